import { additiveIndicators, commonSums } from '#app/domain/indicators/indicator-totals.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { commonName, indicatorAt } from './indicator-figures.server';
import { ALL_PILOTS } from './progress-filters.server';
import type { IndicatorFigure } from './progress.type';

/** Figures that the front page shows. */
const SHOWN = 3;

/** A figure as the front page shows it: what it comes to, what of, and how many pilots stand behind it. */
export type HomeFigure = Pick<IndicatorFigure, 'key' | 'name' | 'lang' | 'unit' | 'behind' | 'measuring' | 'href'> & { total: number };

/** What the programme has reached, in the first common indicators that make a sum; only those are added up. None before anything is accepted. */
export async function homeProgress(lang: Lang): Promise<HomeFigure[]> {
  const sums = await commonSums({ asOf: dayOf(now()), only: await additiveIndicators(SHOWN) });
  return sums.filter(({ measuring }) => measuring > 0).map(({ names, ...figure }) => ({ ...figure, ...commonName(names, lang), href: indicatorAt(lang, figure.key, ALL_PILOTS) }));
}
