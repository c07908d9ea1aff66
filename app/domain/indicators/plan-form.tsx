import { Choices, Field, type FormResult, Select, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { Sending } from '#app/components/sending';
import { type Lang, LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { DIMENSIONS, DIRECTIONS, type IndicatorKind } from './indicator.type';
import { sayValue, unitOptions } from './indicator-words';
import { indicatorMessages } from './messages';
import type { UnitName } from './unit.type';
import './indicators.css';

type Props = {
  kind: IndicatorKind;
  /** The unit of the common indicator it is; null for the pilot's own */
  commonUnit: UnitName | null;
  originalLang: Lang;
  values: Record<string, string>;
  base: string;
  /** Values exist: what they are made of is told, not asked. */
  fixed: boolean;
  /** Whether a change of baseline or targets needs a reason */
  promised: boolean;
  periods: { value: string; label: string }[];
  rows: number;
  result?: FormResult;
};

function Measure({ kind, commonUnit, values, fixed, result }: Props) {
  const t = useT(indicatorMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const own = commonUnit === null;
  const counted = kind === 'quantitative';
  if (fixed) {
    const told = ['unit', 'direction', 'cumulative', 'dimension'].filter((name) => values[name] && (counted || name === 'direction'));
    return (
      <>
        <p className="notice">{t('plan.fixed')}</p>
        {['unit', 'direction', 'cumulative', 'dimension'].map((name) => <input key={name} type="hidden" name={name} value={values[name] ?? ''} />)}
        <dl className="facts">{told.map((name) => <div key={name}><dt>{t.at(`field.${name}`)}</dt><dd>{sayValue(lang, name, values[name] ?? '')}</dd></div>)}</dl>
      </>
    );
  }
  return (
    <>
      {counted && <Select name="unit" label={t('field.unit')} hint={own ? undefined : t('plan.commonUnitHint')} options={unitOptions(lang, commonUnit ?? undefined)} empty={own ? ui('choose') : undefined} value={values.unit} result={result} />}
      {own && <Choices name="direction" type="radio" label={t('field.direction')} options={DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }))} values={[values.direction || 'up']} result={result} />}
      {own && counted && <Choices name="cumulative" type="radio" label={t('field.cumulative')} options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`cumulative.${value}`), hint: t(`cumulativeHint.${value}`) }))} values={[values.cumulative || 'no']} result={result} />}
      {counted && (
        <Select name="dimension" label={t('field.dimension')} hint={t('plan.dimensionHint')} empty={t('plan.noDimension')} value={values.dimension} result={result}
          options={Object.entries(DIMENSIONS).map(([value, categories]) => ({ value, label: `${t.at(`dimension.${value}`)}: ${categories.map((one) => t.at(`category.${one}`)).join(', ')}` }))} />
      )}
    </>
  );
}

function Targets({ values, periods, rows, result }: Props) {
  const t = useT(indicatorMessages);
  const ui = useT(uiMessages);
  return (
    <fieldset className="fieldset">
      <legend>{t('field.targets')}</legend>
      <p className="field-hint">{t('plan.targetsHint')}</p>
      {Array.from({ length: rows }, (_, at) => at).map((at) => (
        <fieldset key={`row-${at}`} className="target-row">
          <legend className="sr-only">{t('plan.row', { n: at + 1 })}</legend>
          <Select name={`targets.${at}.period`} label={t('field.period')} options={periods} empty={ui('choose')} value={values[`targets.${at}.period`]} result={result} />
          <Field name={`targets.${at}.value`} label={t('field.target')} inputMode="decimal" value={values[`targets.${at}.value`]} result={result} />
        </fieldset>
      ))}
    </fieldset>
  );
}

/** The fields of one of a pilot's indicators: for a common one only what is the pilot's own to say. */
export function PlanForm(props: Props) {
  const { kind, commonUnit, originalLang, values, base, promised, result } = props;
  const t = useT(indicatorMessages);
  const ui = useT(uiMessages);
  const own = commonUnit === null;
  return (
    <unsaved-guard>
      <form method="post">
        {base === '' ? <Sending /> : <input type="hidden" name="base" value={base} />}
        {own && (
          <fieldset className="fieldset">
            <legend>{t('plan.names')}</legend>
            <p className="field-hint">{t('plan.namesHint')}</p>
            <div className="side-by-side">
              {[originalLang, ...LANGUAGES.filter((one) => one !== originalLang)].map((one) => (
                <Field key={one} name={`${one}.name`} label={t('field.nameIn', { language: LANGUAGE_NAMES[one] })} optional={one !== originalLang} lang={one} maxLength={120} value={values[`${one}.name`]} result={result} />
              ))}
            </div>
          </fieldset>
        )}
        <fieldset className="fieldset">
          <legend>{t('plan.measured')}</legend>
          <Measure {...props} />
          {own && <Field name="sdgIndicator" label={t('field.sdgIndicator')} hint={t('field.sdgHint')} optional width="short" maxLength={10} value={values.sdgIndicator} result={result} />}
        </fieldset>
        {promised && <p className="notice notice-warn">{t('plan.promise')}</p>}
        <fieldset className="fieldset">
          <legend>{t('field.baseline')}</legend>
          <p className="field-hint">{t('plan.baselineHint')}</p>
          <Field name="baselineYear" label={t('field.baselineYear')} optional inputMode="numeric" width="short" maxLength={4} value={values.baselineYear} result={result} />
          {kind === 'quantitative' && <Field name="baselineValue" label={t('field.baselineValue')} optional inputMode="decimal" width="short" value={values.baselineValue} result={result} />}
          <TextArea name="baselineComment" label={t('field.baselineComment')} optional rows={3} maxLength={500} lang={originalLang} value={values.baselineComment} result={result} />
        </fieldset>
        {kind === 'quantitative' && <Targets {...props} />}
        {promised && <TextArea name="reason" label={t('plan.reason')} optional rows={3} maxLength={1000} lang={originalLang} result={result} />}
        <div className="button-row"><button type="submit" className="btn">{ui('save')}</button></div>
      </form>
    </unsaved-guard>
  );
}
