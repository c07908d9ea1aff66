import { isTarget } from '#app/domain/sdg/sdg';
import type { Lang } from '#app/platform/i18n/languages';
import type { UnitName } from './unit.type';

export const INDICATOR_KINDS = ['quantitative', 'qualitative'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** Which way is good. */
export const DIRECTIONS = ['up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What values can be broken down by, and into what. Categories are named in the messages, `category.<name>`. */
export const DIMENSIONS = {
  gender: ['women', 'men', 'other'],
  age: ['under18', '18to29', '30to64', '65plus'],
  area: ['centre', 'suburb', 'countryside'],
} as const;
export type Dimension = keyof typeof DIMENSIONS;

/**
 * Whether this is the code of an SDG indicator, goal.target.number, such as 11.6.2 or 13.a.1, of a target that exists. Which numbers a
 * target has is left open: the framework of indicators is revised, the targets are not.
 */
export const isSdgIndicator = (code: string): boolean => /^[^.]+\.[^.]+\.[1-9]$/.test(code) && isTarget(code.slice(0, code.lastIndexOf('.')));

/** draft and returned are being written; accepted counts and is public; superseded once counted. */
export const VALUE_STATES = ['draft', 'submitted', 'returned', 'accepted', 'superseded'] as const;
export type ValueState = (typeof VALUE_STATES)[number];

/** Texts by language; the language something was written in is always there. */
export type Names = Partial<Record<Lang, string>>;

/** What a pilot measures, as pages, reports and files read it. */
export type IndicatorView = {
  id: string;
  pilotId: string;
  commonKey: string | null;
  kind: IndicatorKind;
  name: string;
  /** The language `name` is in */
  lang: Lang;
  /** How a common indicator is measured; empty for the pilot's own */
  explanation: string;
  unit: UnitName | '';
  direction: Direction;
  cumulative: boolean;
  dimension: Dimension | null;
  sdgIndicator: string | null;
  baseline: { year: number | null; value: number | null; comment: string };
  targets: { period: string; value: number }[];
  retired: boolean;
};

/** One version of a value. */
export type ValueView = {
  id: string;
  indicatorId: string;
  period: string;
  version: number;
  state: ValueState;
  value: number | null;
  text: string;
  breakdown: Record<string, number> | null;
  source: string;
  comment: string;
  /** Why it corrects an accepted one */
  reason: string;
  returnReason: string;
  /** The report it was handed in with */
  reportId: string | null;
  submittedAt: string | null;
  decidedAt: string | null;
};

/** What a pilot measures with the values it has: for each period at most one that counts and one that is open, by period and version. */
export type MeasuredView = IndicatorView & { values: ValueView[] };

/** A version with the people who entered and decided on it; null for former members. */
export type ValueVersion = ValueView & { enteredAt: string; enteredBy: string | null; decidedBy: string | null };
