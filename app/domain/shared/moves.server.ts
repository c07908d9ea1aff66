import { db, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Content } from './content';
import { type ContentType, type EntryRow, type Mover, RETIRED, type Transition } from './content-type';
import { mayEdit, mayOpen, mayReview } from './entry.policy';
import { Conflict, Forbidden, NotFound, refuseIf } from './outcome';
import { tellOrganisation } from './review-letters.server';
import { roleOf } from './review.server';
import { loadEntry, type Working } from './revision.server';
import { appendStep } from './timeline.server';
import { holds, type Viewer } from './viewer';

/** In which role the viewer may make a move, or null. */
function moverOf(viewer: Viewer, entry: EntryRow, { by = ['editor'] }: Transition): Mover | null {
  if (by.includes('editor') && mayEdit(viewer, entry)) return roleOf(viewer, entry.leadId);
  if (by.includes('representative') && holds(viewer, entry.leadId, 'representative')) return 'representative';
  return by.includes('coordinator') && mayReview(viewer, entry) ? 'coordinator' : null;
}

/** The moves that the viewer may make from where an entry stands. */
export const movesFor = <C extends Content>(viewer: Viewer, type: ContentType<C>, entry: EntryRow): Transition[] =>
  (type.transitions ?? []).filter((move) => move.from.includes(entry.state) && moverOf(viewer, entry, move) !== null);

/** A move as the one who wants to make it sees it; `as` is null for those who may only look, and `isOpen` tells whether it can be made now. */
export type Move<C extends Content = Content> = Working<C> & { transition: Transition; as: Mover | null; isOpen: boolean };

/** @throws NotFound when its kind has no such move, it was never published, or the viewer may neither make the move nor open the entry */
export async function openMove<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, to: string, client: Tx = db): Promise<Move<C>> {
  const transition = type.transitions?.find((one) => one.to === to);
  if (!transition) throw new NotFound();
  const working = await loadEntry(type, id, client);
  const as = moverOf(viewer, working.entry, transition);
  if (!as && !mayOpen(viewer, working.entry)) throw new NotFound();
  return { ...working, transition, as, isOpen: working.published !== null && transition.from.includes(working.entry.state) };
}

/**
 * Moves something published along its life, e.g. approved → running, as its kind's transitions allow. What is retired leaves everything that readers find
 * things by, until it is taken back; what is being reviewed of it must be decided first.
 * @throws Invalid without a reason where readers are owed one (`inReview` at none); Conflict when it is no longer where it may come from; NotFound, Forbidden
 */
export async function changeState<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, to: string, reason = ''): Promise<void> {
  await transaction(async (tx) => {
    const working = await openMove(viewer, type, id, to, tx);
    const { entry, revision, published, transition, as } = working;
    if (!viewer || !as) throw new Forbidden();
    if (!published) throw new NotFound();
    // A move that asks for no reason has no field for one, and takes none.
    const note = transition.reason ? reason.trim() : '';
    refuseIf(transition.reason && !note ? [{ field: 'reason', code: 'required' }] : []);
    refuseIf(to === RETIRED && revision.state === 'submitted' ? [{ field: '', code: 'inReview' }] : []);
    const isPublic = to !== RETIRED;
    const { count } = await tx.entry.updateMany({
      where: { id, state: { in: transition.from } },
      data: { state: to, isPublic, updatedAt: now() },
    });
    if (count !== 1) throw new Conflict();
    await type.project(tx, { ...entry, state: to, isPublic }, published);
    await appendStep(tx, { entryId: id, step: to, actor: viewer, actorRole: as, organisationId: as === 'coordinator' ? null : entry.leadId, note: note || undefined, isPublic: true });
    if (isPublic !== entry.isPublic) await tellOrganisation(tx, type, isPublic ? 'resumed' : 'retired', working, viewer.personId, note);
  });
}
