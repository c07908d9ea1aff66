import { Conflict, Forbidden, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { isPeriod, type Period } from '#app/domain/shared/period';
import { formatPeriod } from '#app/domain/shared/period-words';
import { textIssues } from '#app/domain/shared/section';
import { appendStep } from '#app/domain/shared/timeline.server';
import type { Member, Viewer } from '#app/domain/shared/viewer';
import { db, type Tx, transaction } from '#app/platform/db/db.server';
import { type Figure, figureIssues, readFigure, type WrittenFigure } from './figure.server';
import { mayEnter } from './indicator.policy';
import type { Dimension, IndicatorKind } from './indicator.type';
import { historyOf } from './indicators.server';
import { type IndicatorRow, openIndicator, type OpenedPilot } from './pilot-indicator.server';
import { nameOfRow } from './plan-writing.server';
import { formatFigure, isUnit } from './unit.type';
import { recordValue, submitValues, valueMark, valuesAt } from './value-record.server';

/** Where a value stands: the pilot, what it measures, and the period. */
export type At = { pilotId: string; indicatorId: string; period: Period };

const MAX_REASON = 1000;

/** A value as a line of the pilot's timeline names it, in the pilot's own language. */
export function lineOf(pilot: Pick<OpenedPilot, 'originalLang'>, row: IndicatorRow, period: Period, value: number | null): string {
  const named = `${nameOfRow(row, pilot)}, ${formatPeriod(pilot.originalLang, period)}`;
  return value === null ? named : `${named}: ${formatFigure(pilot.originalLang, value, isUnit(row.unit) ? row.unit : '')}`;
}

/**
 * A value's page: what is being written, what counts, every version there was, and whether the viewer is one who writes, though not while it waits.
 * @throws NotFound when it is not the viewer's to open, or the period is none
 */
export async function openValue(viewer: Viewer, { pilotId, indicatorId, period }: At) {
  const { pilot, row } = await openIndicator(viewer, pilotId, indicatorId);
  if (!isPeriod(period)) throw new NotFound();
  const [{ open, accepted }, history] = await Promise.all([valuesAt(db, indicatorId, period), historyOf(indicatorId, period)]);
  const writes = mayEnter(viewer, pilot, { retired: row.retiredAt !== null, hasAccepted: accepted !== null });
  return { pilot, row, open, accepted, history, base: valueMark(open ?? accepted), writes };
}

async function writable(tx: Tx, viewer: Viewer, { pilotId, indicatorId, period }: At) {
  await openIndicator(viewer, pilotId, indicatorId, tx);
  refuseIf(isPeriod(period) ? [] : [{ field: 'figure.value', code: 'period' }]);
  await tx.$queryRaw`SELECT 1 FROM "Indicator" WHERE id = ${indicatorId}::uuid FOR UPDATE`;
  const { pilot, row } = await openIndicator(viewer, pilotId, indicatorId, tx);
  const stands = await valuesAt(tx, indicatorId, period);
  if (!mayEnter(viewer, pilot, { retired: row.retiredAt !== null, hasAccepted: stands.accepted !== null })) throw new Forbidden();
  return { pilot, row, member: viewer, ...stands };
}

/** Puts down why an accepted value is corrected, also when the figure itself was changed before. */
async function keepReason(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.indicatorValue.updateMany({ where: { id, state: { in: ['draft', 'returned'] } }, data: { reason } });
}

async function submit(tx: Tx, actor: Member, pilot: OpenedPilot, row: IndicatorRow, id: string, figure: Figure, period: Period): Promise<void> {
  refuseIf(figureIssues('figure', row.kind as IndicatorKind, figure));
  const count = await submitValues(tx, { id });
  refuseIf(count === 1 ? [] : [{ field: 'figure.value', code: 'sameAsAccepted' }]);
  // It is decided on its own from now on, also when it was begun for a report.
  await tx.indicatorValue.update({ where: { id }, data: { reportId: null } });
  await appendStep(tx, { entryId: pilot.id, valueId: id, step: 'valueSubmitted', actor, actorRole: 'editor', organisationId: pilot.leadId, note: lineOf(pilot, row, period, figure.value) });
}

/** What a value's form sends. `base`: the mark it showed; `reason`: why an accepted value is corrected. */
export type SentValue = { written: WrittenFigure; base: string; reason: string; submits: boolean };

/**
 * Writes down a value on its own, and hands it in when asked to. A correction of an accepted value is a new version with a reason.
 * @throws Conflict with the value that stands when someone changed it meanwhile
 * @throws Invalid at `figure.*`, `reason`; (locked) while it is in review; (sameAsAccepted); NotFound, Forbidden
 */
export async function saveValue(viewer: Viewer, at: At, { written, base, reason, submits }: SentValue): Promise<void> {
  await transaction(async (tx) => {
    const { pilot, row, member, accepted } = await writable(tx, viewer, at);
    const measured = { kind: row.kind as IndicatorKind, unit: row.unit, dimension: row.dimension as Dimension | null };
    const { figure, issues } = readFigure('figure', measured, written);
    const why = reason.trim();
    refuseIf([...issues, ...textIssues('reason', why, MAX_REASON), ...(submits ? figureIssues('figure', measured.kind, figure) : [])]);
    refuseIf(accepted && !why ? [{ field: 'reason', code: 'reasonNeeded' }] : []);
    const kept = await recordValue(tx, member, { indicatorId: at.indicatorId, period: at.period, field: 'figure.value', base }, figure, accepted ? { reason: why } : {});
    if (kept && accepted) await keepReason(tx, kept.id, why);
    if (kept && submits) await submit(tx, member, pilot, row, kept.id, figure, at.period);
  });
}

/** Throws away what was begun: a draft, never anything that was handed in. A second time changes nothing. */
export async function discardValue(viewer: Viewer, at: At): Promise<void> {
  await transaction(async (tx) => {
    const { open } = await writable(tx, viewer, at);
    if (!open) return;
    if (open.state !== 'draft' || open.submittedAt) throw new Conflict(open);
    await tx.indicatorValue.deleteMany({ where: { id: open.id, state: 'draft' } });
  });
}
