import { mayReview } from '#app/domain/shared/entry.policy';
import { isId } from '#app/domain/shared/fields';
import { Conflict, Forbidden, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { titleOf } from '#app/domain/shared/revision.server';
import { textIssues } from '#app/domain/shared/section';
import { appendStep } from '#app/domain/shared/timeline.server';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, type Tx, transaction } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { owe } from '#app/platform/mail/letters.server';
import { mayDecideValue } from './indicator.policy';
import type { Names } from './indicator.type';
import { historyOf, nameIn } from './indicators.server';
import { openIndicator } from './pilot-indicator.server';
import { lineOf } from './value-writing.server';
import { acceptValues, returnValues } from './value-record.server';

const MAX_REASON = 2000;

/** A version of a value with its pilot and history. @throws NotFound when it does not exist or is not the viewer's to open */
export async function openFigure(viewer: Viewer, id: string, client: Tx = db) {
  const value = isId(id) ? await client.indicatorValue.findUnique({ where: { id }, include: { indicator: { select: { pilotId: true } } } }) : null;
  if (!value) throw new NotFound();
  const { pilot, row } = await openIndicator(viewer, value.indicator.pilotId, value.indicatorId, client);
  return { value, pilot, row, mayDecide: mayDecideValue(viewer, pilot, value), isReviewer: mayReview(viewer, pilot) };
}

/** What has been said about the versions of a value, newest first. */
export async function stepsOf(indicatorId: string, period: string, client: Tx = db) {
  const ids = (await client.indicatorValue.findMany({ where: { indicatorId, period }, select: { id: true } })).map(({ id }) => id);
  const steps = await client.timelineStep.findMany({ where: { valueId: { in: ids } }, orderBy: [{ at: 'desc' }, { id: 'desc' }], include: { actor: { select: { name: true } } } });
  return steps.map(({ id, at, step, actor, actorRole, note }) => ({ id, at: at.toISOString(), step, actor: actor?.name ?? null, actorRole, note }));
}

/** What became of a value meanwhile, for a coordinator who came second. */
export type Decided = { state: string; by: string | null; at: string | null; reason: string };

async function decided(tx: Tx, { indicatorId, period, id }: { indicatorId: string; period: string; id: string }): Promise<Decided> {
  const version = (await historyOf(indicatorId, period, tx)).find((one) => one.id === id);
  return { state: version?.state ?? '', by: version?.decidedBy ?? null, at: version?.decidedAt ?? null, reason: version?.returnReason ?? '' };
}

async function toDecide(tx: Tx, viewer: Viewer, id: string, seen: string | undefined) {
  const opened = await openFigure(viewer, id, tx);
  if (!mayReview(viewer, opened.pilot)) throw new Forbidden();
  if (opened.value.state !== 'submitted') throw new Conflict(await decided(tx, opened.value));
  // Returned by another and handed in anew: not the figure that this coordinator has read.
  if (seen !== undefined && (opened.value.submittedAt?.toISOString() ?? '') !== seen) throw new Conflict(await decided(tx, opened.value));
  refuseIf(opened.value.reportId ? [{ field: '', code: 'withReport' }] : []);
  return { ...opened, member: viewer };
}

type Deciding = Awaited<ReturnType<typeof toDecide>>;

async function settle(tx: Tx, { value, pilot, row, member }: Deciding, step: 'valueAccepted' | 'valueReturned', letter: 'accepted' | 'returned', reason: string): Promise<void> {
  const line = lineOf(pilot, row, value.period, value.value === null ? null : Number(value.value));
  await appendStep(tx, { entryId: pilot.id, valueId: value.id, step, actor: member, actorRole: 'coordinator', note: reason ? `${line}\n${reason}` : line });
  const last = await tx.timelineStep.findFirst({ where: { valueId: value.id, step: 'valueSubmitted' }, orderBy: { at: 'desc' }, select: { actorId: true } });
  const personId = last?.actorId ?? value.enteredById;
  const person = personId ? await tx.person.findUnique({ where: { id: personId }, select: { email: true, lang: true, name: true } }) : null;
  if (!person) return;
  const names = (row.common?.names ?? row.names) as Names;
  const params = {
    id: pilot.id,
    indicatorId: row.id,
    period: value.period,
    name: person.name,
    title: await titleOf(tx, pilot.id, person.lang),
    indicator: nameIn(names, person.lang as Lang, pilot.originalLang).name,
    reason,
  };
  await owe(tx, { to: person.email, lang: person.lang, template: `indicators/${letter}`, params });
}

/** Someone else's decision between reading and writing is told like any other. */
async function once(tx: Tx, opened: Deciding, write: () => Promise<number>): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "IndicatorValue" WHERE id = ${opened.value.id}::uuid FOR UPDATE`;
  if ((await write()) !== 1) throw new Conflict(await decided(tx, opened.value));
}

/**
 * Accepts a value that came on its own: it is public and counts from now on; the one it corrects no longer does.
 * @param seen when the figure that the coordinator has read was handed in
 * @throws Conflict with what became of it meanwhile, also when it was handed in anew; Invalid (withReport); Forbidden for those who edit for the pilot's lead
 */
export async function acceptValue(viewer: Viewer, id: string, seen?: string): Promise<void> {
  await transaction(async (tx) => {
    const opened = await toDecide(tx, viewer, id, seen);
    await once(tx, opened, () => acceptValues(tx, { id }, opened.member));
    await settle(tx, opened, 'valueAccepted', 'accepted', '');
  });
}

/** Returns a value with a reason. @throws Invalid (required); else as `acceptValue` */
export async function returnValue(viewer: Viewer, id: string, reason: string, seen?: string): Promise<void> {
  await transaction(async (tx) => {
    const opened = await toDecide(tx, viewer, id, seen);
    const why = reason.trim();
    refuseIf([...(why ? [] : [{ field: 'reason', code: 'required' }]), ...textIssues('reason', why, MAX_REASON)]);
    await once(tx, opened, () => returnValues(tx, { id }, why, opened.member));
    await settle(tx, opened, 'valueReturned', 'returned', why);
  });
}

