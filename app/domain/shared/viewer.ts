import type { Lang } from '#app/platform/i18n/languages';

/** What a member may do in an organisation. */
export const MEMBER_ROLES = ['practitioner', 'editor', 'representative'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** The part of society a membership speaks for. */
export const SIDES = ['politics', 'administration', 'business', 'association', 'academia', 'residents'] as const;
export type Side = (typeof SIDES)[number];

export const PLATFORM_ROLES = ['coordinator', 'administrator'] as const;
export type PlatformRole = (typeof PLATFORM_ROLES)[number];

/** Someone signed in, with all that policies ask about. Read afresh for each request. */
export type Member = {
  personId: string;
  name: string;
  lang: Lang;
  roles: PlatformRole[];
  memberships: { partnerId: string; roles: MemberRole[]; side: Side }[];
};

/** Whoever asks: a member, or null for a reader without an account. */
export type Viewer = Member | null;

export const isCoordinator = (viewer: Viewer): viewer is Member => viewer?.roles.includes('coordinator') ?? false;
export const isAdministrator = (viewer: Viewer): viewer is Member => viewer?.roles.includes('administrator') ?? false;

/** Whether the viewer holds a role in an organisation. */
export const holds = (viewer: Viewer, partnerId: string | null, role: MemberRole): viewer is Member =>
  viewer?.memberships.some((m) => m.partnerId === partnerId && m.roles.includes(role)) ?? false;

/** The organisations in which the viewer holds a role. */
export const partnersWhere = (viewer: Viewer, role: MemberRole): string[] =>
  viewer?.memberships.filter((m) => m.roles.includes(role)).map((m) => m.partnerId) ?? [];
