import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '#app/domain/shared/viewer';
import { deskPath } from '#app/page/back.server';
import { db } from '#app/platform/db/db.server';
import { loader as list } from '#app/routes/$lang+/desk+/pilots.$id.milestones._index';
import { action, loader } from '#app/routes/$lang+/desk+/pilots.$id.milestones.$milestone';
import { loader as timeline } from '#app/routes/$lang+/desk+/timeline';
import { loader as publicPage } from '#app/routes/$lang+/pilots+/$slug';
import { aSession } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { call, type Caller } from '#tests/setup/call';
import { resetDatabase } from '#tests/setup/database';

let lead: string;
let editor: Member;
let cookie: string;
let id: string;
let slug: string;

beforeAll(async () => {
  await resetDatabase();
  lead = await aPartner('Tampere');
  editor = await aMember({ in: lead, roles: ['editor'], name: 'Maija' });
  ({ cookie } = await aSession(editor.personId));
});
beforeEach(async () => {
  ({ id, slug } = await aPublishedPilot(lead, { ...completePilot(), milestones: [{ id: 'm1', dueOn: '2020-06-01', titles: { fi: 'Laitteet paikallaan' } }, { id: 'm2', dueOn: '2020-01-01', titles: { fi: 'Lupa saatu', en: 'Permit granted' } }] }, { state: 'running' }));
});

const path = (at = '') => `/en/desk/pilots/${id}/milestones${at}`;
const open = (route: unknown, at: string, milestone?: string, as = cookie) => call(route as Caller, path(at), { params: { lang: 'en', id, ...(milestone && { milestone }) }, cookie: as });
const tell = (form: Record<string, string>, as = cookie) =>
  call(action as Caller, path('/m1'), { params: { lang: 'en', id, milestone: 'm1' }, cookie: as, form: { state: 'underway', reachedOn: '', note: '', lang: 'fi', evidenceUrl: '', base: '', ...form } });

describe('the milestones of a pilot at the desk', () => {
  it('come with the latest first, each in the reader’s language where there is one', async () => {
    const { body } = await open(list, '');
    expect(body).toMatchObject({ late: 2, planHref: `/en/desk/pilots/${id}/plan`, publicHref: `/en/pilots/${slug}#plan`, past: [] });
    expect(body.rows.map((row: { id: string; title: string; lang: string }) => [row.id, row.title, row.lang])).toEqual([['m2', 'Permit granted', 'en'], ['m1', 'Laitteet paikallaan', 'fi']]);
    const { cookie: coordinator } = await aSession((await aCoordinator()).personId);
    expect((await open(list, '', undefined, coordinator)).body.planHref).toBeNull();
  });

  it('are told of in a form that leads back, and readers see it at once', async () => {
    const answer = await tell({ state: 'reached', reachedOn: '2020-07-01', note: 'Asennettu.', evidenceUrl: 'https://tampere.example/r' });
    expect([answer.status, answer.location]).toEqual([303, path()]);
    const { body } = await call(publicPage as Caller, `/fi/pilots/${slug}`, { params: { lang: 'fi', slug } });
    expect(body.milestones).toMatchObject([{ id: 'm2', state: 'ahead' }, { id: 'm1', state: 'reached', reachedOn: '2020-07-01', note: 'Asennettu.', evidenceUrl: 'https://tampere.example/r' }]);
    expect(JSON.stringify(body)).not.toMatch(/Maija|recordedBy/);
    expect((await open(loader, '/m1', 'm1')).body).toMatchObject({ history: [{ by: 'Maija', state: 'reached' }], values: { state: 'reached', reachedOn: '2020-07-01', note: 'Asennettu.' } });
  });

  it('keep what was sent when something is wrong, and say where', async () => {
    const { status, body } = await tell({ state: 'dropped', note: '', evidenceUrl: 'ftp://x' });
    expect(status).toBe(422);
    expect(body).toMatchObject({ issues: [{ field: 'evidenceUrl', code: 'webAddress' }], sent: { state: ['dropped'] }, conflict: null });
    expect((await tell({ state: 'dropped' })).body.issues).toEqual([{ field: 'note', code: 'dropReason' }]);
    expect((await tell({ state: 'late', reachedOn: '31.12.2020', lang: 'de' })).body.issues.map(({ field }: { field: string }) => field)).toEqual(['state', 'reachedOn', 'lang']);
    expect(await db.milestoneRecord.count({ where: { pilotId: id } })).toBe(0);
  });

  it('show the second of two editors what the first told, beside their own', async () => {
    await tell({ note: 'Ensin' });
    const { status, body } = await tell({ note: 'Sitten', state: 'dropped' });
    expect(status).toBe(409);
    expect(body.conflict).toMatchObject({ by: 'Maija', differences: [{ name: 'state', theirs: 'under way', mine: 'dropped' }, { name: 'note', theirs: 'Ensin', mine: 'Sitten' }] });
    expect(body.sent.note).toEqual(['Sitten']);
    expect((await tell({ note: 'Sitten', state: 'dropped', base: body.conflict.base })).status).toBe(303);
  });

  it('lead back to the report they were opened from, and nowhere else', async () => {
    const report = `/en/desk/reports/${crypto.randomUUID()}#milestones`;
    expect((await open(loader, `/m1?back=${encodeURIComponent(report)}`, 'm1')).body.back).toBe(report);
    expect((await tell({ note: 'A', back: report })).location).toBe(report);
    const { body } = await open(loader, '/m1?back=//evil.example/desk', 'm1');
    expect(body.back).toBe(path());
    expect((await tell({ note: 'B', base: body.base, back: 'https://evil.example/en/desk' })).location).toBe(path());
  });
});

it.each([
  ['/fi/desk', true], ['/fi/desk/reports/1?x=1#y', true], ['/sv/desk?a=b', true], ['/en/desk/', true],
  ['//evil.example/fi/desk', false], ['/\\evil.example', false], ['https://evil.example/fi/desk', false], ['/fi/desk/../../evil', false], ['/fi/desk/%2e%2e/%2e%2e/x', false],
  ['/fi/deskx', false], ['/fi/account', false], ['/de/desk', false], ['/fi/desk/\r\nSet-Cookie: a=b', false], ['/fi/desk/\u0000', false], ['fi/desk', false], [`/fi/desk/${'a'.repeat(600)}`, false], ['', false],
])('%s as a way back: %s', (named, isTaken) => {
  expect(deskPath(named, '/fallback')).toBe(isTaken ? named : '/fallback');
});

it('the timeline opens for those who have one', async () => {
  const { body } = await call(timeline as Caller, '/fi/desk/timeline?late=1', { params: { lang: 'fi' }, cookie });
  expect(body).toMatchObject({ isCoordinator: false, gantt: { late: body.gantt.count } });
  const { cookie: reader } = await aSession((await aMember()).personId);
  expect((await call(timeline as Caller, '/fi/desk/timeline', { params: { lang: 'fi' }, cookie: reader })).status).toBe(404);
});
