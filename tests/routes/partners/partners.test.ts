import { beforeEach, describe, expect, it } from 'vitest';
import { mergePartner } from '#app/domain/partners/merge.server';
import { addPartner } from '#app/domain/partners/profile.server';
import { memberOf } from '#app/domain/people/viewer.server';
import { holds, type Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { loader as sitemap } from '#app/routes/_machine+/sitemap[.]xml';
import { loader as editPage, action as edit } from '#app/routes/$lang+/desk+/partners+/$id.edit';
import { action as invite } from '#app/routes/$lang+/desk+/partners+/$id.members.invite';
import { action as translate } from '#app/routes/$lang+/desk+/partners+/$id.translations.$to';
import { action as create } from '#app/routes/$lang+/desk+/partners+/new';
import { action as accept, loader as invitationPage } from '#app/routes/$lang+/invitation';
import { loader as list } from '#app/routes/$lang+/partners+/_index';
import { loader as partnerPage } from '#app/routes/$lang+/partners+/$slug';
import { loader as search } from '#app/routes/$lang+/search';
import { aSession, tokenTo } from '../../factories/accounts';
import { aCoordinator, aMember } from '../../factories/people';
import { type Caller, call } from '../../setup/call';
import { resetDatabase } from '../../setup/database';

/** Half a letter is not among them: in a form it arrives as a replacement character, which is text. */
const HOSTILE = ['a\u0000b', 'x\u202ey', 'x'.repeat(1_000_000)];

let coordinator: Member;
let id: string;

beforeEach(async () => {
  await resetDatabase();
  coordinator = await aCoordinator();
  ({ id } = await addPartner(coordinator, { name: 'Kaupunki', lang: 'fi', kind: 'city' }));
});

const cookieOf = async (member: Member) => (await aSession(member.personId)).cookie;

describe('reading', () => {
  it('leads from a merged partner’s address to where it went', async () => {
    const into = await addPartner(coordinator, { name: 'Suuri', lang: 'fi', kind: 'city' });
    await mergePartner(coordinator, id, into.id);
    const answer = await call(partnerPage as Caller, '/sv/partners/kaupunki', { params: { lang: 'sv', slug: 'kaupunki' } });
    expect([answer.status, answer.location]).toEqual([301, '/sv/partners/suuri']);
  });

  it('tells nobody more than is public', async () => {
    const { body } = await call(partnerPage as Caller, '/en/partners/kaupunki', { params: { lang: 'en', slug: 'kaupunki' } });
    expect(body).toMatchObject({ mayEdit: false, maySeeMembers: false, partner: { lang: 'fi' } });
    for (const slug of ['none', '../x', 'Ä', '', 'x'.repeat(2000)]) {
      expect((await call(partnerPage as Caller, '/en/partners/x', { params: { lang: 'en', slug } })).status).toBe(404);
    }
  });

  it('takes any parameters', async () => {
    for (const q of HOSTILE.slice(0, 2).concat('\ud800', 'x'.repeat(16_384))) {
      const query = new URLSearchParams({ q, kind: q, page: q });
      for (const [page, path] of [[list, 'partners'], [search, 'search']] as const) {
        expect((await call(page as Caller, `/fi/${path}?${query}`, { params: { lang: 'fi' } })).status).toBe(200);
      }
    }
  });

  it('has a sitemap with each page’s real languages', async () => {
    const response = await sitemap({ request: new Request('http://localhost:3000/sitemap.xml'), params: {}, context: { clientAddress: '192.0.2.1' } });
    const xml = await response.text();
    expect(xml).toContain('<loc>http://localhost:3000/fi/partners/kaupunki</loc>');
    expect(xml).not.toContain('/sv/partners/kaupunki');
    expect(xml.match(/<url>/g)?.length).toBe(xml.match(/<\/url>/g)?.length);
    expect(xml.endsWith('</urlset>\n')).toBe(true);
  });
});

describe('writing', () => {
  const profile = { title: 'Kaupunki', summary: '', description: '', kind: 'city', country: 'FI' };

  it('answers a second editor with 409, both texts and a way on', async () => {
    const cookie = await cookieOf(await aMember({ in: id, roles: ['editor'] }));
    const params = { lang: 'fi', id };
    const { body: page } = await call(editPage as Caller, `/fi/desk/partners/${id}/edit`, { params, cookie });
    const save = (summary: string, base: string) => call(edit as Caller, `/fi/desk/partners/${id}/edit`, { params, cookie, form: { ...profile, summary, base } });
    expect((await save('Ensin', page.base)).location).toBe(`/fi/desk/partners/${id}/edit`);
    const second = await save('Sitten', page.base);
    expect(second.status).toBe(409);
    expect(second.body.sent.summary).toEqual(['Sitten']);
    expect(second.body.conflict.differences).toEqual([expect.objectContaining({ name: 'summary', theirs: 'Ensin', mine: 'Sitten' })]);
    expect((await save('Sitten', second.body.conflict.base)).status).toBe(303);
  });

  it('refuses hostile values at their fields and keeps nothing of them', async () => {
    const cookie = await cookieOf(coordinator);
    const params = { lang: 'sv', id };
    const { body: page } = await call(editPage as Caller, `/sv/desk/partners/${id}/edit`, { params, cookie });
    const before = await db.revision.count();
    for (const value of HOSTILE) {
      for (const field of ['title', 'summary', 'description', 'kind', 'municipalityCode', 'country', 'population', 'latitude', 'website', 'contacts.0.role', 'contacts.3.email']) {
        const answer = await call(edit as Caller, `/sv/desk/partners/${id}/edit`, { params, cookie, form: { ...profile, base: page.base, [field]: value } });
        expect([field, answer.status, answer.body.issues.length > 0]).toEqual([field, 422, true]);
      }
      expect((await call(create as Caller, '/sv/desk/partners/new', { params, cookie, form: { name: value, kind: 'city', lang: 'fi' } })).status).toBe(422);
      expect((await call(translate as Caller, '/x', { params: { ...params, to: 'en' }, cookie, form: { title: value, base: value } })).status).toBe(422);
      expect((await call(invite as Caller, '/x', { params, cookie, form: { email: `${value}@example.org`, roles: 'editor', side: 'politics', lang: 'fi' } })).status).toBe(422);
    }
    expect(await db.revision.count()).toBe(before);
    expect(await db.invitation.count()).toBe(0);
  });

  it('leads an invited newcomer to a password; looking at the link confirms nothing', async () => {
    const cookie = await cookieOf(await aMember({ in: id, roles: ['representative'] }));
    const form = { email: 'uusi@example.org', name: '', roles: 'editor', side: 'politics', lang: 'en' };
    expect((await call(invite as Caller, '/x', { params: { lang: 'fi', id }, cookie, form })).location).toBe(`/fi/desk/partners/${id}/members`);
    const token = await tokenTo('uusi@example.org');
    const at = `/en/invitation?token=${token}`;
    expect((await call(invitationPage as Caller, at, { params: { lang: 'en' } })).body.invitation).toMatchObject({ hasAccount: false, roles: ['editor'] });
    expect(await db.person.count({ where: { email: 'uusi@example.org' } })).toBe(0);
    const answer = (given: Record<string, string>) => call(accept as Caller, at, { params: { lang: 'en' }, form: { token, ...given } });
    expect((await answer({ name: 'Uusi' })).body.issues).toMatchObject([{ field: 'consent', code: 'consent' }]);
    expect((await answer({ name: 'Uusi', consent: 'yes' })).location).toMatch(/^\/en\/set-password\?token=/);
    const person = await db.person.findUniqueOrThrow({ where: { email: 'uusi@example.org' } });
    expect(holds(await memberOf(person.id), id, 'editor')).toBe(true);
    expect((await call(invitationPage as Caller, at, { params: { lang: 'en' } })).status).toBe(410);
    expect((await answer({ name: 'Uusi', consent: 'yes' })).status).toBe(422);
  });
});
