import { db } from '#app/platform/db/db.server';
import { mayOpen } from './entry.policy';
import { holds, type Viewer } from './viewer';

/**
 * May see the pictures and files of what is not public: those who may open the entry, and those whom its review has brought to it, as long as it waits for them —
 * the representatives of its organisation, and its assessor.
 */
export async function mayReadDraft(viewer: Viewer, entry: { id: string; leadId: string | null; isPublic: boolean }): Promise<boolean> {
  if (mayOpen(viewer, entry)) return true;
  if (!viewer) return false;
  const { personId } = viewer;
  if (holds(viewer, entry.leadId, 'representative') && (await db.revision.count({ where: { entryId: entry.id, state: 'submitted' } })) > 0) return true;
  return (await db.assessment.count({ where: { entryId: entry.id, assessorId: personId, state: 'named' } })) > 0;
}
