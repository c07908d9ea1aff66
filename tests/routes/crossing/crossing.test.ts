import { beforeAll, describe, expect, it } from 'vitest';
import { headers, loader, meta } from '#app/routes/$lang+/crossing';
import { db } from '#app/platform/db/db.server';
import { aSession } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { type Caller, call } from '#tests/setup/call';
import { resetDatabase } from '#tests/setup/database';

const cookies: Record<string, string> = {};

beforeAll(async () => {
  await resetDatabase();
  const lead = await aPartner();
  await aPublishedPilot(lead, completePilot());
  const { id } = await db.entry.create({ data: { kind: 'pilots', slug: 'draft-x', state: 'submitted', originalLang: 'fi', leadId: lead } });
  await db.revision.create({ data: { entryId: id, number: 1, state: 'submitted', submittedAt: new Date(), content: completePilot('Salainen') } });
  const signIn = async (name: string, member: Promise<{ personId: string }>) => { cookies[name] = (await aSession((await member).personId)).cookie; };
  await signIn('coordinator', aCoordinator());
  await signIn('administrator', aMember({ platform: ['administrator'] }));
  await signIn('editor', aMember({ in: lead, roles: ['editor'] }));
  await signIn('practitioner', aMember({ in: lead }));
});

const at = (search: string, who = '') => call(loader as unknown as Caller, `/en/crossing${search}`, { params: { lang: 'en' }, ...(who ? { cookie: cookies[who] } : {}) });
type Sent = { loaderHeaders: Headers };
const sentHeaders = (loaderHeaders: Headers) => new Headers((headers as (sent: Sent) => HeadersInit)({ loaderHeaders }));

describe('/crossing', () => {
  it.each(['', 'administrator', 'editor', 'practitioner'])('gives "%s" who asks for submitted pilots the public page', async (who) => {
    const [asked, plain] = [await at('?submitted=1', who), await at('', who)];
    expect(asked.body).toEqual(plain.body);
    expect(asked.body.crossing.submitted).toBeNull();
    expect(JSON.stringify(asked.body)).not.toContain('Salainen');
    expect(sentHeaders(asked.headers).get('Cache-Control')).toBeNull();
  });

  it('counts them for a coordinator who asks, on a page that nobody stores', async () => {
    const { body, headers: sent } = await at('?submitted=1', 'coordinator');
    expect(body.crossing.submitted).toMatchObject({ count: 1, listed: [{ title: 'Salainen' }] });
    expect(sentHeaders(sent).get('Cache-Control')).toBe('private, no-store');
    const plain = await at('', 'coordinator');
    expect(plain.body.crossing.submitted).toBeNull();
    expect(plain.body.mayCountSubmitted).toBe(true);
  });

  it('leads to an open place only where one may go', async () => {
    expect((await at('')).body.beginHref).toBe('/en/join');
    expect((await at('', 'editor')).body.beginHref).toBe('/en/desk/pilots/new');
    expect((await at('', 'practitioner')).body.beginHref).toBeNull();
  });

  it.each(['?status=x&year=0&sdg=99.9', '?pair=x.smart', `?pair=${'é'.repeat(5000)}`, '?year=%00&sdg=__proto__', "?status=running'--", '?submitted=1&submitted=0&theme=%FF', '?only=1&impact=smart.minus.x'])('answers %s as if it were plain', async (search) => {
    expect((await at(search)).body.crossing).toEqual((await at('')).body.crossing);
  });

  it('counts a target as its goal', async () => {
    const { body } = await at('?sdg=11.6');
    expect(body.crossing.filters.sdg).toBe('11');
    expect(body.crossing.joining[0]).toBe(1);
  });

  it('shows search engines the whole page alone', async () => {
    const matches = [{ id: 'root', data: { origin: 'http://localhost:3000', lang: 'en', path: '/en/crossing', siteName: 'Aukio' } }];
    const tags = async (search: string) => JSON.stringify((meta as (args: unknown) => unknown)({ data: (await at(search)).body, matches }));
    expect(await tags('')).not.toContain('noindex');
    for (const search of ['?status=running', '?pair=smart.healthy']) expect(await tags(search)).toContain('noindex');
  });
});
