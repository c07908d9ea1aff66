import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { loader as list, meta as listMeta } from '#app/routes/$lang+/pilots+/_index';
import { loader as page } from '#app/routes/$lang+/pilots+/$slug';
import { action as send, loader as contact } from '#app/routes/$lang+/pilots+/$slug_.contact';
import type { PilotPage } from '#app/domain/pilots/pilot-page.server';
import { appendStep } from '#app/domain/shared/timeline.server';
import { db, transaction } from '#app/platform/db/db.server';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { resetDatabase } from '#tests/setup/database';

const ORIGIN = 'http://localhost:3000';

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => Promise<unknown>;

/** What a loader or action answers, thrown or returned. */
async function answer(handler: unknown, path: string, params: Record<string, string>, init?: RequestInit): Promise<Response> {
  const args = { request: new Request(ORIGIN + path, init), params, context: { clientAddress: '192.0.2.1' } };
  return (await (handler as Handler)(args as never).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  })) as Response;
}

let slug = '';
let id = '';
let editor = '';
const draft = crypto.randomUUID();

beforeAll(async () => {
  await resetDatabase();
  const lead = await aPartner('Tampere');
  const funder = await aPartner('Ympäristöministeriö', 'ministry');
  const member = await aMember({ in: lead, roles: ['editor'] });
  editor = (await db.person.findUniqueOrThrow({ where: { id: member.personId } })).email;
  const content = completePilot('Lämpö talteen');
  content.texts.fi = { state: 'original', fields: { ...content.texts.fi?.fields, challenge: '# Otsikko\n\n<script>alert(1)</script> **vahva**' } };
  content.texts.en = { state: 'outdated', fields: { ...content.texts.fi.fields, title: 'Heat recovered' } };
  content.partners = [{ partnerId: funder, role: 'funding' }];
  ({ id, slug } = await aPublishedPilot(lead, content, { state: 'running' }));
  const actor = await aCoordinator();
  await transaction(async (tx) => {
    await appendStep(tx, { entryId: id, step: 'returned', actor, actorRole: 'coordinator', note: 'Salainen syy' });
    await appendStep(tx, { entryId: id, step: 'approved', actor, actorRole: 'coordinator', isPublic: true });
    await appendStep(tx, { entryId: id, step: 'running', actor: member, actorRole: 'editor', organisationId: lead, isPublic: true });
    await tx.formerSlug.create({ data: { kind: 'pilots', slug: 'vanha-osoite', entryId: id } });
    await tx.entry.create({ data: { id: draft, kind: 'pilots', slug: 'luonnos', state: 'submitted', originalLang: 'fi', leadId: lead } });
    await tx.formerSlug.create({ data: { kind: 'pilots', slug: 'vanha-luonnos', entryId: draft } });
  });
});

const pilotAt = async (lang: string): Promise<PilotPage> => ((await (await answer(page, `/${lang}/pilots/${slug}`, { lang, slug })).json()) as { pilot: PilotPage }).pilot;

describe('a pilot’s page', () => {
  it('shows everything public, in the reader’s language where there is one', async () => {
    const fi = await pilotAt('fi');
    expect(fi).toMatchObject({
      title: 'Lämpö talteen', lang: 'fi', textState: 'original', languages: ['fi', 'en'], state: 'running', themes: ['low-carbon', 'socially-sustainable'],
      lead: { name: 'Tampere' }, partners: [{ role: 'funding', organisations: [{ name: 'Ympäristöministeriö', lang: 'fi' }] }],
      budgetTotal: 1000, fundingTotal: 1000, startsOn: '2026-03-01', endsOn: '2027-06-30', nuaParagraphs: [75],
    });
    expect(fi.matrix.map(({ theme, impact }) => [theme, impact])).toEqual([['low-carbon', '+'], ['smart', '0'], ['healthy', '-'], ['socially-sustainable', '+']]);
    expect(fi.matrix.every(({ evidence }) => evidence)).toBe(true);
    expect(fi.goals).toMatchObject([{ code: '11', targets: [{ code: '11.6' }] }]);
    expect(fi.story.challenge).toContain('<h3>');
    expect(fi.story.challenge).not.toContain('<script');
    expect(await pilotAt('en')).toMatchObject({ title: 'Heat recovered', lang: 'en', textState: 'outdated', lead: { lang: 'fi' } });
    expect(await pilotAt('sv')).toMatchObject({ title: 'Lämpö talteen', lang: 'fi', textState: 'original' });
  });

  it('tells public steps alone, and nobody by name', async () => {
    const { timeline } = await pilotAt('fi');
    expect(timeline.map(({ step, actorRole, organisation }) => [step, actorRole, organisation])).toEqual([['approved', 'coordinator', null], ['running', 'editor', 'Tampere']]);
    expect(JSON.stringify(await pilotAt('fi'))).not.toMatch(/Salainen|Jäsen|Koordinaattori|@/);
  });

  it.each([['luonnos'], ['vanha-luonnos'], [`draft-${draft}`], ['ei-ole'], ['%00'], ['../desk'], ['A'.repeat(5000)], ['__proto__']])('%s is not found', async (unknown) => {
    expect((await answer(page, '/fi/pilots/x', { lang: 'fi', slug: unknown })).status).toBe(404);
    expect((await answer(contact, '/fi/pilots/x/contact', { lang: 'fi', slug: unknown })).status).toBe(404);
  });

  it('redirects from an address it had before, and knows only three languages', async () => {
    const moved = await answer(page, '/sv/pilots/vanha-osoite', { lang: 'sv', slug: 'vanha-osoite' });
    expect([moved.status, moved.headers.get('Location')]).toEqual([301, `/sv/pilots/${slug}`]);
    expect((await answer(page, `/de/pilots/${slug}`, { lang: 'de', slug })).status).toBe(404);
  });
});

describe('the list', () => {
  const matches = [{ id: 'root', data: { origin: ORIGIN, lang: 'fi', path: '/fi/pilots', siteName: 'Aukio' } }];
  const tagsOf = async (search: string) => {
    const data = await (await answer(list, `/fi/pilots${search}`, { lang: 'fi' })).json();
    return JSON.stringify((listMeta as (args: unknown) => unknown)({ data, matches }));
  };

  it('counts honestly and keeps filtered lists from search engines', async () => {
    const data = await (await answer(list, '/fi/pilots?theme=low-carbon&q=l%C3%A4mp%C3%B6', { lang: 'fi' })).json();
    expect(data).toMatchObject({ list: { count: 1, page: 1, pages: 1, pilots: [{ slug }] }, filters: { themes: ['low-carbon'], q: 'lämpö' } });
    expect(await tagsOf('')).not.toContain('noindex');
    const filtered = await tagsOf('?theme=smart');
    expect(filtered).toContain('noindex');
    expect(await tagsOf('?sort=title')).toContain('noindex');
    expect(await tagsOf('')).toContain(`"rel":"canonical","href":"${ORIGIN}/fi/pilots"`);
  });

  it('names the organisation and the target it is filtered by', async () => {
    const lead = (await pilotAt('fi')).lead;
    const data = await (await answer(list, `/sv/pilots?partner=${lead?.slug}&sdg=11.6`, { lang: 'sv' })).json();
    expect(data.partner).toMatchObject({ name: 'Tampere' });
    expect(data.filters.sdg).toBe('11.6');
    expect(data.facets.goals).toMatchObject({ 11: 1 });
  });
});

describe('getting in touch', () => {
  const post = (fields: Record<string, string>) =>
    answer(send, `/fi/pilots/${slug}/contact`, { lang: 'fi', slug }, { method: 'POST', body: new URLSearchParams(fields) });

  it('sends a letter to the lead’s editor and shows no address', async () => {
    expect(await (await answer(contact, `/fi/pilots/${slug}/contact`, { lang: 'fi', slug })).text()).not.toContain('@');
    const sent = await post({ name: 'Lukija', email: 'lukija@example.org', message: 'Kertoisitteko lisää?' });
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, `/fi/pilots/${slug}`]);
    expect(await db.letter.findMany({ select: { to: true, template: true } })).toEqual([{ to: editor, template: 'contact/entry' }]);
  });

  it('gives back what was written when something is missing', async () => {
    const refused = await post({ name: 'Lukija', email: 'ei osoite', message: '' });
    expect(refused.status).toBe(422);
    const { sent, issues } = await refused.json();
    expect(sent.email).toEqual(['ei osoite']);
    expect(issues.map(({ field, code }: { field: string; code: string }) => [field, code])).toEqual([['email', 'email'], ['message', 'required']]);
    expect(await db.letter.count()).toBe(1);
  });
});
