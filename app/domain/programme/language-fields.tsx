import { Field, type FormResult, TextArea } from '#app/components/field';
import { useToolbarWords } from '#app/components/toolbar-words';
import { type Lang, LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { useT } from '#app/platform/i18n/messages';
import { programmeMessages } from './messages';

export type EditedField = { name: string; label: string; hint?: string; as: 'line' | 'text' | 'markdown'; max: number };

/** The same fields in each language, a row of three where there is room. Names are `fi.name`, `sv.name` and so on. */
export function LanguageFields({ fields, result, values }: { fields: EditedField[]; result?: FormResult; values: Record<Lang, Record<string, string>> }) {
  const t = useT(programmeMessages);
  const toolbar = useToolbarWords();
  return fields.map(({ name, label, hint, as, max }) => (
    <fieldset className="fieldset" key={name}>
      <legend>{label}</legend>
      <div className="side-by-side">
        {LANGUAGES.map((lang) => {
          const common = { name: `${lang}.${name}`, label: LANGUAGE_NAMES[lang], hint, result, value: values[lang][name], maxLength: max, lang };
          if (as === 'line') return <Field key={lang} {...common} />;
          return <TextArea key={lang} {...common} rows={as === 'text' ? 3 : max > 2000 ? 14 : 6} markdown={as === 'markdown' ? { ...toolbar, label: t('edit.field', { field: toolbar.label, language: LANGUAGE_NAMES[lang] }) } : undefined} />;
        })}
      </div>
    </fieldset>
  ));
}

/** What the links of an error summary call the fields. */
export const labelsOf = (fields: EditedField[], inLanguage: (label: string, lang: Lang) => string): Record<string, string> =>
  Object.fromEntries(fields.flatMap(({ name, label }) => LANGUAGES.map((lang) => [`${lang}.${name}`, inLanguage(label, lang)])));
