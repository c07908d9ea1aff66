import { expect, it } from 'vitest';
import { mayDecideValue, mayEnter, mayPlan } from '#app/domain/indicators/indicator.policy';
import type { MemberRole, PlatformRole, Viewer } from '#app/domain/shared/viewer';

const as = (roles: PlatformRole[], partnerId?: string, ...held: MemberRole[]): Viewer => ({
  personId: 'me', name: 'Me', lang: 'en', roles, memberships: partnerId ? [{ partnerId, roles: held, side: 'business' }] : [],
});
const pilot = { leadId: 'here', isPublic: true };
const draft = { leadId: 'here', isPublic: false };
const measured = { retired: false, hasAccepted: false };
const waiting = { state: 'submitted', reportId: null };

it.each([
  // viewer, plans, plans a draft, enters, enters for a draft, enters what is retired, corrects what is retired, decides, decides in a report, decides again
  ['reader', null, false, false, false, false, false, false, false, false, false],
  ['practitioner here', as([], 'here', 'practitioner'), false, false, false, false, false, false, false, false, false],
  ['representative here', as([], 'here', 'representative'), false, false, false, false, false, false, false, false, false],
  ['editor here', as([], 'here', 'editor'), true, true, true, false, false, true, false, false, false],
  ['editor elsewhere', as([], 'there', 'editor'), false, false, false, false, false, false, false, false, false],
  ['coordinator', as(['coordinator']), false, false, false, false, false, false, true, false, false],
  ['coordinator, editor elsewhere', as(['coordinator'], 'there', 'editor'), false, false, false, false, false, false, true, false, false],
  ['coordinator, editor here', as(['coordinator'], 'here', 'editor'), true, true, true, false, false, true, false, false, false],
  ['administrator', as(['administrator']), false, false, false, false, false, false, false, false, false],
] as const)('%s', (_, viewer, plans, plansDraft, enters, entersDraft, entersRetired, correctsRetired, decides, decidesInReport, decidesAgain) => {
  expect([
    mayPlan(viewer, pilot),
    mayPlan(viewer, draft),
    mayEnter(viewer, pilot, measured),
    mayEnter(viewer, draft, measured),
    mayEnter(viewer, pilot, { retired: true, hasAccepted: false }),
    mayEnter(viewer, pilot, { retired: true, hasAccepted: true }),
    mayDecideValue(viewer, pilot, waiting),
    mayDecideValue(viewer, pilot, { ...waiting, reportId: 'r' }),
    mayDecideValue(viewer, pilot, { ...waiting, state: 'accepted' }),
  ]).toEqual([plans, plansDraft, enters, entersDraft, entersRetired, correctsRetired, decides, decidesInReport, decidesAgain]);
});
