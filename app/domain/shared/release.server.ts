import { db, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Content } from './content';
import type { ContentType, EntryRow } from './content-type';
import { mayReview } from './entry.policy';
import { Forbidden, NotFound, refuseIf } from './outcome';
import { move, putBack, refuseOther } from './review.server';
import { loadEntry, type Working } from './revision.server';
import { appendStep } from './timeline.server';
import { holds, type Member, type Viewer } from './viewer';

type ReleaseRole = 'representative' | 'coordinator';

/** Whether anybody can act for an organisation. */
async function hasRepresentative(client: Tx, partnerId: string | null): Promise<boolean> {
  if (!partnerId) return false;
  return (await client.membership.count({ where: { partnerId, roles: { has: 'representative' }, person: { deactivatedAt: null } } })) > 0;
}

/** As whom somebody may release it: a representative of the organisation that answers for it; where it has none, a coordinator. Null: not at all. */
async function releaseRole(client: Tx, viewer: Viewer, entry: EntryRow): Promise<ReleaseRole | null> {
  if (holds(viewer, entry.leadId, 'representative')) return 'representative';
  return mayReview(viewer, entry) && !(await hasRepresentative(client, entry.leadId)) ? 'coordinator' : null;
}

/** Whether a submission waits for the viewer to release it. */
export const mayRelease = async <C extends Content>(viewer: Viewer, type: ContentType<C>, { entry, revision }: Working<C>): Promise<boolean> =>
  type.behaviours.assessed !== undefined && revision.state === 'submitted' && revision.releasedAt === null && (await releaseRole(db, viewer, entry)) !== null;

/** A submission as the one who may release it reads it, while it waits for that or was decided since. */
export type ForRelease<C extends Content = Content> = Working<C> & { as: ReleaseRole; waits: boolean };

/** @throws NotFound when its kind is not assessed, it was never submitted, or it is not the viewer's to release */
export async function openForRelease<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, client: Tx = db): Promise<ForRelease<C>> {
  if (!type.behaviours.assessed) throw new NotFound();
  const working = await loadEntry(type, id, client);
  const as = await releaseRole(client, viewer, working.entry);
  const { state, releasedAt, submittedAt } = working.revision;
  if (!as || !submittedAt || state === 'draft') throw new NotFound();
  return { ...working, as, waits: state === 'submitted' && releasedAt === null };
}

async function forRelease<C extends Content>(tx: Tx, viewer: Viewer, type: ContentType<C>, id: string, number: number) {
  const opened = await openForRelease(viewer, type, id, tx);
  if (!viewer) throw new Forbidden();
  refuseOther(opened, number);
  const by: { actor: Member; actorRole: string; organisationId: string | null } = { actor: viewer, actorRole: opened.as, organisationId: opened.as === 'representative' ? opened.entry.leadId : null };
  return { opened, by };
}

/**
 * Releases a submission in its organisation's name, so that an assessor can be named. A second release changes nothing.
 * @param reason a coordinator's, who steps in where nobody represents the organisation
 * @throws NotFound; Conflict when another revision stands; Invalid at `reason`
 */
export async function releaseEntry<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, number: number, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const { opened, by } = await forRelease(tx, viewer, type, id, number);
    if (!opened.waits) return;
    refuseIf(opened.as === 'coordinator' && !reason ? [{ field: 'note', code: 'required' }] : []);
    await move(tx, opened.revision, 'submitted', { releasedAt: now() });
    await appendStep(tx, { entryId: id, step: 'released', ...by, revisionNumber: number, note: reason || undefined, isPublic: true });
  });
}

/**
 * Gives a submission back to its editors instead of releasing it.
 * @throws NotFound; Conflict when another revision stands or it was released meanwhile; Invalid at `note`
 */
export async function giveBackEntry<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, number: number, note: string): Promise<void> {
  await transaction(async (tx) => {
    const { opened, by } = await forRelease(tx, viewer, type, id, number);
    if (!opened.waits) refuseOther({ revision: { ...opened.revision, state: 'released' } }, number);
    refuseIf(note ? [] : [{ field: 'note', code: 'required' }]);
    await putBack(tx, type, opened, by, [], note);
  });
}
