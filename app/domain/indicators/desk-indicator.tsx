import { Select } from '#app/components/field';
import { formatPeriod } from '#app/domain/shared/period-words';
import { useLang, useT } from '#app/platform/i18n/messages';
import { periodsOf, summaryOf } from './figure-scale';
import { IndicatorFigure } from './indicator-figure';
import type { MeasuredView, ValueView } from './indicator.type';
import { indicatorMessages } from './messages';
import { formatFigure } from './unit.type';
import './indicators.css';

type Props = { indicator: MeasuredView; base: string; mayPlan: boolean; mayEnter: boolean; periods: { value: string; label: string }[] };

const TAGS: Record<string, string> = { submitted: 'tag tag-warning', returned: 'tag tag-danger', accepted: 'tag tag-success' };

/** Where a value stands, in words. */
export function ValueState({ state }: { state: string }) {
  const t = useT(indicatorMessages);
  return <span className={TAGS[state] ?? 'tag tag-outline'}>{t.at(`state.${state}`)}</span>;
}

/** A value in one line. */
function Said({ value, indicator }: { value: ValueView; indicator: MeasuredView }) {
  const t = useT(indicatorMessages);
  const lang = useLang();
  if (indicator.kind === 'qualitative') return <>{value.text.length > 120 ? `${value.text.slice(0, 120)}…` : value.text || t('value.none')}</>;
  return <>{value.value === null ? t('value.none') : formatFigure(lang, value.value, indicator.unit)}</>;
}

function Values({ indicator, base, mayEnter }: Props) {
  const t = useT(indicatorMessages);
  const lang = useLang();
  const label = t('desk.values', { name: indicator.name });
  const targetAt = new Map(indicator.targets.map(({ period, value }) => [period, value]));
  const periods = periodsOf(indicator);
  if (periods.length === 0) return <p className="meta">{t('desk.noValues')}</p>;
  return (
    <div className="table-scroll">
      <table className="table table-stack">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('field.period')}</th>
            {targetAt.size > 0 && <th scope="col" className="number">{t('field.target')}</th>}
            <th scope="col" className={indicator.kind === 'quantitative' ? 'number' : undefined}>{t('field.value')}</th>
            <th scope="col">{t('desk.state')}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => {
            const all = indicator.values.filter((one) => one.period === period);
            const target = targetAt.get(period);
            const named = formatPeriod(lang, period);
            const open = all.find(({ state }) => state !== 'accepted');
            const action = open ? (open.state === 'submitted' || !mayEnter ? 'look' : 'continue') : all.length > 0 && mayEnter ? 'correct' : 'look';
            return (
              <tr key={period}>
                <th scope="row">{all.length > 0 ? <a href={`${base}/${indicator.id}/values/${period}`} aria-label={`${t(`desk.${action}`)}: ${indicator.name}, ${named}`}>{named}</a> : named}</th>
                {targetAt.size > 0 && <td className="number" data-heading={t('field.target')}>{target === undefined ? '–' : formatFigure(lang, target, indicator.unit)}</td>}
                <td className={indicator.kind === 'quantitative' ? 'number' : undefined} data-heading={t('field.value')}>{all.length === 0 ? '–' : all.map((value) => <p key={value.id}><Said value={value} indicator={indicator} /></p>)}</td>
                <td data-heading={t('desk.state')}>{all.map((value) => <p key={value.id}><ValueState state={value.state} /></p>)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** One of a pilot's indicators on the desk: what it comes to, its figure, every period, and what can be done. */
export function DeskIndicator(props: Props) {
  const { indicator, base, mayPlan, mayEnter, periods } = props;
  const t = useT(indicatorMessages);
  const lang = useLang();
  const counted = { ...indicator, values: indicator.values.filter(({ state }) => state === 'accepted') };
  const summary = summaryOf(counted);
  const at = `${base}/${indicator.id}`;
  const other = (one: string) => (one === lang ? undefined : one);
  return (
    <section className="indicator" aria-labelledby={`i-${indicator.id}`}>
      <div className="indicator-words">
        <h2 id={`i-${indicator.id}`} lang={other(indicator.lang)}>{indicator.name}</h2>
        {summary?.reached != null && <p className="figure-headline">{formatFigure(lang, summary.reached, indicator.unit)}</p>}
        {summary?.target != null && <p>{t('page.ofTarget', { target: formatFigure(lang, summary.target, indicator.unit) })}</p>}
        {indicator.baseline.value !== null && (
          <p className="meta">{t(indicator.baseline.year ? 'page.baselineYear' : 'page.baseline', { value: formatFigure(lang, indicator.baseline.value, indicator.unit), year: String(indicator.baseline.year ?? '') })}</p>
        )}
        {indicator.baseline.comment && <p className="meta">{indicator.baseline.comment}</p>}
        <p className="meta">
          {[indicator.unit && t.at(`unitLong.${indicator.unit}`), t(`direction.${indicator.direction}`), indicator.kind === 'quantitative' && t(`cumulative.${indicator.cumulative ? 'yes' : 'no'}`), indicator.sdgIndicator && t('sdg', { code: indicator.sdgIndicator })].filter(Boolean).join(' · ')}
        </p>
        {mayEnter && !indicator.retired && periods.length > 0 && (
          <form method="get" action={`${at}/values`} className="enter-value">
            <Select name={`period-${indicator.id}`} label={t('desk.enterFor')} options={periods} />
            <button type="submit" className="btn">{t('desk.enter')}<span className="sr-only">: {indicator.name}</span></button>
          </form>
        )}
        {mayPlan && (
          <p className="button-row">
            <a href={`${at}/edit`}>{t('desk.edit')}<span className="sr-only">: {indicator.name}</span></a>
            <a href={`${at}/retirement`}>{t(indicator.retired ? 'desk.resume' : 'desk.retire')}<span className="sr-only">: {indicator.name}</span></a>
          </p>
        )}
      </div>
      <div>
        <IndicatorFigure indicator={counted} />
        <Values {...props} />
      </div>
    </section>
  );
}
