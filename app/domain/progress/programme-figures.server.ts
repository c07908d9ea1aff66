import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { gapFigures } from './gap-figures.server';
import { indicatorFigures } from './indicator-figures.server';
import { pilotFigures, publicPilotFigures } from './pilot-figures.server';
import { plainPlanFigures, planFigures } from './plan-figures.server';
import { ALL_PILOTS, type ProgressFilters, rowsAt } from './progress-filters.server';
import { reportFigures, reviewFigures } from './report-figures.server';
import { travelFigures } from './travel/travel-figures.server';

export { ALL_PILOTS, isNarrowed, type ProgressFilters, progressFiltersFrom, progressSearch } from './progress-filters.server';

/**
 * The programme in figures, as plain data: the page draws them, the programme's report prints them. For coordinators: how reporting and
 * review go is nobody else's. All of them count the same pilots, on the same day.
 */
export async function programmeFigures(filters: ProgressFilters, lang: Lang) {
  const [pilots, indicators, plan, reports, review, gaps, travel] = await Promise.all([
    pilotFigures(lang, filters), indicatorFigures(lang, filters), planFigures(lang, filters), reportFigures(lang, filters), reviewFigures(lang, filters), gapFigures(lang, filters), travelFigures(lang, filters, true),
  ]);
  return { on: dayOf(now()), filters, pilots, indicators, behindHref: rowsAt(lang, filters, 'behind'), plan, reports, review, gaps, travel };
}

export type ProgrammeFigures = Awaited<ReturnType<typeof programmeFigures>>;

/** What of them everybody may know, of some of the pilots. */
export async function publicFigures(lang: Lang, filters: ProgressFilters) {
  const [pilots, indicators, plan, travel] = await Promise.all([pilotFigures(lang, filters), indicatorFigures(lang, filters), planFigures(lang, filters), travelFigures(lang, filters, false)]);
  return { pilots, indicators, plan, travel };
}

/** What of all pilots stands on the public page. */
export async function progressPage(lang: Lang) {
  const [pilots, indicators, plan, travel] = await Promise.all([publicPilotFigures(lang), indicatorFigures(lang, ALL_PILOTS), plainPlanFigures(lang, ALL_PILOTS), travelFigures(lang, ALL_PILOTS, false)]);
  return { on: dayOf(now()), pilots, indicators, plan, travel };
}
