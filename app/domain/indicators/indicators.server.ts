import { daysOf, type Period } from '#app/domain/shared/period';
import { db, type Prisma, type Tx } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { Dimension, Direction, IndicatorKind, IndicatorView, MeasuredView, Names, ValueState, ValueVersion, ValueView } from './indicator.type';
import { isUnit } from './unit.type';

export const viewIncludes = {
  common: { select: { names: true, explanations: true, sdgIndicator: true } },
  targets: true,
} satisfies Prisma.IndicatorInclude;

type IndicatorRow = Prisma.IndicatorGetPayload<{ include: typeof viewIncludes }>;
type ValueRow = Prisma.IndicatorValueGetPayload<Record<string, never>>;

const number = (value: Prisma.Decimal | null): number | null => (value === null ? null : Number(value));

/** The text a reader of `lang` gets, with its language: that one, else the one it was written in. */
export function nameIn(names: Names, lang: Lang, original: Lang): { name: string; lang: Lang } {
  const own = names[lang]?.trim();
  return own ? { name: own, lang } : { name: names[original] ?? '', lang: original };
}

/** A row as pages, reports and files read it. */
export function viewOf(row: IndicatorRow, lang: Lang): IndicatorView {
  const names = (row.common?.names ?? row.names) as Names;
  const explanations = (row.common?.explanations ?? {}) as Names;
  return {
    id: row.id,
    pilotId: row.pilotId,
    commonKey: row.commonKey,
    kind: row.kind as IndicatorKind,
    ...nameIn(names, lang, row.originalLang as Lang),
    explanation: explanations[lang] ?? '',
    unit: isUnit(row.unit) ? row.unit : '',
    direction: row.direction as Direction,
    cumulative: row.cumulative,
    dimension: row.dimension as Dimension | null,
    sdgIndicator: row.common ? row.common.sdgIndicator : row.sdgIndicator,
    baseline: { year: row.baselineYear, value: number(row.baselineValue), comment: row.baselineComment },
    targets: row.targets
      .map(({ period, value }) => ({ period, value: Number(value) }))
      .sort((one, other) => daysOf(one.period).endsOn.localeCompare(daysOf(other.period).endsOn)),
    retired: row.retiredAt !== null,
  };
}

/** One version as pages, reports and files read it. */
export const valueView = (row: ValueRow): ValueView => ({
  id: row.id,
  indicatorId: row.indicatorId,
  period: row.period,
  version: row.version,
  state: row.state as ValueState,
  value: number(row.value),
  text: row.text,
  breakdown: row.breakdown as Record<string, number> | null,
  source: row.source,
  comment: row.comment,
  reason: row.reason,
  returnReason: row.returnReason,
  reportId: row.reportId,
  submittedAt: row.submittedAt?.toISOString() ?? null,
  decidedAt: row.decidedAt?.toISOString() ?? null,
});

const inOrder = [{ position: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }] satisfies Prisma.IndicatorOrderByWithRelationInput[];

async function measured(where: Prisma.IndicatorWhereInput, values: Prisma.IndicatorValueWhereInput, lang: Lang, client: Tx): Promise<MeasuredView[]> {
  const rows = await client.indicator.findMany({
    where,
    orderBy: inOrder,
    include: { ...viewIncludes, values: { where: values, orderBy: [{ periodEndsOn: 'asc' }, { version: 'asc' }] } },
  });
  return rows.map(({ values: own, ...row }) => ({ ...viewOf(row, lang), values: own.map(valueView) }));
}

/**
 * What a pilot measures, in its order, with the values that count and those being worked on. Retired ones are there too, marked.
 * Whoever calls has checked that the asker may see what is not public.
 */
export const indicatorsOf = (pilotId: string, lang: Lang, client: Tx = db): Promise<MeasuredView[]> => measured({ pilotId }, { state: { not: 'superseded' } }, lang, client);

/** The same with superseded versions, so that the whole history can be read. */
export const everyVersionOf = (pilotId: string, lang: Lang, client: Tx = db): Promise<MeasuredView[]> => measured({ pilotId }, {}, lang, client);

/** What readers see of it: indicators with accepted values, and only these values. */
export async function acceptedOf(pilotId: string, lang: Lang, client: Tx = db): Promise<MeasuredView[]> {
  const found = await measured({ pilotId, pilot: { isPublic: true }, values: { some: { state: 'accepted' } } }, { state: 'accepted' }, lang, client);
  return found.map(({ values, ...indicator }) => ({ ...indicator, values: values.map((value) => ({ ...value, reportId: null, submittedAt: null, returnReason: '' })) }));
}

/** Every version of an indicator's value of a period, newest first, with who entered and decided. */
export async function historyOf(indicatorId: string, period: Period, client: Tx = db): Promise<ValueVersion[]> {
  const rows = await client.indicatorValue.findMany({ where: { indicatorId, period }, orderBy: { version: 'desc' } });
  const ids = rows.flatMap(({ enteredById, decidedById }) => [enteredById, decidedById]).filter((id) => id !== null);
  const people = new Map((await client.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    ...valueView(row),
    enteredAt: row.enteredAt.toISOString(),
    enteredBy: people.get(row.enteredById ?? '') ?? null,
    decidedBy: people.get(row.decidedById ?? '') ?? null,
  }));
}

/** The newest accepted value of each of a pilot's indicators from before a period, by the indicator's id. */
export async function lastValuesBefore(pilotId: string, period: Period, client: Tx = db): Promise<Map<string, ValueView>> {
  const rows = await client.indicatorValue.findMany({
    where: { indicator: { pilotId }, state: 'accepted', periodEndsOn: { lt: new Date(`${daysOf(period).startsOn}T00:00:00Z`) } },
    orderBy: [{ indicatorId: 'asc' }, { periodEndsOn: 'desc' }],
    distinct: ['indicatorId'],
  });
  return new Map(rows.map((row) => [row.indicatorId, valueView(row)]));
}
