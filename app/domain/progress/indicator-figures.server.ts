import { commonTotals } from '#app/domain/indicators/indicator-totals.server';
import type { Names } from '#app/domain/indicators/indicator.type';
import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { EVERYTHING } from '#app/domain/pilots/pilot-list.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { isNarrowed, type ProgressFilters, progressSearch } from './progress-filters.server';
import type { IndicatorFigure } from './progress.type';

/** A common indicator's name in a language, else in the first one it has. */
export function commonName(names: Names, lang: Lang): { name: string; lang: Lang } {
  const shown = [lang, ...LANGUAGES].find((one) => names[one]?.trim()) ?? lang;
  return { name: names[shown] ?? '', lang: shown };
}

/** The page of what a common indicator has come to. */
export const indicatorAt = (lang: Lang, key: string, filters: ProgressFilters): string => `/${lang}/progress/${encodeURIComponent(key)}${progressSearch(filters)}`;

/** What the common indicators have come to over the pilots that are counted, in their order; one that nobody measures is left out. @param only the keys of those that are wanted */
export async function indicatorFigures(lang: Lang, filters: ProgressFilters, only?: string[]): Promise<IndicatorFigure[]> {
  const of = { pilots: await matching(lang, { ...EVERYTHING, ...filters }, null), asOf: dayOf(now()), only };
  return (await commonTotals(of))
    .filter(({ measuring }) => measuring > 0)
    .map(({ names, target, until, ...total }) => ({
      ...total,
      ...commonName(names, lang),
      until,
      // The programme's target is for all of it, not for a part.
      target: isNarrowed(filters) ? null : target,
      href: indicatorAt(lang, total.key, filters),
    }));
}
