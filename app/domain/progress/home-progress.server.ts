import { additiveIndicators } from '#app/domain/indicators/indicator-totals.server';
import type { Lang } from '#app/platform/i18n/languages';
import { indicatorFigures } from './indicator-figures.server';
import { ALL_PILOTS } from './progress-filters.server';
import type { IndicatorFigure } from './progress.type';

/** Figures that the front page shows. */
const SHOWN = 3;

/** A figure as the front page shows it: what it comes to, what of, and how many pilots stand behind it. */
export type HomeFigure = Pick<IndicatorFigure, 'key' | 'name' | 'lang' | 'unit' | 'behind' | 'measuring' | 'href'> & { total: number };

/** What the programme has reached, in the first common indicators that make a sum; only those are added up. None before anything is accepted. */
export async function homeProgress(lang: Lang): Promise<HomeFigure[]> {
  const figures = await indicatorFigures(lang, ALL_PILOTS, await additiveIndicators(SHOWN));
  return figures.flatMap(({ key, name, lang: written, unit, total, behind, measuring, href }) => (total === null ? [] : [{ key, name, lang: written, unit, total, behind, measuring, href }]));
}
