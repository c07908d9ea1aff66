import { expect, it } from 'vitest';
import { mayExtend, mayKeepRounds, mayPrepare, mayRun } from '#app/domain/rounds/round.policy';
import type { Member, Viewer } from '#app/domain/shared/viewer';

const LEAD = 'lead';
const member = (more: Partial<Member>): Member => ({ personId: 'p', name: 'N', lang: 'fi', roles: [], memberships: [], ...more });
const edits = { partnerId: LEAD, roles: ['editor' as const], side: 'administration' as const };

const viewers: Record<string, Viewer> = {
  nobody: null,
  editor: member({ memberships: [edits] }),
  administrator: member({ roles: ['administrator'] }),
  coordinator: member({ roles: ['coordinator'] }),
  'coordinator who edits': member({ roles: ['coordinator'], memberships: [edits] }),
};

it.each([
  //                       keep    draft   open    closed
  ['nobody', '             no      no no   no no   no no'],
  ['editor', '             no      no no   no no   no no'],
  ['administrator', '      no      no no   no no   no no'],
  ['coordinator', '        yes     yes no  no yes  no no'],
  ['coordinator who edits', 'yes   yes no  no yes  no no'],
])('%s may keep rounds; prepare and run one that is a draft, open, closed: %s', (who, row) => {
  const viewer = viewers[who] as Viewer;
  const asked = [mayKeepRounds(viewer), ...(['draft', 'open', 'closed'] as const).flatMap((state) => [mayPrepare(viewer, { state }), mayRun(viewer, { state })])];
  expect(asked.map((yes) => (yes ? 'yes' : 'no'))).toEqual(row.trim().split(/\s+/));
});

it('lets coordinators give more time to what is owed in an open round, but not to a pilot of their own', () => {
  const pilot = { leadId: LEAD, isPublic: true };
  const may = (who: string, state: string, report: string) => mayExtend(viewers[who] as Viewer, { state: state as 'open' }, { state: report }, pilot);
  for (const report of ['due', 'draft', 'returned']) expect(may('coordinator', 'open', report)).toBe(true);
  for (const report of ['submitted', 'accepted', 'skipped']) expect(may('coordinator', 'open', report)).toBe(false);
  for (const state of ['draft', 'closed']) expect(may('coordinator', state, 'due')).toBe(false);
  for (const who of ['nobody', 'editor', 'administrator', 'coordinator who edits']) expect(may(who, 'open', 'due')).toBe(false);
});
