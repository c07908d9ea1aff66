import { holds, isCoordinator, type Member, type Viewer } from './viewer';

type Owned = { leadId: string | null; isPublic: boolean };

/** May write in it: the editors of the organisation that answers for it. */
export const mayEdit = (viewer: Viewer, entry: Owned): viewer is Member => holds(viewer, entry.leadId, 'editor');

/** May decide on it: coordinators, but not on what their own hands wrote for an organisation. */
export const mayReview = (viewer: Viewer, entry: Owned): viewer is Member =>
  isCoordinator(viewer) && !holds(viewer, entry.leadId, 'editor');

/** May see what is not public of it. */
export const mayOpen = (viewer: Viewer, entry: Owned): viewer is Member => mayEdit(viewer, entry) || isCoordinator(viewer);
