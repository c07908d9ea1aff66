import type { ActionFunctionArgs } from '@remix-run/node';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '#app/platform/db/db.server';
import { action as approve } from '#app/routes/$lang+/desk+/applications.$id.approve';
import { action as answer } from '#app/routes/$lang+/desk+/applications.$id.answer';
import { action as decline } from '#app/routes/$lang+/desk+/applications.$id.decline';
import { action as setOrganisation } from '#app/routes/$lang+/desk+/applications.$id.organisation';
import { loader as application } from '#app/routes/$lang+/desk+/applications.$id._index';
import { loader as applications } from '#app/routes/$lang+/desk+/applications._index';
import { action as join, loader as joinPage } from '#app/routes/$lang+/join+/_index';
import { action as confirm, loader as confirmPage } from '#app/routes/$lang+/join+/confirm';
import { aSession, emailOf, tokenTo } from '../../factories/accounts';
import { aPendingApplication, aRequest } from '../../factories/applications';
import { aCoordinator, aMember, aPartner } from '../../factories/people';
import { resetDatabase } from '../../setup/database';
import { type Caller, call } from '../../setup/call';

beforeEach(() => resetDatabase());
const fields = (more: object = {}) => ({ ...aRequest(), ...more });
const by = async (member: { personId: string }): Promise<string> => (await aSession(member.personId)).cookie;

describe('/join', () => {
  it('lists organisations in the page’s language', async () => {
    const id = await aPartner('Kuopio');
    const { body } = await call(joinPage as Caller, '/fi/join', { params: { lang: 'fi' } });
    expect(body.organisations).toContainEqual({ value: id, label: 'Kuopio' });
    expect(body.kinds).toHaveLength(10);
  });

  it('gives the same answer for a stranger, a member and one who waits', async () => {
    const member = await emailOf((await aMember()).personId);
    await aPendingApplication({ email: 'waiting@example.org' });
    for (const email of ['new@example.org', member, 'waiting@example.org']) {
      const answer = await call(join as Caller, '/sv/join', { params: { lang: 'sv' }, form: fields({ email }) });
      expect([answer.status, answer.location]).toEqual([303, '/sv/join/sent']);
    }
  });

  it('keeps what was written and says what is wrong at each field', async () => {
    const { status, body } = await call(join as Caller, '/fi/join', { params: { lang: 'fi' }, form: fields({ email: 'x', consent: '', themes: [] }) });
    expect(status).toBe(422);
    expect(body.issues.map((i: { field: string }) => i.field)).toEqual(['email', 'themes', 'consent']);
    expect(body.sent.why).toEqual(['To learn from others.']);
    expect(await db.application.count()).toBe(0);
  });

  it('says when to come back after too many', async () => {
    for (let i = 0; i < 5; i++) await call(join as Caller, '/fi/join', { params: { lang: 'fi' }, form: fields() });
    const { status, headers } = await call(join as Caller, '/fi/join', { params: { lang: 'fi' }, form: fields() });
    expect(status).toBe(429);
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
  });

  it('refuses a page in no language of ours, and a body that is no form', async () => {
    expect((await call(joinPage as Caller, '/xx/join', { params: { lang: 'xx' } })).status).toBe(404);
    const request = new Request('http://localhost:3000/fi/join', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } });
    await expect(join({ request, params: { lang: 'fi' }, context: { clientAddress: '' } } as ActionFunctionArgs)).rejects.toMatchObject({ status: 400 });
  });

  it('confirms by a POST alone', async () => {
    await call(join as Caller, '/fi/join', { params: { lang: 'fi' }, form: fields() });
    const path = `/fi/join/confirm?token=${await tokenTo('new@example.org')}`;
    const shown = await call(confirmPage as Caller, path, { params: { lang: 'fi' } });
    expect(shown.body.name).toBe('Newcomer');
    expect(JSON.stringify(shown.body)).not.toContain('@');
    expect((await db.application.findFirstOrThrow()).state).toBe('unverified');
    expect((await call(confirm as Caller, path, { params: { lang: 'fi' }, form: {} })).location).toBe('/fi/join/confirmed');
    expect((await call(confirm as Caller, path, { params: { lang: 'fi' }, form: {} })).status).toBe(422);
    expect((await call(confirmPage as Caller, path, { params: { lang: 'fi' } })).body.name).toBeNull();
  });
});

describe('/desk/applications', () => {
  const at = (id: string) => ({ lang: 'en', id });

  it('is for coordinators and representatives', async () => {
    const partner = await aPartner();
    const people = [await aCoordinator(), await aMember({ in: partner, roles: ['representative'] }), await aMember({ in: partner, roles: ['editor'] }), await aMember({ platform: ['administrator'] })];
    const statuses = [];
    for (const person of people) statuses.push((await call(applications as Caller, '/en/desk/applications', { params: { lang: 'en' }, cookie: await by(person) })).status);
    expect(statuses).toEqual([200, 200, 404, 404]);
    const stranger = await call(applications as Caller, '/en/desk/applications', { params: { lang: 'en' } });
    expect([stranger.status, stranger.location]).toEqual([303, '/en/sign-in?to=%2Fen%2Fdesk%2Fapplications']);
  });

  it('swapped ids and others’ applications do not exist', async () => {
    const id = await aPendingApplication();
    const representative = await by(await aMember({ in: await aPartner(), roles: ['representative'] }));
    for (const other of [id, crypto.randomUUID(), 'x']) {
      expect((await call(application as Caller, `/en/desk/applications/${other}`, { params: at(other), cookie: representative })).status).toBe(404);
      expect((await call(answer as Caller, '/', { params: at(other), cookie: representative, form: { answer: 'yes' } })).status).toBe(404);
      for (const action of [approve, decline, setOrganisation]) {
        expect((await call(action as Caller, '/', { params: at(other), cookie: representative, form: {} })).status).toBe(404);
      }
    }
  });

  it('takes a yes, an organisation, and an approval; the second approval sees the first', async () => {
    const partner = await aPartner();
    const representative = await aMember({ in: partner, roles: ['representative'] });
    const coordinator = await by(await aCoordinator());
    const id = await aPendingApplication();
    const moved = await call(setOrganisation as Caller, '/', { params: at(id), cookie: coordinator, form: { organisation: partner, newOrganisationName: '', newOrganisationKind: '' } });
    expect(moved.location).toBe(`/en/desk/applications/${id}`);
    const early = await call(approve as Caller, '/', { params: at(id), cookie: coordinator, form: { roles: ['editor'] } });
    expect([early.status, early.body.issues[0].code]).toEqual([422, 'representativeYes']);
    expect((await call(answer as Caller, '/', { params: at(id), cookie: await by(representative), form: { answer: 'maybe' } })).status).toBe(422);
    expect((await call(answer as Caller, '/', { params: at(id), cookie: await by(representative), form: { answer: 'yes' } })).status).toBe(303);
    expect((await call(approve as Caller, '/', { params: at(id), cookie: coordinator, form: { roles: ['owner'] } })).status).toBe(422);
    expect((await call(approve as Caller, '/', { params: at(id), cookie: coordinator, form: { roles: ['editor'] } })).location).toBe('/en/desk/applications');
    const again = await call(decline as Caller, '/', { params: at(id), cookie: coordinator, form: { reason: 'No' } });
    expect([again.status, again.body.theirs.state, again.body.theirs.by]).toEqual([409, 'approved', 'Koordinaattori']);
    expect(again.body.sent.reason).toEqual(['No']);
  });
});
