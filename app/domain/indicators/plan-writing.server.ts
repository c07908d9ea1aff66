import { Conflict, Forbidden, Invalid, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { fingerprint } from '#app/domain/shared/revision.server';
import { textIssues } from '#app/domain/shared/section';
import { one, type Sent } from '#app/domain/shared/sent';
import { appendStep } from '#app/domain/shared/timeline.server';
import type { Member, Viewer } from '#app/domain/shared/viewer';
import { db, Prisma, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { translator } from '#app/platform/i18n/messages';
import type { Direction, IndicatorKind, Names } from './indicator.type';
import { mayPlan } from './indicator.policy';
import { nameIn } from './indicators.server';
import { indicatorMessages } from './messages';
import { type IndicatorRow, type OpenedPilot, openIndicator, openPilot } from './pilot-indicator.server';
import { type Given, type Plan, readPlan, writtenPlan } from './plan';
import { changesBetween } from './plan-changes';
import { isUnit } from './unit.type';

const MAX_REASON = 1000;

/** What is added: a common indicator by its key, or one of the pilot's own of a kind. */
export type Taken = { common: string } | { kind: IndicatorKind };

/** What is settled before the form of a new indicator is read. @throws NotFound when there is no such common indicator */
export async function givenFor(pilot: OpenedPilot, taken: Taken, client: Tx = db): Promise<Given & { name: string; explanation: string }> {
  const { originalLang } = pilot;
  if ('kind' in taken) return { kind: taken.kind, originalLang, common: null, name: '', explanation: '' };
  const row = await client.commonIndicator.findFirst({ where: { key: taken.common, retiredAt: null } });
  if (!row || !isUnit(row.unit)) throw new NotFound();
  const common = { unit: row.unit, direction: row.direction as Direction, cumulative: row.cumulative, sdgIndicator: row.sdgIndicator };
  return { kind: 'quantitative', originalLang, common, name: (row.names as Names)[originalLang] ?? row.key, explanation: (row.explanations as Names)[originalLang] ?? '' };
}

const columnsOf = ({ targets: _targets, ...columns }: Plan) => columns;

async function writable(tx: Tx, viewer: Viewer, pilotId: string): Promise<{ pilot: OpenedPilot; member: Member }> {
  const pilot = await openPilot(viewer, pilotId, tx);
  if (!mayPlan(viewer, pilot)) throw new Forbidden();
  // Those who add to one pilot at a time come one after the other.
  await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE id = ${pilotId}::uuid FOR UPDATE`;
  return { pilot, member: viewer };
}

/** Adds a line to the pilot's timeline; readers see it once the pilot is published, as they see what it promised. */
const note = (tx: Tx, pilot: OpenedPilot, actor: Member, step: string, text: string) =>
  pilot.isPublic ? appendStep(tx, { entryId: pilot.id, step, actor, actorRole: 'editor', organisationId: pilot.leadId, note: text, isPublic: true }) : Promise.resolve();

const ALREADY = [{ field: '', code: 'measuredAlready' }];

/** Whoever takes up the same common indicator at the same moment by another way than this command is told of too. */
async function onceOnly<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw new Invalid(ALREADY);
    throw error;
  }
}

/**
 * Adds something that a pilot measures, with its baseline and targets. With an id that the pilot has already, nothing: its form was sent twice.
 * @throws Invalid at the form's fields; (measuredAlready) when the pilot has this common indicator already; NotFound, Forbidden
 */
export async function addIndicator(viewer: Viewer, pilotId: string, taken: Taken, sent: Sent, id: string = crypto.randomUUID()): Promise<string> {
  return transaction(async (tx) => {
    const { pilot, member } = await writable(tx, viewer, pilotId);
    if ((await tx.indicator.count({ where: { id, pilotId } })) > 0) return id;
    const given = await givenFor(pilot, taken, tx);
    const { plan, issues } = readPlan(sent, given);
    refuseIf(issues);
    const commonKey = 'common' in taken ? taken.common : null;
    if (commonKey) {
      await tx.$queryRaw`SELECT 1 FROM "CommonIndicator" WHERE key = ${commonKey} FOR SHARE`;
      refuseIf((await tx.indicator.count({ where: { pilotId, commonKey } })) > 0 ? ALREADY : []);
    }
    const last = await tx.indicator.aggregate({ where: { pilotId }, _max: { position: true } });
    const data = { id, ...columnsOf(plan), pilotId, commonKey, kind: given.kind, originalLang: pilot.originalLang, position: (last._max.position ?? 0) + 1, createdAt: now(), targets: { create: plan.targets } };
    await onceOnly(() => tx.indicator.create({ data }));
    await note(tx, pilot, member, 'indicatorAdded', nameIn(plan.names, pilot.originalLang, pilot.originalLang).name || given.name);
    return id;
  });
}

const commonOf = (row: IndicatorRow, unit: string): Given['common'] =>
  row.commonKey && isUnit(unit) ? { unit, direction: row.direction as Direction, cumulative: row.cumulative, sdgIndicator: row.sdgIndicator } : null;

/** One of a pilot's indicators as its form shows it. @throws NotFound, Forbidden for those who only look */
export async function openPlan(viewer: Viewer, pilotId: string, id: string) {
  const { pilot, row } = await openIndicator(viewer, pilotId, id);
  if (!mayPlan(viewer, pilot)) throw new Forbidden();
  const values = writtenPlan(row);
  return { pilot, row, values, base: fingerprint(values), hasValues: row._count.values > 0 };
}

/** What figures are made of: once there are any, they would come to mean something else. */
const MEASURE = ['unit', 'direction', 'cumulative', 'dimension'] as const;

/**
 * Changes one of a pilot's indicators. What a published pilot promised, its baseline and targets, changes only with a reason, which
 * stands in its public timeline together with what was before.
 * @param base mark of what the person started from
 * @throws Conflict with what stands now; Invalid (measured) when values exist, (reasonNeeded) for a promise; NotFound, Forbidden
 */
export async function saveIndicator(viewer: Viewer, pilotId: string, id: string, base: string, sent: Sent): Promise<void> {
  await transaction(async (tx) => {
    const { pilot, member } = await writable(tx, viewer, pilotId);
    await tx.$queryRaw`SELECT 1 FROM "Indicator" WHERE id = ${id}::uuid FOR UPDATE`;
    const { row } = await openIndicator(viewer, pilotId, id, tx);
    const stands = writtenPlan(row);
    if (fingerprint(stands) !== base) throw new Conflict(stands);
    const given: Given = { kind: row.kind as IndicatorKind, originalLang: pilot.originalLang, common: commonOf(row, row.unit) };
    const { plan, issues } = readPlan(sent, given);
    refuseIf(issues);
    const changed = MEASURE.filter((field) => plan[field] !== row[field]);
    refuseIf(row._count.values > 0 ? changed.map((field) => ({ field, code: 'measured' })) : []);
    const changes = changesBetween(pilot.originalLang, row, plan);
    const reason = one(sent, 'reason').trim();
    refuseIf(textIssues('reason', reason, MAX_REASON));
    refuseIf(pilot.isPublic && changes.length > 0 && !reason ? [{ field: 'reason', code: 'reasonNeeded' }] : []);
    await tx.indicatorTarget.deleteMany({ where: { indicatorId: id } });
    await tx.indicatorTarget.createMany({ data: plan.targets.map((target) => ({ ...target, indicatorId: id })) });
    await tx.indicator.update({ where: { id }, data: { ...columnsOf(plan), lock: { increment: 1 } } });
    if (changes.length > 0) {
      const t = translator(indicatorMessages, pilot.originalLang);
      await note(tx, pilot, member, 'indicatorChanged', t('change.note', { name: nameOfRow(row, pilot), changes: changes.join('; '), reason }));
    }
  });
}

/** What an indicator is called in the pilot's own language. */
export const nameOfRow = (row: Pick<IndicatorRow, 'common' | 'names'>, { originalLang }: Pick<OpenedPilot, 'originalLang'>): string =>
  nameIn((row.common?.names ?? row.names) as Names, originalLang, originalLang).name;

/**
 * Stops measuring something, or takes it up again. What was accepted still counts. Before the pilot is published, and without
 * values, it is taken away altogether. A second time changes nothing.
 * @throws Invalid (required) without a reason where readers knew of it; NotFound, Forbidden
 */
export async function retireIndicator(viewer: Viewer, pilotId: string, id: string, retired: boolean, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const { pilot, member } = await writable(tx, viewer, pilotId);
    const { row } = await openIndicator(viewer, pilotId, id, tx);
    if (retired && !pilot.isPublic && row._count.values === 0) {
      await tx.indicator.deleteMany({ where: { id, pilotId } });
      return;
    }
    const why = reason.trim();
    refuseIf(textIssues('reason', why, MAX_REASON));
    refuseIf(pilot.isPublic && !why ? [{ field: 'reason', code: 'required' }] : []);
    const { count } = await tx.indicator.updateMany({ where: { id, retiredAt: retired ? null : { not: null } }, data: { retiredAt: retired ? now() : null, lock: { increment: 1 } } });
    if (count === 1) await note(tx, pilot, member, retired ? 'indicatorRetired' : 'indicatorResumed', `${nameOfRow(row, pilot)}: ${why}`);
  });
}
