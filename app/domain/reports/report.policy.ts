import { mayEdit, mayOpen, mayReview } from '#app/domain/shared/entry.policy';
import type { Member, Viewer } from '#app/domain/shared/viewer';
import { OWED_STATES } from './report.type';

type Pilot = { leadId: string | null; isPublic: boolean };
type Standing = { state: string; roundState: string; pilot: Pilot };

const isOwed = (state: string) => (OWED_STATES as readonly string[]).includes(state);

/** May see the report: the pilot's editors and coordinators. */
export const mayOpenReport = (viewer: Viewer, { pilot }: Pick<Standing, 'pilot'>): viewer is Member => mayOpen(viewer, pilot);

/** Whether it is owed and can still be handed in: while the round is open; what was returned also later. */
export const isOpenStill = ({ state, roundState }: Pick<Standing, 'state' | 'roundState'>): boolean => isOwed(state) && (roundState === 'open' || state === 'returned');

/** May write in it: the pilot's editors, while something is owed and the round is open; what was returned can be mended later too. */
export const mayWriteReport = (viewer: Viewer, standing: Standing): viewer is Member => mayEdit(viewer, standing.pilot) && isOpenStill(standing);

/** May accept or return it: coordinators, but not one who edits for the pilot's organisation. Also after the round was closed. */
export const mayDecideReport = (viewer: Viewer, { state, pilot }: Pick<Standing, 'state' | 'pilot'>): viewer is Member =>
  mayReview(viewer, pilot) && state === 'submitted';

/** May let the pilot off: coordinators, while something is owed. */
export const maySkipReport = (viewer: Viewer, { state, pilot }: Pick<Standing, 'state' | 'pilot'>): viewer is Member =>
  mayReview(viewer, pilot) && isOwed(state);

/** May ask for a skipped report after all: coordinators, while the round is open; afterwards it could not be handed in. */
export const mayReopenReport = (viewer: Viewer, { state, roundState, pilot }: Standing): viewer is Member =>
  mayReview(viewer, pilot) && state === 'skipped' && roundState === 'open';
