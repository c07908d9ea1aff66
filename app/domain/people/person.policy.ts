import { isAdministrator, type Member, type Viewer } from '#app/domain/shared/viewer';

/** May see every account, give and take the programme's roles. */
export const mayAdministerPeople = (viewer: Viewer): viewer is Member => isAdministrator(viewer);

/** May close or reopen an account: administrators, but not their own. */
export const mayDeactivate = (viewer: Viewer, person: { id: string }): viewer is Member =>
  isAdministrator(viewer) && viewer.personId !== person.id;

/** May see who chose to be listed for members, and write to those who take messages: every member. */
export const maySeeListed = (viewer: Viewer): viewer is Member => viewer !== null;
