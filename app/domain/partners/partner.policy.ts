import { holds, isCoordinator, MEMBER_ROLES, type Member, type MemberRole, type Viewer } from '#app/domain/shared/viewer';

/** May see who belongs to an organisation: its members, and coordinators. */
export const maySeeMembers = (viewer: Viewer, partnerId: string): viewer is Member =>
  MEMBER_ROLES.some((role) => holds(viewer, partnerId, role)) || isCoordinator(viewer);

/** May change roles and remove members. */
export const mayManageMembers = (viewer: Viewer, partnerId: string): viewer is Member =>
  isCoordinator(viewer) || holds(viewer, partnerId, 'representative');

/** The roles someone may give in an invitation; none when they may not invite. */
export const invitableRoles = (viewer: Viewer, partnerId: string): MemberRole[] => {
  if (mayManageMembers(viewer, partnerId)) return ['practitioner', 'editor', 'representative'];
  return holds(viewer, partnerId, 'editor') ? ['practitioner'] : [];
};

/** May edit the profile. */
export const mayEditProfile = (viewer: Viewer, partnerId: string): viewer is Member =>
  isCoordinator(viewer) || holds(viewer, partnerId, 'editor');
