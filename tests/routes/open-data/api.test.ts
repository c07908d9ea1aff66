import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { apiIdsStatement } from '#app/domain/pilots/pilot-api.server';
import { EVERYTHING } from '#app/domain/pilots/pilot-filters';
import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { emptyPractice, type PracticeContent } from '#app/domain/practices/practice.schema';
import { textsOf } from '#app/domain/practices/practice.type';
import { practices } from '#app/domain/practices/practices.server';
import { contentTypes } from '#app/domain/registry.server';
import { publish } from '#app/domain/shared/publish.server';
import { problem } from '#app/page/api/problem.server';
import { apiIndex, listOf, resources, themeList } from '#app/page/api/resources.server';
import { db, Prisma, transaction } from '#app/platform/db/db.server';
import { loader as nothing } from '#app/routes/_machine+/api.$';
import { loader as one } from '#app/routes/_machine+/api.v1.$kind.$slug';
import { loader as list } from '#app/routes/_machine+/api.v1.$kind._index';
import { loader as index } from '#app/routes/_machine+/api.v1._index';
import { loader as description } from '#app/routes/_machine+/api.v1.openapi[.]json';
import { loader as themes } from '#app/routes/_machine+/api.v1.themes';
import { aMember, aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aCommonIndicator, anAcceptedValue, anIndicator } from '#tests/factories/rounds';
import { aFollowUp } from '#tests/factories/follow-ups';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import type { Caller } from '#tests/setup/call';
import { resetDatabase } from '#tests/setup/database';

const ORIGIN = 'http://localhost:3000';
const PILOTS = 23;
let slug = '';
let leadSlug = '';
let practiceSlug = '';
let email = '';

/** A practice with a contact, so that nothing of its description is empty. */
async function aPublishedPractice(lead: string, partnerId: string): Promise<string> {
  const id = crypto.randomUUID();
  const fields = Object.fromEntries(textsOf('did-not-work').map(({ name }) => [name, `${name} kerrotaan.`]));
  const content: PracticeContent = { ...emptyPractice('fi'), outcome: 'did-not-work', texts: { fi: { state: 'original', fields: { ...fields, title: 'Ei ostajia' } } }, contacts: [{ id: 'c1', roles: { fi: 'Mitoitus' }, partnerId }] };
  const entry = await db.entry.create({ data: { id, kind: 'practices', slug: `draft-${id}`, state: 'draft', originalLang: 'fi', leadId: lead } });
  await db.revision.create({ data: { entryId: id, number: 1, state: 'published', content: content as object } });
  return (await transaction((tx) => publish(tx, practices, entry, content, 'published'))).slug;
}

beforeAll(async () => {
  await resetDatabase();
  const lead = await aPartner('Tampere', 'city');
  const member = await aMember({ in: lead, roles: ['editor'] });
  email = (await db.person.findUniqueOrThrow({ where: { id: member.personId } })).email;
  leadSlug = (await db.entry.findUniqueOrThrow({ where: { id: lead } })).slug;
  await db.revision.create({ data: { entryId: lead, number: 1, state: 'published', content: {
    originalLang: 'fi', texts: { fi: { state: 'original', fields: { title: 'Tampere', description: '**Kaupunki**' } } }, kind: 'city', municipalityCode: '837', country: 'FI', population: 1, latitude: 61.5, longitude: 23.8, website: null,
    contacts: [{ role: 'Kirjaamo', email: 'kirjaamo@example.org', phone: '' }],
  } } });
  const other = await aPartner('Ympäristöministeriö', 'ministry');
  // Several are published at the same moment: the order is whole nevertheless.
  for (let i = 0; i < PILOTS - 1; i++) await aPublishedPilot(i % 2 ? lead : other, completePilot(`Pilotti ${i}`), { at: `2026-01-0${1 + Math.floor(i / 5)}T00:00:00Z`, state: i % 3 ? 'approved' : 'running' });
  const content = completePilot('Lämpö talteen');
  content.texts.en = { state: 'translated', fields: { ...content.texts.fi?.fields, title: 'Heat recovered' } };
  content.partners = [{ partnerId: other, role: 'funding' }];
  ({ slug } = await aPublishedPilot(lead, content, { at: '2026-03-01T00:00:00Z' }));
  const { id: entryId } = await db.entry.findFirstOrThrow({ where: { slug } });
  await db.formerSlug.create({ data: { kind: 'pilots', slug: 'vanha', entryId } });
  practiceSlug = await aPublishedPractice(lead, other);
  await db.entry.create({ data: { kind: 'pilots', slug: 'luonnos', state: 'submitted', originalLang: 'fi', leadId: lead } });
});

async function ask(route: unknown, path: string, params: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const request = new Request(`${ORIGIN}/api/v1/${path}`, { headers });
  const answer = (await (async () => (route as Caller)({ request, params, context: { clientAddress: '' } }))().catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  })) as Response;
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: text ? JSON.parse(text) : null };
}
const pilotsAt = (query = '', headers = {}) => ask(list, `pilots${query}`, { kind: 'pilots' }, headers);

/** Exactly what the schema says: nothing is missing, nothing beside it. */
const follows = (schema: z.ZodType, body: unknown) => expect(schema.parse(body)).toEqual(body);

describe('lists', () => {
  it('are walked to their end by the addresses they give, each entry once, newest first', async () => {
    const seen: { id: string; publishedAt: string }[] = [];
    let next: string | null = `${ORIGIN}/api/v1/pilots?limit=4`;
    for (let pages = 0; next; pages++) {
      expect(pages).toBeLessThan(10);
      const { status, body, headers } = await pilotsAt(new URL(next).search);
      expect(status).toBe(200);
      expect(body.data.length).toBeLessThanOrEqual(4);
      expect(headers.get('Link')).toBe(body.next && `<${body.next}>; rel="next"`);
      seen.push(...body.data);
      next = body.next;
    }
    expect(seen).toHaveLength(PILOTS);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(PILOTS);
    const moments = seen.map(({ publishedAt }) => publishedAt);
    expect(moments).toEqual([...moments].sort().reverse());
  });

  it('stand still for whoever reads on while more is published', async () => {
    const first = (await pilotsAt('?limit=3')).body;
    const late = await aPublishedPilot(null as never, completePilot('Myöhemmin'), { at: '2026-05-01T00:00:00Z' });
    const second = (await pilotsAt(new URL(first.next).search)).body;
    expect(second.data.some(({ id }: { id: string }) => first.data.some((one: { id: string }) => one.id === id))).toBe(false);
    await db.pilot.delete({ where: { id: late.id } });
    await db.entry.delete({ where: { id: late.id } });
  });

  it('are narrowed as the list for people is', async () => {
    const count = async (query: string) => (await pilotsAt(`?limit=100&${query}`)).body.data.length;
    expect(await count('status=running')).toBe(8);
    expect(await count(`partner=${leadSlug}`)).toBe(12);
    expect(await count('partner=nobody')).toBe(0);
    expect(await count('theme=low-carbon&theme=smart')).toBe(0);
    expect(await count('impact=healthy.minus&sdg=11&year=2027')).toBe(PILOTS);
    expect(await count('q=heat&lang=en')).toBe(1);
    expect((await ask(list, 'partners?kind=city', { kind: 'partners' })).body.data).toHaveLength(1);
  });

  it('follow their schemas, like everything else', async () => {
    follows(apiIndex, (await ask(index, '')).body);
    follows(themeList, (await ask(themes, 'themes?lang=sv')).body);
    for (const [kind, { item, whole }] of resources) {
      const { body } = await ask(list, `${kind}?lang=sv`, { kind });
      expect(body.data.length).toBeGreaterThan(0);
      follows(listOf(item), body);
      const known = { pilots: slug, practices: practiceSlug }[kind] ?? leadSlug;
      if (['pilots', 'partners'].includes(kind)) follows(whole, (await ask(one, `${kind}/${known}?lang=sv`, { kind, slug: known })).body);
    }
  });

  it('are read by an index, wherever they go on', async () => {
    const where = await matching('fi', EVERYTHING, null);
    const plan = await db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      await tx.$executeRaw`SET LOCAL enable_sort = off`;
      return tx.$queryRaw<Record<string, string>[]>(Prisma.sql`EXPLAIN ${apiIdsStatement(where, { at: new Date('2026-01-03T00:00:00Z'), id: crypto.randomUUID() }, 21)}`);
    });
    const text = plan.map((row) => Object.values(row)[0]).join('\n');
    expect(text).toContain('Pilot_isPublic_publishedAt_id_idx');
    expect(text).toMatch(/Index Cond:.*publishedAt/);
    expect(text).not.toMatch(/Sort/);
  });
});

describe('languages', () => {
  it.each([['?lang=en', {}, 'en'], ['', { 'Accept-Language': 'sv-FI,en;q=0.5' }, 'sv'], ['?lang=fi', { 'Accept-Language': 'sv' }, 'fi'], ['', { 'Accept-Language': 'de' }, 'fi'], ['', {}, 'fi']])(
    '%s with %o is read in %s',
    async (query, headers, lang) => {
      const answer = await pilotsAt(query, headers);
      expect([answer.headers.get('Content-Language'), answer.body.language]).toEqual([lang, lang]);
      expect(answer.headers.get('Vary')).toBe('Accept-Language');
    },
  );

  it('are told honestly', async () => {
    const at = async (lang: string) => (await ask(one, `pilots/${slug}?lang=${lang}`, { kind: 'pilots', slug })).body;
    expect(await at('en')).toMatchObject({ title: 'Heat recovered', language: 'en', languages: ['fi', 'en'], url: `${ORIGIN}/en/pilots/${slug}`, lead: { name: 'Tampere', language: 'fi' } });
    expect(await at('sv')).toMatchObject({ title: 'Lämpö talteen', language: 'fi' });
  });
});

describe('one entry', () => {
  it('is there when it is published, and leads on when it has moved', async () => {
    const { body } = await ask(one, `pilots/${slug}`, { kind: 'pilots', slug });
    expect(body).toMatchObject({ slug, impact: { lowCarbon: '+', smart: '0', healthy: '-', sociallySustainable: '+' }, budgetEuros: 1000, partners: [{ role: 'funding', organisations: [{ name: 'Ympäristöministeriö' }] }] });
    const moved = await ask(one, 'pilots/vanha?lang=sv', { kind: 'pilots', slug: 'vanha' });
    expect([moved.status, moved.headers.get('Location')]).toEqual([301, `/api/v1/pilots/${slug}?lang=sv`]);
  });

  it.each([['pilots', 'luonnos'], ['pilots', 'none'], ['pilots', '%00'], ['nothing', 'x'], ['__proto__', 'x'], ['partners', '../x']])('%s/%s is a problem', async (kind, name) => {
    const answer = await ask(one, 'x', { kind, slug: name });
    expect([answer.status, answer.headers.get('Content-Type'), answer.headers.get('Cache-Control')]).toEqual([404, 'application/problem+json', 'no-store']);
    follows(problem, answer.body);
  });
});

describe('figures', () => {
  it('are those that were accepted, with unit, period, source, day, code and common key, and nothing of what is being worked on', async () => {
    const { id: pilotId } = await db.entry.findFirstOrThrow({ where: { slug } });
    await aCommonIndicator('co2', { unit: 'tCO2e', sdgIndicator: '13.2.2', names: { fi: 'Vältetyt päästöt', sv: 'Undvikna utsläpp', en: 'Emissions avoided' } });
    const indicatorId = await anIndicator(pilotId, { commonKey: 'co2', unit: 'kgCO2e', names: {}, baselineYear: 2024, baselineValue: 10, baselineComment: '' });
    await db.indicatorTarget.create({ data: { indicatorId, period: '2026', value: 900 } });
    await anAcceptedValue(indicatorId, '2025H1', 12.5);
    const of = { indicatorId, periodEndsOn: new Date('2025-12-31') };
    await db.indicatorValue.createMany({ data: [
      { ...of, period: '2025H1', version: 2, state: 'draft', value: 777 },
      { ...of, period: '2025H2', version: 1, state: 'superseded', value: 778 },
      { ...of, period: '2025H2', version: 2, state: 'accepted', value: 20, source: 'Mittari', reason: 'Laskuvirhe', decidedAt: new Date('2026-02-01T10:00:00Z') },
      { ...of, period: '2026H1', version: 1, state: 'submitted', value: 779 },
    ] });
    await anIndicator(pilotId, { names: { fi: 'Vielä ilman lukuja' } });
    const { body, text } = await ask(one, `pilots/${slug}?lang=en`, { kind: 'pilots', slug });
    follows(resources.get('pilots')?.whole as z.ZodType, body);
    expect(body.indicators).toMatchObject([{
      id: indicatorId, common: 'co2', name: 'Emissions avoided', language: 'en', kind: 'quantitative', unit: 'kgCO2e', sdgIndicator: '13.2.2', baseline: { year: 2024, value: 10 }, targets: [{ period: '2026', value: 900 }],
      figures: [
        { period: '2025H1', startsOn: '2025-01-01', endsOn: '2025-06-30', value: 12.5 },
        { period: '2025H2', startsOn: '2025-07-01', endsOn: '2025-12-31', value: 20, source: 'Mittari', correction: 'Laskuvirhe', language: 'fi', acceptedAt: '2026-02-01T10:00:00.000Z' },
      ],
    }]);
    expect(text).not.toMatch(/"value":77\d|Vielä ilman lukuja/);
  });

  it('tell what its lead answered after its end, and nothing that nobody answered', async () => {
    const lead = (await db.entry.findFirstOrThrow({ where: { slug } })).leadId;
    const ended = await aPublishedPilot(lead as never, completePilot('Päättynyt'), { at: '2024-05-01T00:00:00Z', state: 'completed' });
    const on = new Date('2025-06-01T10:00:00Z');
    await aFollowUp(ended.id, { askOn: on, askedAt: on, outcome: 'spread', reason: 'Naapuri otti sen.', lang: 'fi', organisationId: lead, answeredAt: on });
    await aFollowUp(ended.id, { months: 24, askOn: new Date('2026-06-01'), askedAt: new Date('2026-06-01') });
    const { body, text } = await ask(one, `pilots/${ended.slug}?lang=en`, { kind: 'pilots', slug: ended.slug });
    follows(resources.get('pilots')?.whole as z.ZodType, body);
    expect(body.followUps).toMatchObject([{ months: 12, outcome: 'spread', reason: 'Naapuri otti sen.', language: 'fi', answeredOn: '2025-06-01', organisation: { url: expect.stringContaining(`/en/partners/${leadSlug}`) } }]);
    expect(text).not.toContain('answeredBy');
    await db.pilot.delete({ where: { id: ended.id } });
    await db.entry.delete({ where: { id: ended.id } });
  });

  it('are described, field by field', async () => {
    const { body } = await ask(description, 'openapi.json');
    const { indicators } = body.components.schemas.PilotDetail.properties;
    expect(Object.keys(indicators.items.properties)).toEqual(expect.arrayContaining(['common', 'unit', 'sdgIndicator', 'cumulative', 'targets', 'figures']));
    expect(Object.keys(indicators.items.properties.figures.items.properties)).toEqual(expect.arrayContaining(['period', 'value', 'source', 'acceptedAt', 'correction']));
  });
});

describe('requests that make no sense', () => {
  it.each([
    ['?lang=de', 'lang'], ['?colour=red', 'colour'], ['?page=2', 'page'], ['?limit=0', 'limit'], ['?limit=101', 'limit'], ['?limit=1e1', 'limit'], ['?limit=5&limit=6', 'limit'], ['?after=', 'after'], ['?after=eHg', 'after'],
    [`?after=${Buffer.from('2026-01-01T00:00:00.000Z x').toString('base64url')}`, 'after'], [`?after=${Buffer.from(`2026-13-01T00:00:00.000Z ${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`).toString('base64url')}`, 'after'], [`?after=${'a'.repeat(4000)}`, 'after'],
    ['?theme=x', 'theme'], ['?status=draft', 'status'], ['?sdg=99', 'sdg'], ['?year=12', 'year'], [`?q=${'a'.repeat(300)}`, 'q'], ['?__proto__=1', '__proto__'], ['?partner=%27%3B--', 'partner'],
  ])('%s is refused, and by which parameter', async (query, parameter) => {
    const { status, body } = await pilotsAt(query);
    expect([status, body.status, body.parameter]).toEqual([400, 400, parameter]);
    follows(problem, body);
  });

  it('name what is known', async () => {
    expect((await pilotsAt('?colour=red')).body.known).toEqual(expect.arrayContaining(['lang', 'limit', 'after', 'theme', 'status', 'partner', 'sdg', 'year', 'q', 'impact', 'only']));
    expect((await ask(list, 'x', { kind: 'x' })).body.known).toEqual(expect.arrayContaining(['pilots', 'partners', 'themes']));
    expect((await ask(nothing, '../v2')).status).toBe(404);
  });
});

it('sends nothing twice to who has it', async () => {
  const first = await pilotsAt();
  const tag = first.headers.get('ETag') ?? '';
  expect([first.headers.get('Cache-Control'), tag]).toEqual(['public, no-cache', expect.stringMatching(/^W\/"[\w-]{27}"$/)]);
  const again = await pilotsAt('', { 'If-None-Match': `"x", ${tag}` });
  expect([again.status, again.text, again.headers.get('ETag')]).toEqual([304, '', tag]);
  expect((await pilotsAt('?lang=en', { 'If-None-Match': tag })).status).toBe(200);
});

it('tells of nobody: no person, no address', async () => {
  const all = await Promise.all([pilotsAt('?limit=100'), ask(one, `pilots/${slug}`, { kind: 'pilots', slug }), ask(list, 'partners', { kind: 'partners' }), ask(one, `partners/${leadSlug}`, { kind: 'partners', slug: leadSlug })]);
  for (const { status, text } of all) {
    expect(status).toBe(200);
    expect(text).not.toMatch(/@|Jäsen/);
    expect(text).not.toContain(email);
  }
});

describe('the description', () => {
  it('is valid OpenAPI 3.1 and knows every kind and parameter', async () => {
    const { body } = await ask(description, 'openapi.json');
    const result = await new Validator().validate(structuredClone(body));
    expect(result.errors ?? []).toEqual([]);
    expect([result.valid, body.openapi]).toEqual([true, '3.1.1']);
    expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/', '/pilots', '/pilots/{slug}', '/partners', '/partners/{slug}', '/themes']));
    for (const { key, api } of contentTypes) {
      const named = (body.paths[`/${key}`]?.get.parameters ?? []).map(({ name }: { name: string }) => name);
      if (api) expect(named).toEqual(['lang', ...Object.keys(api.filters), 'limit', 'after']);
    }
    for (const [, name = ''] of JSON.stringify(body).matchAll(/#\/components\/schemas\/(\w+)/g)) expect(body.components.schemas).toHaveProperty(name);
  });
});
