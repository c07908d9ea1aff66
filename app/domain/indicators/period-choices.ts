import { daysOf, kindOf, PERIOD_KINDS, type Period, periodsBetween } from '#app/domain/shared/period';
import { formatPeriod } from '#app/domain/shared/period-words';
import type { Lang } from '#app/platform/i18n/languages';

type Span = { startsOn: string | null; endsOn: string | null };
type Choice = { value: Period; label: string };

const asChoices = (lang: Lang, periods: Period[]): Choice[] => [...new Set(periods)].map((value) => ({ value, label: formatPeriod(lang, value) }));

const longestFirst = (one: Period, other: Period) => daysOf(other).endsOn.localeCompare(daysOf(one).endsOn) || one.length - other.length;

/** Most periods of one kind that are offered. */
const MOST = 24;

/**
 * Periods to enter a value for, newest first: those that have begun since the pilot did, of the kind that its values have already,
 * else half-years first, since rounds are half-yearly.
 * @param used periods that have values @param today yyyy-mm-dd
 */
export function valuePeriods(lang: Lang, span: Span, used: Period[], today: string): Choice[] {
  const from = span.startsOn && span.startsOn < today ? span.startsOn : `${Number(today.slice(0, 4)) - 1}-01-01`;
  const kinds = used.length > 0 ? [...new Set(used.map(kindOf))] : (['half', 'year', 'quarter'] as const);
  return asChoices(lang, kinds.flatMap((kind) => periodsBetween(from, today, kind).slice(-MOST).sort(longestFirst)));
}

/** Periods to set a target for: of the pilot's whole span and the year after it, with those that have one. */
export function targetPeriods(lang: Lang, span: Span, used: Period[], today: string): Choice[] {
  const from = span.startsOn ?? today;
  const to = `${Number((span.endsOn ?? today).slice(0, 4)) + 1}-12-31`;
  const offered = to < from ? [] : PERIOD_KINDS.flatMap((kind) => periodsBetween(from, to, kind).slice(0, MOST));
  return asChoices(lang, [...used.filter((period) => !offered.includes(period)), ...offered]);
}
