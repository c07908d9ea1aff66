import { mayReview } from '#app/domain/shared/entry.policy';
import { isCoordinator, type Member, type Viewer } from '#app/domain/shared/viewer';
import type { RoundState } from './round.type';

type Standing = { state: RoundState };

/** May see rounds and begin one: coordinators. */
export const mayKeepRounds = (viewer: Viewer): viewer is Member => isCoordinator(viewer);

/** May change period, questions and who owes a report, start or delete it: coordinators, until it has started. */
export const mayPrepare = (viewer: Viewer, { state }: Standing): viewer is Member => isCoordinator(viewer) && state === 'draft';

/** May move its due day, ask further pilots, remind and close: coordinators, while it is open. */
export const mayRun = (viewer: Viewer, { state }: Standing): viewer is Member => isCoordinator(viewer) && state === 'open';

/** May give one pilot more time: coordinators who do not edit for it themselves, while it owes its report. */
export const mayExtend = (viewer: Viewer, round: Standing, report: { state: string }, pilot: { leadId: string | null; isPublic: boolean }): viewer is Member =>
  mayRun(viewer, round) && mayReview(viewer, pilot) && ['due', 'draft', 'returned'].includes(report.state);
