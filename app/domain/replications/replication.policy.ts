import { holds, isCoordinator, type Member, partnersWhere, type Viewer } from '#app/domain/shared/viewer';
import type { ReplicationSide } from './replication.type';

/** The organisations at a replication's two ends; `leadId` answers for the practice. */
export type Ends = { partnerId: string; giverId: string | null; leadId: string | null };

/** May take practices up for an organisation. */
export const mayTakeUp = (viewer: Viewer, partnerId: string): viewer is Member => holds(viewer, partnerId, 'editor');

/** May write what became of it: the receiving side's editors. */
export const mayTell = (viewer: Viewer, { partnerId }: Ends): viewer is Member => holds(viewer, partnerId, 'editor');

/** The organisation that confirms for a side. */
export const partnerOf = ({ partnerId, giverId }: Ends, side: ReplicationSide): string | null => (side === 'giving' ? giverId : partnerId);

/** May confirm for a side, and take that back: its representatives. */
export const mayConfirm = (viewer: Viewer, ends: Ends, side: ReplicationSide): viewer is Member => holds(viewer, partnerOf(ends, side), 'representative');

/** May read what is not public of it: those who write or act for either end or for the practice, and coordinators. */
export function mayOpenReplication(viewer: Viewer, { partnerId, giverId, leadId }: Ends): viewer is Member {
  const ends = [partnerId, giverId, leadId];
  return isCoordinator(viewer) || ends.some((id) => holds(viewer, id, 'editor') || holds(viewer, id, 'representative'));
}

/** The organisations that a member writes or acts for. */
export const actsFor = (viewer: Viewer): string[] => [...new Set([...partnersWhere(viewer, 'editor'), ...partnersWhere(viewer, 'representative')])];
