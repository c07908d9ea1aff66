import { holds, isCoordinator, type Member, type Viewer } from '#app/domain/shared/viewer';

type Led = { leadId: string | null };

/** May answer for the organisation: its editors. */
export const mayAnswer = (viewer: Viewer, { leadId }: Led): viewer is Member => holds(viewer, leadId, 'editor');

/** May let a question through or hide it: editors and representatives of the organisation that answers for the entry, and coordinators. */
export const mayModerate = (viewer: Viewer, entry: Led): viewer is Member =>
  mayAnswer(viewer, entry) || holds(viewer, entry.leadId, 'representative') || isCoordinator(viewer);
