import { Field, FieldGroup, type FormResult, TextArea } from '#app/components/field';
import { useT } from '#app/platform/i18n/messages';
import { DIMENSIONS, type IndicatorView } from './indicator.type';
import { indicatorMessages } from './messages';

type Props = {
  indicator: Pick<IndicatorView, 'kind' | 'unit' | 'dimension'>;
  values: Record<string, string>;
  base: string;
  /** Where saving leads */
  back: string;
  /** An accepted value stands, so a reason is asked. */
  corrects: boolean;
  /** A draft that may be thrown away */
  discards: boolean;
  originalLang: string;
  result?: FormResult;
};

/** A period's value: figure or words, source, comment, parts; saved as a draft or handed in. */
export function ValueForm({ indicator, values, base, back, corrects, discards, originalLang, result }: Props) {
  const t = useT(indicatorMessages);
  const { kind, unit, dimension } = indicator;
  const text = { lang: originalLang, result };
  return (
    <unsaved-guard>
      <form method="post" noValidate>
        <input type="hidden" name="base" value={base} />
        <input type="hidden" name="back" value={back} />
        {kind === 'quantitative' ? (
          <Field name="figure.value" label={unit ? `${t('field.value')}, ${t.at(`unitLong.${unit}`)}` : t('field.value')} hint={t('value.valueHint')} inputMode="decimal" width="short" maxLength={40} value={values['figure.value']} result={result} />
        ) : (
          <TextArea name="figure.text" label={t('field.text')} rows={5} maxLength={2000} value={values['figure.text']} {...text} />
        )}
        {dimension && kind === 'quantitative' && (
          <FieldGroup name="figure.breakdown" legend={t('value.parts', { dimension: t.at(`dimension.${dimension}`) })} result={result}>
            <div className="side-by-side">
              {DIMENSIONS[dimension].map((category) => (
                <Field key={category} name={`figure.breakdown.${category}`} label={t.at(`category.${category}`)} optional inputMode="decimal" maxLength={40} value={values[`figure.breakdown.${category}`]} result={result} />
              ))}
            </div>
          </FieldGroup>
        )}
        <Field name="figure.source" label={t('field.source')} hint={t('value.sourceHint')} maxLength={300} value={values['figure.source']} optional={kind === 'qualitative'} {...text} />
        <TextArea name="figure.comment" label={t('field.comment')} hint={t('value.commentHint')} optional rows={3} maxLength={1000} value={values['figure.comment']} {...text} />
        {corrects && <TextArea name="reason" label={t('value.why')} hint={t('value.whyHint')} rows={3} maxLength={1000} value={values.reason} {...text} />}
        <div className="button-row">
          <button type="submit" name="intent" value="submit" className="btn">{t('value.submit')}</button>
          <button type="submit" name="intent" value="save" className="btn-secondary">{t('value.save')}</button>
          {discards && <button type="submit" name="intent" value="discard" className="btn-danger">{t('value.discard')}</button>}
        </div>
      </form>
    </unsaved-guard>
  );
}
