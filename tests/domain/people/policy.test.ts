import { describe, expect, it } from 'vitest';
import { mayAdministerPeople, mayDeactivate, maySeeListed } from '#app/domain/people/person.policy';
import type { PlatformRole, Viewer } from '#app/domain/shared/viewer';

const as = (...roles: PlatformRole[]): Viewer => ({ personId: 'me', name: 'Me', lang: 'en', roles, memberships: [] });

describe('who may do what with people', () => {
  it.each([
    ['reader', null, false, false, false, false],
    ['member', as(), false, false, false, true],
    ['coordinator', as('coordinator'), false, false, false, true],
    ['administrator', as('administrator'), true, true, false, true],
    ['both', as('coordinator', 'administrator'), true, true, false, true],
  ] as const)('%s', (_, viewer, administer, closeOther, closeOwn, seeListed) => {
    expect(mayAdministerPeople(viewer)).toBe(administer);
    expect(mayDeactivate(viewer, { id: 'other' })).toBe(closeOther);
    expect(mayDeactivate(viewer, { id: 'me' })).toBe(closeOwn);
    expect(maySeeListed(viewer)).toBe(seeListed);
  });
});
