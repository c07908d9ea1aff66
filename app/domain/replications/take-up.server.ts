import { isId } from '#app/domain/shared/fields';
import { Forbidden, Invalid, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { holds, type Member } from '#app/domain/shared/viewer';
import { type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { writeToSide } from './letters.server';
import { lockPractices, openReplication, outcomeOf } from './open.server';
import type { TakenUp } from './replication.schema';
import { isAdopted, type LiveState } from './replication.type';
import { mayTakeUp } from './replication.policy';
import { refusePilot, refuseSource } from './sources.server';
import { noteStep } from './steps.server';

const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The first day in use: as told, else as it stood, else today; none before it is in use. @throws Invalid (`dayAhead`) */
export function adoptedDay(state: LiveState, toldOn: string | null, stood: Date | null = null): Date | null {
  if (!isAdopted(state)) return null;
  const today = dayOf(now());
  refuseIf(toldOn && toldOn > today ? [{ field: 'adoptedOn', code: 'dayAhead' }] : []);
  return toldOn ? asDate(toldOn) : (stood ?? asDate(today));
}

async function publicPractice(tx: Tx, id: string) {
  const practice = isId(id) ? await tx.entry.findFirst({ where: { id, kind: 'practices', isPublic: true }, select: { leadId: true } }) : null;
  if (!practice) throw new NotFound();
  const revision = await tx.revision.findFirst({ where: { entryId: id, state: 'published' }, orderBy: { number: 'desc' }, select: { number: true } });
  return { leadId: practice.leadId, revisionNumber: revision?.number ?? 1 };
}

/** The replication there already is; the same form sent twice leads to it. @throws Invalid (`takenAlready`) */
async function already(tx: Tx, viewer: Member, practiceId: string, partnerId: string, { adoptedOn: _, ...fields }: TakenUp): Promise<string | null> {
  const row = await tx.replication.findUnique({ where: { practiceId_partnerId: { practiceId, partnerId } }, include: { steps: { orderBy: { at: 'asc' }, take: 1 } } });
  if (!row) return null;
  const isSame = row.lock === 0 && row.steps[0]?.actorId === viewer.personId && Object.entries(fields).every(([name, value]) => row[name as keyof typeof fields] === value);
  if (isSame) return row.id;
  throw new Invalid([{ field: 'partnerId', code: 'takenAlready' }]);
}

/**
 * Takes a practice up for an organisation, from another place or from where it was written up. The other side's representatives are
 * asked to confirm, and the own ones unless one of them did it.
 * @returns the replication's id; the same form sent twice gives one
 * @throws NotFound, Forbidden; Invalid (`notOffered`) for what did not work, at `partnerId` (ownPractice, takenAlready), `sourceId`, `pilotId`, `adoptedOn`
 */
export async function takeUp(viewer: Member, practiceId: string, partnerId: string, fields: TakenUp): Promise<string> {
  return transaction(async (tx) => {
    if (!isId(partnerId) || !mayTakeUp(viewer, partnerId)) throw new Forbidden();
    // As a merger does: the organisation first, then what it took up.
    await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE id = ${partnerId}::uuid FOR SHARE`;
    const there = await tx.entry.count({ where: { id: partnerId, kind: 'partners', isPublic: true } });
    if (!there) throw new Forbidden();
    await publicPractice(tx, practiceId);
    await lockPractices(tx, [practiceId]);
    const practice = await publicPractice(tx, practiceId);
    refuseIf(practice.leadId === partnerId ? [{ field: 'partnerId', code: 'ownPractice' }] : []);
    const known = await already(tx, viewer, practiceId, partnerId, fields);
    if (known) return known;
    refuseIf((await outcomeOf(tx, practiceId)) === 'worked' ? [] : [{ field: '', code: 'notOffered' }]);
    await refuseSource(tx, practiceId, fields.sourceId, null);
    await refusePilot(tx, partnerId, fields.pilotId);
    const { adoptedOn, ...rest } = fields;
    const at = now();
    const { id } = await tx.replication.create({
      data: { ...rest, practiceId, partnerId, adoptedOn: adoptedDay(fields.state, adoptedOn), revisionNumber: practice.revisionNumber, createdAt: at, updatedAt: at },
      select: { id: true },
    });
    await noteStep(tx, { replicationId: id, step: fields.state, side: 'receiving', actor: viewer, actorRole: 'editor', organisationId: partnerId });
    const made = await openReplication(viewer, id, tx);
    await writeToSide(tx, made, 'giving', 'confirm', viewer.personId);
    const confirmsItself: boolean = holds(viewer, partnerId, 'representative');
    if (!confirmsItself) await writeToSide(tx, made, 'receiving', 'confirm', viewer.personId);
    return id;
  });
}
