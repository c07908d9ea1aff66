import { type Contribution, contributionsOf } from '#app/domain/indicators/contributions.server';
import { isUnit } from '#app/domain/indicators/unit.type';
import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { EVERYTHING } from '#app/domain/pilots/pilot-list.server';
import type { Download } from '#app/domain/shared/download';
import { pagesOf } from '#app/domain/shared/list';
import { daysOf } from '#app/domain/shared/period';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { commonName, indicatorFigures } from './indicator-figures.server';
import { progressMessages } from './messages';
import { type ProgressFilters, progressSearch } from './progress-filters.server';

/** What keys look like; anything else names nothing. */
const isKey = (text: string): boolean => /^[\w.-]{1,100}$/.test(text);

const PAGE = 50;

/**
 * A common indicator with a page of the pilots that measure it: those behind its figure, the largest part first, then those without one. What is
 * said of all of them stays on each page. Null where there is none of this key, or nobody measures it.
 */
export async function indicatorRows(key: string, filters: ProgressFilters, lang: Lang, wanted = 1) {
  const [indicator] = isKey(key) ? await indicatorFigures(lang, filters, [key]) : [];
  if (!indicator) return null;
  const all = await contributionsOf(indicator, lang, { pilots: await matching(lang, { ...EVERYTHING, ...filters }, null), asOf: dayOf(now()) });
  const { page, pages } = pagesOf({ n: all.length, over: false }, PAGE, wanted);
  const shown = all.slice((page - 1) * PAGE, page * PAGE);
  const behind = all.filter(({ part }) => part !== null);
  return {
    indicator,
    rows: shown.filter(({ part }) => part !== null),
    without: shown.filter(({ part }) => part === null),
    inAll: { behind: behind.length, without: all.length - behind.length, largest: Math.max(0, ...behind.map(({ part }) => part ?? 0)), units: [...new Set(behind.map(({ unit }) => unit))] },
    /** The page on which those without a figure begin */
    withoutPage: Math.floor(behind.length / PAGE) + 1,
    page,
    pages,
  };
}

type Row = Contribution & { key: string; name: string; partUnit: string };

async function* rowsOf(lang: Lang, filters: ProgressFilters, only: string | null): AsyncGenerator<Row[]> {
  const where = { pilots: await matching(lang, { ...EVERYTHING, ...filters }, null), asOf: dayOf(now()) };
  const common = await db.commonIndicator.findMany({ where: only ? { key: only } : {}, orderBy: [{ position: 'asc' }, { key: 'asc' }], select: { key: true, unit: true, names: true } });
  for (const { key, unit, names } of common) {
    if (!isUnit(unit)) continue;
    const rows = (await contributionsOf({ key, unit }, lang, where)).filter(({ part }) => part !== null);
    if (rows.length > 0) yield rows.map((row) => ({ ...row, key, name: commonName(names as Record<string, string>, lang).name, partUnit: unit }));
  }
}

/** The pilots' parts of every common indicator as a file, or of one. @param only its key */
export function progressDownload(lang: Lang, filters: ProgressFilters, only: string | null = null): Download<Row> {
  const t = translator(progressMessages, lang);
  const address = (slug: string) => `${env().ORIGIN}/${lang}/pilots/${slug}`;
  const until = ({ last }: Row) => (last ? daysOf(last).endsOn : null);
  return {
    name: 'progress',
    filters: [...new URLSearchParams(progressSearch(filters)), ...(only ? [['indicator', only] as [string, string]] : [])],
    columns: [
      { heading: t('download.indicator'), cell: ({ name }) => name },
      { heading: t('download.key'), cell: ({ key }) => key },
      { heading: t('download.pilot'), cell: ({ title }) => title },
      { heading: t('download.value'), cell: ({ value }) => value },
      { heading: t('download.unit'), cell: ({ unit }) => unit },
      { heading: t('download.part'), cell: ({ part }) => part },
      { heading: t('download.partUnit'), cell: ({ partUnit }) => partUnit },
      { heading: t('download.cumulative'), cell: ({ cumulative }) => t(cumulative ? 'yes' : 'no') },
      { heading: t('download.periods'), cell: ({ periods }) => periods },
      { heading: t('download.until'), cell: until },
      { heading: t('download.address'), cell: ({ slug }) => address(slug) },
    ],
    record: (row) => ({
      indicator: { key: row.key, name: row.name, unit: row.partUnit },
      pilot: { url: address(row.slug), title: row.title, language: row.lang, state: row.state },
      value: row.value, unit: row.unit, part: row.part, cumulative: row.cumulative, periods: row.periods, lastPeriod: row.last, until: until(row),
    }),
    batches: () => rowsOf(lang, filters, only),
  };
}

/** Whether there is a common indicator of this key. */
export const isCommon = async (key: string): Promise<boolean> => isKey(key) && (await db.commonIndicator.count({ where: { key } })) > 0;
