import type { Figure } from '#app/domain/indicators/figure.server';
import { DIMENSIONS, type Dimension, type Direction, type Names } from '#app/domain/indicators/indicator.type';
import { UNITS, type UnitName } from '#app/domain/indicators/unit.type';
import { later, type Period } from '#app/domain/shared/period';
import type { Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { PilotFile } from '../pilot-file';
import common from './common-indicators.json';
import stored from './indicators.json';
import reviews from './reviews.json';

/** What a pilot of the demonstration measures. Half-years are counted from the programme's first, which is 0. */
type MeasureFile = {
  common?: string;
  names?: Names;
  unit?: UnitName;
  direction?: Direction;
  cumulative?: boolean;
  dimension?: Dimension;
  /** What part of each value falls into each category of the dimension */
  shares?: number[];
  sdg?: string;
  /** The half-year of the first value; the pilot's own first one where it is missing */
  from?: number;
  values?: (number | null)[];
  texts?: (string | null)[];
  /** The last target */
  aim?: number;
  /** Programme year (0 is the one before), value, how it was found */
  base?: [number, number, string];
  source?: string;
  /** Why there is no value where one is null */
  gap?: string;
};

/** An indicator of the demonstration with what it is in each half-year. */
export type Measure = {
  row: Prisma.IndicatorCreateManyInput & { id: string };
  names: Names;
  targets: { period: Period; value: number }[];
  /** The half-years that have a value, in order */
  halves: number[];
  /** @returns what is entered for a half-year; a word on why not where there is nothing */
  at: (half: number) => Figure;
};

const files = stored as unknown as Record<string, MeasureFile[]>;

/** The common indicators as they are written down. */
export const commonIndicators = (): Prisma.CommonIndicatorCreateManyInput[] => common.map((one, position) => ({ ...one, position }));

/** The half-year of the programme that a month of it lies in. */
export const halfOf = ({ year, month }: { year: number; month: number }): number => (year - 1) * 2 + (month > 6 ? 1 : 0);

/** The calendar's half-year for one of the programme. */
export const periodOf = (half: number, firstYear: number): Period => later(`${firstYear}H1`, half);

/** Two significant digits, as people set targets. */
function round(value: number, whole: boolean): number {
  const digits = 10 ** Math.max(whole ? 0 : -1, Math.floor(Math.log10(Math.abs(value) || 1)) - 1);
  return Math.round(Math.round(value / digits) * digits * 1000) / 1000;
}

function targetsOf({ aim, base, values = [], from }: MeasureFile, { cumulative, unit }: { cumulative: boolean; unit: UnitName }, run: { first: number; last: number }): { half: number; value: number }[] {
  if (aim === undefined) return [];
  const first = Math.max(run.first, from ?? run.first);
  const count = Math.max(1, run.last - first + 1);
  const start = base?.[1] ?? values.find((value) => value !== null) ?? 0;
  const whole = UNITS[unit].quantity === 'people' || UNITS[unit].quantity === 'count';
  return Array.from({ length: count }, (_, i) => {
    const part = (i + 1) / count;
    if (part === 1) return { half: first + i, value: aim };
    if (!UNITS[unit].additive) return { half: first + i, value: round(start + (aim - start) * part, whole) };
    return { half: first + i, value: round(cumulative ? aim * part : aim * Math.min(1, 0.35 + 0.3 * i), whole) };
  });
}

/** Parts of a value by the shares of a dimension's categories; what rounding leaves over belongs to the largest. */
function breakdownOf(value: number, dimension: Dimension, shares: number[]): Record<string, number> {
  const parts = shares.map((share) => Math.floor(value * share));
  const largest = shares.indexOf(Math.max(...shares));
  parts[largest] = (parts[largest] ?? 0) + value - parts.reduce((sum, part) => sum + part, 0);
  return Object.fromEntries(DIMENSIONS[dimension].flatMap((category, i) => (parts[i] ? [[category, parts[i]]] : [])));
}

function figureAt(file: MeasureFile, index: number, lang: Lang): Figure {
  const { values, texts, source = '', gap, dimension, shares } = file;
  const [value, text] = [values?.[index] ?? null, texts?.[index] ?? ''];
  const missing = values ? value === null : text === '';
  return {
    value,
    text,
    source: missing || !values ? '' : source,
    comment: missing ? (gap ?? reviews.gaps[lang]) : '',
    breakdown: value && dimension && shares ? breakdownOf(value, dimension, shares) : null,
  };
}

function measureOf(file: MeasureFile, position: number, pilot: { id: string; file: PilotFile; createdAt: Date }, firstYear: number): Measure {
  const shared = common.find(({ key }) => key === file.common);
  const run = { first: halfOf(pilot.file.starts), last: halfOf(pilot.file.ends) };
  const from = file.from ?? run.first;
  const cumulative = shared?.cumulative ?? file.cumulative ?? false;
  const unit = file.unit ?? '';
  const id = crypto.randomUUID();
  const lang = pilot.file.originalLang;
  const given = file.values ?? file.texts ?? [];
  return {
    names: shared?.names ?? file.names ?? {},
    row: {
      id, pilotId: pilot.id, commonKey: file.common ?? null, kind: file.texts ? 'qualitative' : 'quantitative', names: file.names ?? {}, originalLang: lang, unit,
      direction: shared?.direction ?? file.direction ?? 'up', cumulative, dimension: file.dimension ?? null, sdgIndicator: shared?.sdgIndicator ?? file.sdg ?? null,
      baselineYear: file.base ? firstYear + file.base[0] - 1 : null, baselineValue: file.base?.[1] ?? null, baselineComment: file.base?.[2] ?? '', position, createdAt: pilot.createdAt,
    },
    targets: unit ? targetsOf(file, { cumulative, unit }, run).map(({ half, value }) => ({ period: periodOf(half, firstYear), value })) : [],
    halves: given.flatMap((one, i) => (one === null ? [] : [from + i])),
    at: (half) => figureAt(file, half - from, lang),
  };
}

/** What a pilot measures. @param createdAt when its indicators were written down */
export const measuresOf = (pilot: { id: string; file: PilotFile; createdAt: Date }, firstYear: number): Measure[] =>
  (files[pilot.file.slug] ?? []).map((file, position) => measureOf(file, position, pilot, firstYear));
