import { type MilestoneState, titleIn } from '#app/domain/milestones/milestone.type';
import { Prisma } from '#app/platform/db/db.server';
import { formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { progressMessages } from '../messages';
import { standingsOf } from '../plan-figures.server';
import type { ProgressFilters } from '../progress-filters.server';
import { PLAN_OUTCOMES, type PlanOutcome } from '../progress.type';
import type { Behind } from './behind.type';
import { paged, said } from './paged.server';

const { sql } = Prisma;

const isOutcome = (text: string): text is PlanOutcome => (PLAN_OUTCOMES as readonly string[]).includes(text);

type Row = { milestoneId: string; titles: Partial<Record<Lang, string>>; lang: Lang; dueOn: string | null; reachedOn: string | null; state: MilestoneState; days: number | null };

/** The milestones of which one thing became, what was planned first on top; null where there is no such thing. */
export async function milestoneRows(outcome: string, filters: ProgressFilters, lang: Lang, page: number): Promise<Behind | null> {
  if (!isOutcome(outcome)) return null;
  const t = translator(progressMessages, lang);
  const found = sql`
    SELECT s."pilotId" AS "entryId", s."milestoneId", m.titles, m.lang, m.state, m.position, m."dueOn"::text AS "dueOn", m."reachedOn"::text AS "reachedOn",
      CASE WHEN s.outcome = 'late' THEN s.past WHEN s.outcome IN ('kept', 'reachedLate') THEN m."reachedOn" - m."dueOn" END::int AS days
    FROM (${await standingsOf(lang, filters)}) s JOIN "Milestone" m ON m."pilotId" = s."pilotId" AND m."milestoneId" = s."milestoneId" WHERE s.outcome = ${outcome}`;
  const { rows, ...rest } = await paged<Row>(lang, found, sql`x."dueOn" NULLS LAST, x."entryId", x.position`, page);
  const day = (on: string | null) => ({ text: on ? formatDate(lang, on) : '–' });
  const isReached = outcome === 'kept' || outcome === 'reachedLate';
  const hasDays = isReached || outcome === 'late';
  return {
    ...rest,
    title: t('behind.milestones', { outcome: t(`plan.${outcome}`) }),
    note: null,
    columns: [
      { heading: t('behind.milestone') }, { heading: t('rows.pilot') }, { heading: t('behind.planned') },
      ...(isReached ? [{ heading: t('behind.reached') }] : []), ...(hasDays ? [{ heading: t('behind.delay'), isNumber: true }] : []),
    ],
    rows: rows.map((row) => {
      const { title, lang: written } = titleIn(row, lang);
      return {
        key: `${row.entryId} ${row.milestoneId}`,
        cells: [
          said(lang, title, written), said(lang, row.title, row.titleLang, `/${lang}/pilots/${row.slug}`), day(row.dueOn),
          ...(isReached ? [day(row.reachedOn)] : []), ...(hasDays ? [{ text: delay(row.days ?? 0) }] : []),
        ],
      };
    }),
  };

  function delay(days: number): string {
    return days < 0 ? t('behind.early', { days: -days }) : t('behind.late', { days });
  }
}
