import { holds, isCoordinator, type Member, type Viewer } from '#app/domain/shared/viewer';

type Asked = { state: string; partnerId: string | null };

/** May decide who joins: coordinators. */
export const mayDecide = (viewer: Viewer): viewer is Member => isCoordinator(viewer);

/** May say yes or no for the organisation that was named: its representatives. */
export const mayAnswer = (viewer: Viewer, application: Asked): viewer is Member =>
  application.state === 'pending' && holds(viewer, application.partnerId, 'representative');

/** May read it: coordinators once its address is confirmed, representatives while it waits for the decision. */
export const mayOpenApplication = (viewer: Viewer, application: Asked): viewer is Member =>
  (mayDecide(viewer) && !['unverified', 'expired'].includes(application.state)) || mayAnswer(viewer, application);
