import { expect, it } from 'vitest';
import { mayAnswer, mayDecide, mayOpenApplication } from '#app/domain/joining/application.policy';
import type { MemberRole, PlatformRole, Viewer } from '#app/domain/shared/viewer';

const as = (roles: PlatformRole[], partnerId?: string, ...held: MemberRole[]): Viewer => ({
  personId: 'me', name: 'Me', lang: 'en', roles,
  memberships: partnerId ? [{ partnerId, roles: held, side: 'business' }] : [],
});
const pending = { state: 'pending', partnerId: 'here' };

it.each([
  // viewer, application, decide, answer, open
  ['reader', null, pending, false, false, false],
  ['member elsewhere', as([], 'there', 'representative'), pending, false, false, false],
  ['editor here', as([], 'here', 'editor'), pending, false, false, false],
  ['representative here', as([], 'here', 'representative'), pending, false, true, true],
  ['representative, decided', as([], 'here', 'representative'), { ...pending, state: 'approved' }, false, false, false],
  ['representative, unverified', as([], 'here', 'representative'), { ...pending, state: 'unverified' }, false, false, false],
  ['representative, new organisation', as([], 'here', 'representative'), { ...pending, partnerId: null }, false, false, false],
  ['administrator', as(['administrator']), pending, false, false, false],
  ['coordinator', as(['coordinator']), pending, true, false, true],
  ['coordinator, declined', as(['coordinator']), { ...pending, state: 'declined' }, true, false, true],
  ['coordinator, unverified', as(['coordinator']), { ...pending, state: 'unverified' }, true, false, false],
  ['coordinator, expired', as(['coordinator']), { ...pending, state: 'expired' }, true, false, false],
] as const)('%s', (_, viewer, application, decide, answer, open) => {
  expect(mayDecide(viewer)).toBe(decide);
  expect(mayAnswer(viewer, application)).toBe(answer);
  expect(mayOpenApplication(viewer, application)).toBe(open);
});
