import { formatDate, formatNumber, formatShare } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { type StackPart, StackedBar, Swatch } from './figures/stacked-bar';
import { progressMessages } from './messages';
import { DUE_OUTCOMES, type DueOutcome, type PlainPlanFigures, type PlanFigures } from './progress.type';
import './progress.css';

const TONES: Record<DueOutcome, StackPart['tone']> = { kept: 'solid', reachedLate: 'soft', reachedUndated: 'pale', late: 'danger', missed: 'hollow', dropped: 'dashed', notBegun: 'hollow' };

/** What became of the milestones whose day has passed: a bar of them all, and its parts in figures. */
export function PlanOutcomes({ plan }: { plan: PlainPlanFigures }) {
  const t = useT(progressMessages);
  const lang = useLang();
  const { due, dueInAll, ahead, hrefs } = plan;
  const parts = DUE_OUTCOMES.map((key) => ({ key, n: due[key], tone: TONES[key] })).filter(({ n }) => n > 0);
  return (
    <>
      <p className="progress-note">{t('plan.of', { count: dueInAll })}</p>
      <StackedBar parts={parts} />
      {parts.length > 0 && (
        <table className="table stacked-table">
          <caption className="sr-only">{t('plan.title')}</caption>
          <thead><tr><th scope="col">{t('plan.what')}</th><th scope="col" className="number">{t('plan.count')}</th><th scope="col" className="number">{t('money.share')}</th></tr></thead>
          <tbody>
            {parts.map(({ key, n, tone }) => (
              <tr key={key}>
                <th scope="row" className="font-normal"><Swatch tone={tone} />{t(`plan.${key}`)}</th>
                <td className="number"><a href={hrefs[key]} aria-label={`${t(`plan.${key}`)}: ${formatNumber(lang, n)}`}>{formatNumber(lang, n)}</a></td>
                <td className="number">{formatShare(lang, n / dueInAll)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {(ahead > 0 || dueInAll > 0) && <p className="meta mt-3">{ahead > 0 ? <a href={hrefs.ahead}>{t('plan.aheadCount', { count: ahead })}</a> : t('plan.aheadCount', { count: ahead })}</p>}
    </>
  );
}

/** The milestones that are latest, by name, each with its pilot. */
export function LateMilestones({ plan, timelineHref }: { plan: PlanFigures; timelineHref: string }) {
  const t = useT(progressMessages);
  const page = useLang();
  if (plan.late.length === 0) return null;
  const more = plan.due.late - plan.late.length;
  const marked = (lang: string) => (lang === page ? undefined : lang);
  return (
    <div id="late" className="mt-8">
      <h3>{t('plan.lateTitle')}</h3>
      <ul className="late-list">
        {plan.late.map(({ id, title, lang, pilot, dueOn, daysLate }) => (
          <li key={`${pilot.id}-${id}`}>
            <span lang={marked(lang)}>{title}</span>
            <a href={`/${page}/desk/pilots/${pilot.id}/milestones`} lang={marked(pilot.lang)}>{pilot.title}</a>
            <span className="meta">{formatDate(page, dueOn)}: {t('plan.lateBy', { days: daysLate })}</span>
          </li>
        ))}
      </ul>
      <p className="late-more">
        {more > 0 && <span className="meta">{t('plan.lateMore', { count: more })}</span>}
        {more > 0 && <a href={plan.hrefs.late}>{t('plan.lateAll')}</a>}
        <a href={timelineHref}>{t('plan.lateTimeline')}</a>
      </p>
    </div>
  );
}
