import { isId } from '#app/domain/shared/fields';
import { formatPeriod } from '#app/domain/shared/period-words';
import { isPeriod } from '#app/domain/shared/period';
import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { progressMessages } from '../messages';
import type { ProgressFilters } from '../progress-filters.server';
import { pilotAnswers, pilotsInReview, reportAnswers } from '../report-figures.server';
import type { Behind } from './behind.type';
import { paged, said } from './paged.server';

const { sql } = Prisma;

type Answer = { entryId: string; reportId: string | null; stepId: string; at: Date; answered: Date | null; answer: string | null; days: number };

const words = (lang: Lang) => translator(progressMessages, lang);

async function answers(lang: Lang, found: Prisma.Sql, title: string, page: number): Promise<Behind> {
  const t = words(lang);
  const { rows, ...rest } = await paged<Answer>(lang, sql`SELECT *, extract(epoch FROM answered - at)::float8 / 86400 AS days FROM (${found}) a`, sql`x.days DESC, x."stepId"`, page);
  return {
    ...rest,
    title,
    note: t('review.note'),
    columns: [{ heading: t('rows.pilot') }, { heading: t('behind.submitted') }, { heading: t('behind.answered') }, { heading: t('behind.answer') }, { heading: t('behind.days'), isNumber: true }],
    rows: rows.map(({ stepId, entryId, reportId, title: pilot, titleLang, at, answered, answer, days }) => ({
      key: stepId,
      cells: [
        said(lang, pilot, titleLang, reportId ? `/${lang}/desk/reports/${reportId}/review` : `/${lang}/desk/pilots/${entryId}`),
        { text: formatDate(lang, at) }, { text: formatDate(lang, answered ?? at) }, { text: t.at(`behind.step.${answer}`) }, { text: t('daysCell', { days: Math.round(days) }) },
      ],
    })),
  };
}

/** The answers to one round's reports, the slowest first; null where there is no such round. */
export async function answersInRound(round: string, filters: ProgressFilters, lang: Lang, page: number): Promise<Behind | null> {
  const found = isId(round) ? await db.reportRound.findUnique({ where: { id: round }, select: { period: true } }) : null;
  if (!found) return null;
  return answers(lang, await reportAnswers(lang, filters, sql`ARRAY[${round}::uuid]`), words(lang)('behind.answersInRound', { round: formatPeriod(lang, found.period) }), page);
}

/** The answers to pilots in a half-year, the slowest first; null where that is none. */
export async function answersToPilots(period: string, filters: ProgressFilters, lang: Lang, page: number): Promise<Behind | null> {
  if (!isPeriod(period) || !/H[12]$/.test(period)) return null;
  return answers(lang, sql`SELECT * FROM (${await pilotAnswers(lang, filters)}) told WHERE period = ${period}`, words(lang)('behind.answersToPilots', { period: formatPeriod(lang, period) }), page);
}

/** The pilots that wait for an answer, the longest wait first. */
export async function pilotsThatWait(filters: ProgressFilters, lang: Lang, page: number): Promise<Behind> {
  const t = words(lang);
  const { rows, ...rest } = await paged<{ id: string; submittedAt: Date }>(lang, await pilotsInReview(lang, filters), sql`x."submittedAt", x.id`, page);
  return {
    ...rest,
    title: t('behind.pilotsThatWait'),
    note: null,
    columns: [{ heading: t('rows.pilot') }, { heading: t('behind.submitted') }, { heading: t('behind.waits'), isNumber: true }],
    rows: rows.map(({ id, entryId, title, titleLang, submittedAt }) => ({
      key: id,
      cells: [
        said(lang, title, titleLang, `/${lang}/desk/pilots/${entryId}/review`), { text: formatDate(lang, submittedAt) },
        { text: t('daysCell', { days: Math.max(0, Math.floor((now().getTime() - submittedAt.getTime()) / 86_400_000)) }) },
      ],
    })),
  };
}
