/** What a coordinator may have to do; docs/decisions/0016-what-hurts-most.md says why each counts as it does. */
export const WORK_KINDS = ['report', 'application', 'review', 'release', 'assessor', 'silent', 'value', 'overdue', 'milestones', 'noEditor'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** One thing to do, with everything its place in the list follows from. */
export type Work = {
  kind: WorkKind;
  id: string;
  /** Whole days it has waited, or is late */
  days: number;
  /** How often it was returned before */
  returned?: number;
  /** How often those who owe it were reminded */
  reminded?: number;
  /** How many milestones are late, or reports owed by an organisation nobody edits for */
  count?: number;
  /** Changes something published already: readers have the old text meanwhile */
  isEdit?: boolean;
  /** What a partner without editors was called before a merger */
  formerly?: string;
  /** The value corrects one that counts, so a wrong figure is public meanwhile */
  corrects?: boolean;
};

/** Why something stands where it does: a message `why.<code>` with its values, and what it adds. */
export type Why = { code: string; values: Record<string, string | number>; points: number };

export type Ranked<T extends Work> = T & { points: number; why: Why[] };

/** Points for each day. Who waits for the ministry counts more than what the ministry waits for. */
export const PER_DAY: Record<WorkKind, number> = { report: 3, application: 3, review: 2, release: 2, assessor: 2, silent: 1.5, value: 2, overdue: 1.5, milestones: 0.15, noEditor: 0 };
/** Nothing gets older than this: what lies for years is not ten times as urgent as what lies for months. */
export const MOST_DAYS = 120;
const RETURNED = 12;
const REMINDED = 8;
const MOST_REMINDED = 4;
const LONG_WAIT = 15;
const CORRECTS = 10;
const NO_EDITOR = 20;
const OWED_BY_NOBODY = 15;
const EACH_MILESTONE = 2;
const MOST_COUNTED = 5;

const usual = (days: number[]): number => {
  const sorted = [...days].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
};

const waits = (kind: WorkKind) => kind === 'report' || kind === 'application' || kind === 'review' || kind === 'value';

function whyOf(work: Work, others: number | null): Why[] {
  const { kind, days, returned = 0, reminded = 0, count = 0 } = work;
  const why: Why[] = [];
  const add = (code: string, points: number, values: Record<string, string | number> = {}) => why.push({ code, points, values });
  const aged = PER_DAY[kind] * Math.min(days, MOST_DAYS) * (work.isEdit ? 0.5 : 1);
  if (waits(kind)) {
    const long = others !== null && days >= 7 && days > 2 * others;
    add(long ? 'waitsLong' : 'waits', aged + (long ? LONG_WAIT : 0), { days, others: others ?? 0 });
  }
  if (kind === 'release') add('noRepresentative', aged, { days });
  if (kind === 'assessor') add('noAssessor', aged, { days });
  if (kind === 'silent') add('silentAssessor', aged, { days });
  if (kind === 'overdue') add('dueWas', aged, { days });
  if (kind === 'milestones') add('milestonesLate', aged + EACH_MILESTONE * Math.min(count, MOST_COUNTED), { days, count });
  if (kind === 'noEditor') add('noEditor', NO_EDITOR);
  if (kind === 'noEditor' && count > 0) add('owedByNobody', OWED_BY_NOBODY * Math.min(count, MOST_COUNTED), { count });
  if (work.formerly) add('merged', 0, { name: work.formerly });
  if (returned > 0) add('returned', RETURNED * Math.min(returned, MOST_COUNTED), { count: returned });
  if (kind === 'overdue') add('reminded', REMINDED * Math.min(reminded, MOST_REMINDED), { count: reminded });
  if (work.isEdit) add('edit', 0);
  if (work.corrects) add('corrects', CORRECTS);
  return why;
}

/**
 * Puts work in the order of what hurts most, each with the reasons for its place.
 * A tie goes to what has waited longer, then to the kind that stands first in `WORK_KINDS`.
 */
export function rankWork<T extends Work>(work: T[]): Ranked<T>[] {
  const daysOf = (kind: WorkKind) => work.filter((one) => one.kind === kind).map(({ days }) => days);
  const byKind = new Map(WORK_KINDS.map((kind) => [kind, daysOf(kind)]));
  const usualOf = new Map(WORK_KINDS.map((kind) => [kind, (byKind.get(kind)?.length ?? 0) > 1 ? usual(byKind.get(kind) ?? []) : null]));
  return work
    .map((one) => {
      const why = whyOf(one, usualOf.get(one.kind) ?? null);
      return { ...one, why, points: Math.round(why.reduce((sum, { points }) => sum + points, 0) * 100) / 100 };
    })
    .sort((a, b) => b.points - a.points || b.days - a.days || WORK_KINDS.indexOf(a.kind) - WORK_KINDS.indexOf(b.kind) || (a.id < b.id ? -1 : 1));
}
