import { formatNumber } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { indicatorMessages } from './messages';

/** What is counted or measured; values can be added up only within one quantity. */
export type Quantity = 'emissions' | 'energy' | 'mass' | 'people' | 'count' | 'money' | 'area' | 'length' | 'volume' | 'duration' | 'share' | 'score' | 'concentration' | 'sound' | 'temperature';

/** `factor`: how many of the quantity's first unit one of this is. `additive`: whether several pilots' values make a sum. */
export type Unit = { quantity: Quantity; factor: number; additive: boolean };

/** Units by the name that forms, files and the database use. Names in words are in the messages, `unit.<name>`. */
export const UNITS = {
  'tCO2e': { quantity: 'emissions', factor: 1, additive: true },
  'kgCO2e': { quantity: 'emissions', factor: 0.001, additive: true },
  'ktCO2e': { quantity: 'emissions', factor: 1000, additive: true },
  'MWh': { quantity: 'energy', factor: 1, additive: true },
  'kWh': { quantity: 'energy', factor: 0.001, additive: true },
  'GWh': { quantity: 'energy', factor: 1000, additive: true },
  't': { quantity: 'mass', factor: 1, additive: true },
  'kg': { quantity: 'mass', factor: 0.001, additive: true },
  'people': { quantity: 'people', factor: 1, additive: true },
  'number': { quantity: 'count', factor: 1, additive: true },
  'EUR': { quantity: 'money', factor: 1, additive: true },
  'kEUR': { quantity: 'money', factor: 1000, additive: true },
  'm2': { quantity: 'area', factor: 1, additive: true },
  'ha': { quantity: 'area', factor: 10_000, additive: true },
  'km': { quantity: 'length', factor: 1, additive: true },
  'm': { quantity: 'length', factor: 0.001, additive: true },
  'm3': { quantity: 'volume', factor: 1, additive: true },
  'l': { quantity: 'volume', factor: 0.001, additive: true },
  'h': { quantity: 'duration', factor: 1, additive: true },
  'percent': { quantity: 'share', factor: 1, additive: false },
  'score': { quantity: 'score', factor: 1, additive: false },
  'ug/m3': { quantity: 'concentration', factor: 1, additive: false },
  'dB': { quantity: 'sound', factor: 1, additive: false },
  'degC': { quantity: 'temperature', factor: 1, additive: false },
} as const satisfies Record<string, Unit>;

export type UnitName = keyof typeof UNITS;
export const UNIT_NAMES = Object.keys(UNITS) as [UnitName, ...UnitName[]];

export const isUnit = (name: string): name is UnitName => Object.hasOwn(UNITS, name);

/** Whether values in one unit can be told in the other. */
export const sameQuantity = (one: UnitName, other: UnitName): boolean => UNITS[one].quantity === UNITS[other].quantity;

/** How many of `to` one `from` is. @throws Error when they measure different things */
export function factorBetween(from: UnitName, to: UnitName): number {
  if (!sameQuantity(from, to)) throw new Error(`${from} is no ${to}`);
  return UNITS[from].factor / UNITS[to].factor;
}

/** What there cannot be less than none of. */
const COUNTED: Quantity[] = ['people', 'count', 'duration', 'area', 'length'];

/** Why a figure cannot be one in this unit: `negative`, or null when it can. */
export const rangeCode = (unit: string, value: number): 'negative' | null => (isUnit(unit) && COUNTED.includes(UNITS[unit].quantity) && value < 0 ? 'negative' : null);

/** A figure with its unit as readers of a language write it: 12,5 t CO₂e · 1 person · €300. `unit` is empty for what has none. */
export function formatFigure(lang: Lang, value: number, unit: UnitName | ''): string {
  const t = translator(indicatorMessages, lang);
  const number = formatNumber(lang, value);
  if (!unit) return number;
  return t.has(`figure.${unit}`) ? t.at(`figure.${unit}`, { n: value, value: number }) : `${number}\u00a0${t.at(`unit.${unit}`)}`;
}
