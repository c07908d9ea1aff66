import { Choices, Field, FieldGroup, type FormResult, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { type Lang, LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { translator, useT } from '#app/platform/i18n/messages';
import { type AccessibilityEdit, BASES, CONFORMANCE, MOST_LACKING } from './accessibility.schema';
import { statementMessages } from './messages';

/** Rows that are offered beyond those that stand. */
const ROOM = 2;

/** What an error summary calls the fields. */
export function accessibilityLabels(lang: Lang): Record<string, string> {
  const t = translator(statementMessages, lang);
  const inLanguage = (name: string, field: string) => LANGUAGES.map((of): [string, string] => [`${name}.${of}`, t('accessibility.edit.field', { field, language: LANGUAGE_NAMES[of] })]);
  const rows = Array.from({ length: MOST_LACKING }, (_, i) => {
    const row = t('accessibility.edit.row', { n: i + 1 });
    return [...inLanguage(`lacking.${i}`, row), [`lacking.${i}.due`, `${row}: ${t('accessibility.edit.due')}`] as [string, string]];
  });
  const plain = (['assessedOn', 'status', 'basis', 'lacking'] as const).map((name): [string, string] => [name, t(`accessibility.edit.${name}`)]);
  return Object.fromEntries([...plain, ...inLanguage('method', t('accessibility.edit.method')), ...rows.flat()]);
}

type Props = { edit: AccessibilityEdit; base: string; result: FormResult };

/** Tells of an assessment of the service's accessibility. */
export function AccessibilityForm({ edit, base, result }: Props) {
  const t = useT(statementMessages);
  const ui = useT(uiMessages);
  const sentRows = Object.keys(result?.sent ?? {}).filter((name) => /^lacking\.\d+\.due$/.test(name)).length;
  const rows = Math.min(MOST_LACKING, Math.max(sentRows, edit.lacking.length + ROOM));
  return (
    <unsaved-guard>
      <form method="post">
        <input type="hidden" name="base" value={base} />
        <fieldset className="fieldset">
          <legend>{t('accessibility.edit.assessment')}</legend>
          <Field name="assessedOn" type="date" width="short" label={t('accessibility.edit.assessedOn')} result={result} value={edit.assessedOn} />
          <Choices name="status" type="radio" label={t('accessibility.edit.status')} result={result} values={[edit.status]} options={CONFORMANCE.map((value) => ({ value, label: t(`accessibility.status.${value}`) }))} />
          <Choices name="basis" type="radio" label={t('accessibility.edit.basis')} result={result} values={[edit.basis]} options={BASES.map((value) => ({ value, label: t(`accessibility.basis.${value}`) }))} />
        </fieldset>
        <fieldset className="fieldset">
          <legend>{t('accessibility.edit.method')}</legend>
          <p className="field-hint">{t('accessibility.edit.methodHint')}</p>
          <div className="side-by-side">
            {LANGUAGES.map((lang) => <TextArea key={lang} name={`method.${lang}`} label={LANGUAGE_NAMES[lang]} lang={lang} rows={6} maxLength={4000} result={result} value={edit.method[lang]} />)}
          </div>
        </fieldset>
        <FieldGroup name="lacking" legend={t('accessibility.edit.lacking')} result={result}>
          <p className="field-hint">{t('accessibility.edit.lackingHint')}</p>
          {Array.from({ length: rows }, (_, i) => `lacking.${i}`).map((row, i) => (
            <fieldset key={row} className="field-group max-w-none">
              <legend className="field-group-title">{t('accessibility.edit.row', { n: i + 1 })}</legend>
              <p className="field-hint">{t('accessibility.edit.text')}</p>
              <div className="side-by-side">
                {LANGUAGES.map((lang) => <TextArea key={lang} name={`${row}.${lang}`} label={LANGUAGE_NAMES[lang]} lang={lang} rows={4} maxLength={600} result={result} value={edit.lacking[i]?.[lang]} />)}
              </div>
              <Field name={`${row}.due`} type="date" width="short" optional label={t('accessibility.edit.due')} result={result} value={edit.lacking[i]?.due} />
            </fieldset>
          ))}
        </FieldGroup>
        <div className="button-row"><button className="btn" type="submit">{ui('save')}</button></div>
      </form>
    </unsaved-guard>
  );
}
