import { Conflict, refuseIf } from '#app/domain/shared/outcome';
import { daysOf, isPeriod, overlap } from '#app/domain/shared/period';
import { fingerprint } from '#app/domain/shared/revision.server';
import type { Member } from '#app/domain/shared/viewer';
import { Prisma, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Figure } from './figure.server';

/** States in which a value is still being written. */
const WRITABLE = ['draft', 'returned'];
const OPEN = ['draft', 'submitted', 'returned'];

type Stored = { value: Prisma.Decimal | number | null; text: string; source: string; comment: string; breakdown: unknown };

const NOTHING: Stored = { value: null, text: '', source: '', comment: '', breakdown: null };

/** A short mark of what stands in a value, to notice that somebody else changed it. None yet is the same as an empty one. */
export const valueMark = (value: Stored | null): string => {
  const { value: figure, text, source, comment, breakdown } = value ?? NOTHING;
  return fingerprint([figure === null ? null : Number(figure), text, source, comment, breakdown ?? null]);
};

/** The value of a period that is being worked on, and the one that counts; either may be missing. */
export async function valuesAt(tx: Tx, indicatorId: string, period: string) {
  const rows = await tx.indicatorValue.findMany({ where: { indicatorId, period }, orderBy: { version: 'desc' } });
  return {
    open: rows.find(({ state }) => OPEN.includes(state)) ?? null,
    accepted: rows.find(({ state }) => state === 'accepted') ?? null,
    lastVersion: rows[0]?.version ?? 0,
  };
}

/** Refuses a period that is none, lies ahead, or shares days with one that already has values. Codes: period, periodAhead, periodOverlaps. */
async function refusePeriod(tx: Tx, indicatorId: string, period: string, field: string): Promise<void> {
  refuseIf(isPeriod(period) ? [] : [{ field, code: 'period' }]);
  refuseIf(daysOf(period).startsOn <= dayOf(now()) ? [] : [{ field, code: 'periodAhead' }]);
  const others = await tx.indicatorValue.findMany({ where: { indicatorId, period: { not: period } }, select: { period: true }, distinct: ['period'] });
  refuseIf(others.some((other) => overlap(other.period, period)) ? [{ field, code: 'periodOverlaps' }] : []);
}

/**
 * Writes down a value, in the caller's transaction: the open version is changed, or a new one begun. Nothing is written when nothing changed.
 * The caller has checked who may do this and that the figure reads well.
 * @param base mark of the value as the person saw it @param field what a refusal is said at
 * @throws Conflict with the value that now stands when somebody changed it meanwhile; Invalid (locked, period …)
 */
export async function recordValue(
  tx: Tx,
  actor: Member,
  at: { indicatorId: string; period: string; field: string; base?: string },
  figure: Figure,
  more: { reportId?: string; reason?: string } = {},
): Promise<{ id: string } | null> {
  await tx.$queryRaw`SELECT 1 FROM "Indicator" WHERE id = ${at.indicatorId}::uuid FOR UPDATE`;
  const { open, accepted, lastVersion } = await valuesAt(tx, at.indicatorId, at.period);
  const stands = open ?? accepted;
  const mark = valueMark(figure);
  if (mark === at.base || mark === valueMark(stands)) return stands && { id: stands.id };
  const isOvertaken = at.base !== undefined && at.base !== valueMark(stands);
  // A report's form joins the two, and asks no more for what was handed in.
  if (isOvertaken && more.reportId) throw new Conflict(stands);
  // On its own page nobody can put both together while the other's waits.
  refuseIf(open && !WRITABLE.includes(open.state) ? [{ field: at.field, code: 'locked' }] : []);
  if (isOvertaken) throw new Conflict(stands);
  refuseIf(accepted && !more.reason?.trim() && !open ? [{ field: at.field, code: 'reasonNeeded' }] : []);
  await refusePeriod(tx, at.indicatorId, at.period, at.field);
  const data = {
    ...figure,
    breakdown: figure.breakdown ?? Prisma.DbNull,
    enteredById: actor.personId,
    enteredAt: now(),
    ...(more.reportId && { reportId: more.reportId }),
    ...(more.reason !== undefined && { reason: more.reason.trim() }),
  };
  if (open) {
    const { count } = await tx.indicatorValue.updateMany({ where: { id: open.id, state: open.state }, data });
    if (count !== 1) throw new Conflict();
    return { id: open.id };
  }
  const { endsOn } = daysOf(at.period);
  return tx.indicatorValue.create({
    data: { ...data, indicatorId: at.indicatorId, period: at.period, periodEndsOn: new Date(`${endsOn}T00:00:00Z`), version: lastVersion + 1, state: 'draft' },
    select: { id: true },
  });
}

/** Hands in what is being written, in the caller's transaction. Returns how many values. */
export async function submitValues(tx: Tx, where: Prisma.IndicatorValueWhereInput): Promise<number> {
  const { count } = await tx.indicatorValue.updateMany({ where: { AND: [where, { state: { in: WRITABLE } }] }, data: { state: 'submitted', submittedAt: now(), returnReason: '' } });
  return count;
}

/** Gives submitted values back to be mended, in the caller's transaction. Returns how many. */
export async function returnValues(tx: Tx, where: Prisma.IndicatorValueWhereInput, reason: string, actor: Member): Promise<number> {
  const { count } = await tx.indicatorValue.updateMany({
    where: { AND: [where, { state: 'submitted' }] },
    data: { state: 'returned', returnReason: reason, decidedById: actor.personId, decidedAt: now() },
  });
  return count;
}

/** Makes submitted values count, in the caller's transaction; those they correct stop counting. Returns how many. */
export async function acceptValues(tx: Tx, where: Prisma.IndicatorValueWhereInput, actor: Member): Promise<number> {
  const rows = await tx.indicatorValue.findMany({ where: { AND: [where, { state: 'submitted' }] }, select: { id: true, indicatorId: true, period: true } });
  for (const { id, indicatorId, period } of rows) {
    await tx.indicatorValue.updateMany({ where: { indicatorId, period, state: 'accepted' }, data: { state: 'superseded' } });
    const { count } = await tx.indicatorValue.updateMany({ where: { id, state: 'submitted' }, data: { state: 'accepted', decidedById: actor.personId, decidedAt: now() } });
    if (count !== 1) throw new Conflict();
  }
  return rows.length;
}
