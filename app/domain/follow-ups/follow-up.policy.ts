import { holds, isCoordinator, type Member, partnersWhere, type Viewer } from '#app/domain/shared/viewer';

type Led = { leadId: string | null };

/** May say what became of a pilot: editors and representatives of the organisation that leads it. */
export const mayAnswer = (viewer: Viewer, { leadId }: Led): viewer is Member => holds(viewer, leadId, 'editor') || holds(viewer, leadId, 'representative');

/** May read what was asked and answered at the desk: those, and coordinators. */
export const mayRead = (viewer: Viewer, pilot: Led): viewer is Member => mayAnswer(viewer, pilot) || isCoordinator(viewer);

/** The organisations for which a member answers. */
export const answersFor = (viewer: Viewer): string[] => [...new Set([...partnersWhere(viewer, 'editor'), ...partnersWhere(viewer, 'representative')])];
