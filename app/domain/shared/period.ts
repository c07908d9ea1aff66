/** A stretch of the calendar that figures and reports are about: a year 2026, a half-year 2026H1, a quarter 2026Q3. */
export type Period = string;

export const PERIOD_KINDS = ['year', 'half', 'quarter'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

const PATTERN = /^(19[5-9]\d|20\d\d)(?:H([12])|Q([1-4]))?$/;
const PARTS = { year: 1, half: 2, quarter: 4 } as const;
const LETTER = { year: '', half: 'H', quarter: 'Q' } as const;

type Parts = { year: number; kind: PeriodKind; part: number };

function partsOf(period: Period): Parts | null {
  const [, year, half, quarter] = PATTERN.exec(period) ?? [];
  if (!year) return null;
  return { year: Number(year), kind: half ? 'half' : quarter ? 'quarter' : 'year', part: Number(half ?? quarter ?? 1) };
}

const written = ({ year, kind, part }: Parts): Period => `${year}${LETTER[kind]}${kind === 'year' ? '' : part}`;

/** Whether a text names a period between 1950 and 2099. */
export const isPeriod = (text: string): boolean => PATTERN.test(text);

/** How long a period is. @throws Error when the text names none */
export function kindOf(period: Period): PeriodKind {
  const parts = partsOf(period);
  if (!parts) throw new Error(`No period: ${period}`);
  return parts.kind;
}

/** A period's first and last day, yyyy-mm-dd. @throws Error when the text names none */
export function daysOf(period: Period): { startsOn: string; endsOn: string } {
  const parts = partsOf(period);
  if (!parts) throw new Error(`No period: ${period}`);
  const months = 12 / PARTS[parts.kind];
  const day = (month: number, date: number) => new Date(Date.UTC(parts.year, month, date)).toISOString().slice(0, 10);
  return { startsOn: day((parts.part - 1) * months, 1), endsOn: day(parts.part * months, 0) };
}

/** The period of a kind that a day lies in. @param day yyyy-mm-dd */
export function periodAt(day: string, kind: PeriodKind): Period {
  const month = Number(day.slice(5, 7)) - 1;
  return written({ year: Number(day.slice(0, 4)), kind, part: Math.floor((month * PARTS[kind]) / 12) + 1 });
}

/** The period of the same kind that lies `steps` later; earlier when negative. */
export function later(period: Period, steps: number): Period {
  const parts = partsOf(period);
  if (!parts) throw new Error(`No period: ${period}`);
  const n = PARTS[parts.kind];
  const index = parts.year * n + (parts.part - 1) + steps;
  return written({ year: Math.floor(index / n), kind: parts.kind, part: (((index % n) + n) % n) + 1 });
}

/** Whether two different periods share a day, as 2026 and 2026H1 do. */
export function overlap(one: Period, other: Period): boolean {
  if (one === other) return false;
  const [a, b] = [daysOf(one), daysOf(other)];
  return a.startsOn <= b.endsOn && b.startsOn <= a.endsOn;
}

/** Periods of a kind from one day to another, earliest first. @param from yyyy-mm-dd @param to yyyy-mm-dd */
export function periodsBetween(from: string, to: string, kind: PeriodKind): Period[] {
  const last = periodAt(to, kind);
  const found: Period[] = [];
  for (let period = periodAt(from, kind); daysOf(period).startsOn <= daysOf(last).startsOn && found.length < 400; period = later(period, 1)) found.push(period);
  return found;
}
