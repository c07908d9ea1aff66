import { holds, type Member, type Viewer } from '#app/domain/shared/viewer';

/** May open and close the search, read what is offered and answer it: editors of the organisation that answers for the entry. */
export const maySearch = (viewer: Viewer, { leadId }: { leadId: string | null }): viewer is Member => holds(viewer, leadId, 'editor');
