import { exactSum } from '#app/domain/shared/number';
import { isUnit, UNITS } from './unit.type';

type Counted = { cumulative: boolean; unit: string };
type Dated = { endsOn: string; value: number | null };

/**
 * Whether an indicator's values of different periods are added up. Running totals are not, and neither are shares,
 * levels and scores: of those the newest one stands.
 */
export const addsUp = ({ cumulative, unit }: Counted): boolean => !cumulative && isUnit(unit) && UNITS[unit].additive;

/**
 * What an indicator's accepted values (or its targets) come to, in its own unit; null while there is none.
 * @param values one for each period, in any order; null ones say that there was none @param asOf only periods that ended by this day, yyyy-mm-dd
 */
export function totalOf(indicator: Counted, values: Dated[], asOf = '9999-12-31'): number | null {
  const there = values.filter((one): one is { endsOn: string; value: number } => one.value !== null && one.endsOn <= asOf);
  if (there.length === 0) return null;
  if (addsUp(indicator)) return exactSum(there.map(({ value }) => value));
  return there.reduce((newest, one) => (one.endsOn > newest.endsOn ? one : newest)).value;
}
