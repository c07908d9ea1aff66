import type { ReactNode } from 'react';
import { pilotMessages } from '#app/domain/pilots/messages';
import { StatusTag, ThemeTags, type Tone } from '#app/components/tags';
import { formatEuros, formatMonth, formatShortDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { OWING, type PortfolioFilters, portfolioSearch, type PortfolioSort } from './portfolio-filters';
import type { PortfolioRow } from './portfolio-row';
import { portfolioMessages } from './messages';
import './portfolio.css';

const TONES: Record<string, Tone> = { overdue: 'danger', returned: 'warning', accepted: 'success' };

/** A column's heading that puts the table in its order; a second time the other way round. */
function Heading({ sort, filters, children }: { sort: PortfolioSort; filters: PortfolioFilters; children: ReactNode }) {
  const t = useT(portfolioMessages);
  const lang = useLang();
  const current = filters.sort === sort;
  const descending = (sort === 'budget' || sort === 'late') !== filters.reversed;
  const href = `/${lang}/desk/portfolio${portfolioSearch({ ...filters, sort, reversed: current && !filters.reversed, page: 1 })}`;
  return (
    <th scope="col" aria-sort={current ? (descending ? 'descending' : 'ascending') : undefined}>
      <a href={href} aria-label={t('sort.by', { column: t(`column.${sort === 'report' ? 'report' : sort}`) })}>
        {children}
        {current && <span aria-hidden="true"> {descending ? '↓' : '↑'}</span>}
      </a>
    </th>
  );
}

function Cell({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return <td data-label={label} className={className}>{children}</td>;
}

function Milestones({ milestones: { all, reached, late } }: Pick<PortfolioRow, 'milestones'>) {
  const t = useT(portfolioMessages);
  if (all === 0) return <span className="meta">{t('noMilestones')}</span>;
  return (
    <>
      <meter className="portfolio-meter" min={0} max={all} value={reached} aria-hidden="true" />
      <span className="portfolio-line">{t('milestones', { reached, all })}</span>
      {late > 0 && <strong className="portfolio-late">{t('milestonesLate', { late })}</strong>}
    </>
  );
}

function Figures({ figures: { measured, accepted }, heardOn }: Pick<PortfolioRow, 'figures' | 'heardOn'>) {
  const t = useT(portfolioMessages);
  const lang = useLang();
  if (measured === 0 && !heardOn) return <span className="meta">{t('noFigures')}</span>;
  return (
    <>
      <span className="portfolio-line">{t('figures', { accepted, measured })}</span>
      <span className="meta">{heardOn ? t('heard', { day: formatShortDate(lang, heardOn) }) : t('neverHeard')}</span>
    </>
  );
}

function Report({ row }: { row: PortfolioRow }) {
  const t = useT(portfolioMessages);
  const lang = useLang();
  const tag = <StatusTag label={t(`standing.${row.standing}`)} tone={TONES[row.standing]} />;
  return (
    <>
      {row.reportId ? <a href={`/${lang}/desk/reports/${row.reportId}`}>{tag}</a> : tag}
      {row.dueOn && OWING.includes(row.standing) && <span className="meta">{t('due', { day: formatShortDate(lang, row.dueOn) })}</span>}
    </>
  );
}

function Row({ row }: { row: PortfolioRow }) {
  const t = useT(portfolioMessages);
  const pilots = useT(pilotMessages);
  const lang = useLang();
  const other = row.lang === lang ? undefined : row.lang;
  const period = [row.startsOn, row.endsOn].map((day) => (day ? formatMonth(lang, day) : '')).join('–');
  return (
    <tr>
      <td className="portfolio-choose">
        {OWING.includes(row.standing) && (
          <label className="choice">
            <input type="checkbox" name="pilot" value={row.id} />
            <span className="sr-only">{t('chooseOne', { title: row.title })}</span>
          </label>
        )}
      </td>
      <th scope="row">
        <a href={`/${lang}/desk/pilots/${row.id}`} lang={other}>{row.title}</a>
        {row.leadSlug && <a className="portfolio-lead" href={`/${lang}/partners/${row.leadSlug}`}>{row.lead}</a>}
        <ThemeTags themes={row.themes} />
      </th>
      <Cell label={t('column.state')}>
        <span className="portfolio-line">{pilots.at(`state.${row.state}`)}</span>
        <span className="meta">{period}</span>
      </Cell>
      <Cell label={t('column.budget')} className="portfolio-number">{formatEuros(lang, row.budget)}</Cell>
      <Cell label={t('column.late')}><Milestones milestones={row.milestones} /></Cell>
      <Cell label={t('column.figures')}><Figures figures={row.figures} heardOn={row.heardOn} /></Cell>
      <Cell label={t('column.report')}><Report row={row} /></Cell>
    </tr>
  );
}

/**
 * The portfolio's rows with a box to tick at each pilot that owes a report. On narrow screens a row is a block of lines.
 */
export function PortfolioTable({ rows, filters, caption }: { rows: PortfolioRow[]; filters: PortfolioFilters; caption: string }) {
  const t = useT(portfolioMessages);
  return (
    <table className="portfolio">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="portfolio-choose"><span className="sr-only">{t('column.choose')}</span></th>
          <Heading sort="title" filters={filters}>{t('column.title')}</Heading>
          <Heading sort="state" filters={filters}>{t('column.state')}</Heading>
          <Heading sort="budget" filters={filters}>{t('column.budget')}</Heading>
          <Heading sort="late" filters={filters}>{t('column.late')}</Heading>
          <th scope="col">{t('column.figures')}</th>
          <Heading sort="report" filters={filters}>{t('column.report')}</Heading>
        </tr>
      </thead>
      <tbody>{rows.map((row) => <Row key={row.id} row={row} />)}</tbody>
    </table>
  );
}
