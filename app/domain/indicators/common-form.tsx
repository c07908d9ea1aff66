import { Choices, Field, type FormResult, Select, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { useT } from '#app/platform/i18n/messages';
import { unitOptions } from './indicator-words';
import { indicatorMessages } from './messages';
import { DIRECTIONS } from './indicator.type';
import { useLang } from '#app/platform/i18n/messages';

type Values = Record<'fi' | 'sv' | 'en', { name: string; explanation: string }> & Record<'unit' | 'direction' | 'cumulative' | 'sdgIndicator' | 'target' | 'position', string>;

/** The fields of a common indicator. `fixed`: what values are made of cannot change any more, so it is told instead of asked. */
export function CommonForm({ values, base, fixed, result }: { values: Values; base: string; fixed: boolean; result?: FormResult }) {
  const t = useT(indicatorMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  return (
    <unsaved-guard>
      <form method="post">
        <input type="hidden" name="base" value={base} />
        <fieldset className="fieldset">
          <legend>{t('library.words')}</legend>
          <div className="side-by-side">
            {LANGUAGES.map((one) => (
              <div key={one}>
                <Field name={`${one}.name`} label={t('field.nameIn', { language: LANGUAGE_NAMES[one] })} lang={one} maxLength={120} value={values[one].name} result={result} />
                <TextArea name={`${one}.explanation`} label={t('field.explanationIn', { language: LANGUAGE_NAMES[one] })} optional lang={one} rows={4} maxLength={600} value={values[one].explanation} result={result} />
              </div>
            ))}
          </div>
        </fieldset>
        <fieldset className="fieldset">
          <legend>{t('library.measure')}</legend>
          {fixed && <p className="notice">{t('library.fixed')}</p>}
          {fixed && <input type="hidden" name="unit" value={values.unit} />}
          {fixed && <input type="hidden" name="direction" value={values.direction} />}
          {fixed && <input type="hidden" name="cumulative" value={values.cumulative} />}
          {fixed ? (
            <dl className="facts">
              <div><dt>{t('field.unit')}</dt><dd>{t.at(`unitLong.${values.unit}`)}</dd></div>
              <div><dt>{t('field.direction')}</dt><dd>{t.at(`direction.${values.direction}`)}</dd></div>
              <div><dt>{t('field.cumulative')}</dt><dd>{t.at(`cumulative.${values.cumulative}`)}</dd></div>
            </dl>
          ) : (
            <>
              <Select name="unit" label={t('field.unit')} hint={t('library.unitHint')} options={unitOptions(lang)} empty={ui('choose')} value={values.unit} result={result} />
              <Choices name="direction" type="radio" label={t('field.direction')} options={DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }))} values={[values.direction]} result={result} />
              <Choices name="cumulative" type="radio" label={t('field.cumulative')} options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`cumulative.${value}`), hint: t(`cumulativeHint.${value}`) }))} values={[values.cumulative]} result={result} />
            </>
          )}
        </fieldset>
        <fieldset className="fieldset">
          <legend>{t('library.programme')}</legend>
          <Field name="target" label={t('field.programmeTarget')} hint={t('library.targetHint')} optional inputMode="decimal" width="short" value={values.target} result={result} />
          <Field name="sdgIndicator" label={t('field.sdgIndicator')} hint={t('field.sdgHint')} optional width="short" maxLength={10} value={values.sdgIndicator} result={result} />
          <Field name="position" label={t('field.position')} hint={t('library.positionHint')} inputMode="numeric" width="short" maxLength={3} value={values.position} result={result} />
        </fieldset>
        <div className="button-row">
          <button type="submit" className="btn">{ui('save')}</button>
        </div>
      </form>
    </unsaved-guard>
  );
}
