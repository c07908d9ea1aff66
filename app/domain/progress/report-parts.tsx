import { formatPeriod } from '#app/domain/shared/period-words';
import { formatDate, formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { RowTable } from './figures/row-table';
import { type StackPart, StackedBar, Swatch } from './figures/stacked-bar';
import { progressMessages } from './messages';
import { REPORT_STANDINGS, type ReportFigures, type ReportStanding, type ReviewFigures, type Waiting } from './progress.type';
import './progress.css';

const TONES: Record<ReportStanding, StackPart['tone']> = { accepted: 'solid', waiting: 'soft', owed: 'pale', overdue: 'danger', missed: 'hollow', skipped: 'dashed' };

/** The last rounds, each with where its reports stand. */
export function ReportRounds({ reports: { rounds } }: { reports: ReportFigures }) {
  const t = useT(progressMessages);
  const lang = useLang();
  if (rounds.length === 0) return <p>{t('reports.none')}</p>;
  return (
    <div className="table-scroll">
      <table className="table table-stack round-table">
        <caption className="sr-only">{t('reports.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reports.round')}</th>
            {REPORT_STANDINGS.map((one) => <th key={one} scope="col" className="number"><Swatch tone={TONES[one]} />{t(`reports.${one}`)}</th>)}
            <th scope="col" className="number">{t('reports.inAll')}</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map(({ id, period, dueOn, reports, inAll, hrefs, allHref, href }) => (
            <tr key={id}>
              <th scope="row">
                <a href={href}>{formatPeriod(lang, period)}</a>
                <span className="meta">{t('reports.due', { day: formatDate(lang, dueOn) })}</span>
                <StackedBar thin parts={REPORT_STANDINGS.map((key) => ({ key, n: reports[key], tone: TONES[key] }))} />
              </th>
              {REPORT_STANDINGS.map((one) => (
                <td key={one} className={reports[one] > 0 ? 'number' : 'number nothing'} data-heading={t(`reports.${one}`)}>
                  <span>
                    <span className="stack-only"><Swatch tone={TONES[one]} /></span>
                    {reports[one] > 0 ? <a href={hrefs[one]} aria-label={`${formatPeriod(lang, period)}, ${t(`reports.${one}`)}: ${reports[one]}`}>{formatNumber(lang, reports[one])}</a> : formatNumber(lang, reports[one])}
                  </span>
                </td>
              ))}
              <td className="number" data-heading={t('reports.inAll')}>{inAll > 0 ? <a href={allHref} aria-label={`${formatPeriod(lang, period)}, ${t('reports.inAll')}: ${inAll}`}>{formatNumber(lang, inAll)}</a> : 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How long things wait now, in words. */
function Now({ name, waiting: { waiting, median, oldest } }: { name: 'reports.waitingNow' | 'review.pilotsNow'; waiting: Waiting }) {
  const t = useT(progressMessages);
  const said = (days: number | null) => t('days', { days: Math.floor(days ?? 0) });
  return <p>{t(name, { waiting, median: said(median), oldest: said(oldest) })}</p>;
}

type Wait = { key: string; label: string; days: number; answers: number; href: string };

/** Middle waiting times as bars on one scale. */
function WaitingTimes({ caption, rows, scale }: { caption: string; rows: Wait[]; scale: number }) {
  const t = useT(progressMessages);
  const lang = useLang();
  if (rows.length === 0) return <p className="meta">{t('review.none')}</p>;
  return (
    <RowTable
      caption={caption}
      headings={[t('review.when'), t('review.days'), t('review.answers')]}
      rows={rows.map(({ key, label, days, answers, href }) => ({
        key, label, length: days,
        cells: [t('daysCell', { days: Math.round(days) }), <a key={key} href={href} aria-label={`${label}, ${t('review.answers')}: ${answers}`}>{formatNumber(lang, answers)}</a>],
      }))}
      scale={scale}
    />
  );
}

/** How soon reports and pilots get an answer: now, and over the last rounds and half-years. */
export function ReviewTimes({ reports, review }: { reports: ReportFigures; review: ReviewFigures }) {
  const t = useT(progressMessages);
  const lang = useLang();
  const ofReports = reports.rounds.flatMap(({ id, period, reviewDays, answers, answersHref }): Wait[] => (reviewDays === null ? [] : [{ key: id, label: formatPeriod(lang, period), days: reviewDays, answers, href: answersHref }]));
  const ofPilots = review.periods.map(({ period, ...one }): Wait => ({ ...one, key: period, label: formatPeriod(lang, period) }));
  const scale = Math.max(1, ...[...ofReports, ...ofPilots].map(({ days }) => days));
  return (
    <div className="progress-pair">
      <div>
        <Now name="reports.waitingNow" waiting={reports.waiting} />
        <WaitingTimes caption={t('review.reports')} rows={ofReports} scale={scale} />
      </div>
      <div>
        <Now name="review.pilotsNow" waiting={review.waiting} />
        <WaitingTimes caption={t('review.pilots')} rows={ofPilots} scale={scale} />
      </div>
    </div>
  );
}
