import { beforeEach, describe, expect, it } from 'vitest';
import { partnerFacts } from '#app/domain/partners/partner.schema';
import { partnerFiltersFrom } from '#app/domain/partners/partner-filters';
import { browsePartners, listPartners } from '#app/domain/partners/partner-list.server';
import { findPartner, partnerNames, partnerOptions } from '#app/domain/partners/partners.server';
import { addPartner, openPartner, profileValues, savePartner, savePartnerTranslation, translationValues } from '#app/domain/partners/profile.server';
import { Conflict, Forbidden, Invalid, NotFound } from '#app/domain/shared/outcome';
import { fingerprint } from '#app/domain/shared/revision.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { aCoordinator, aMember } from '../../factories/people';
import { resetDatabase } from '../../setup/database';

const facts = (changes: object = {}) =>
  partnerFacts.parse({ kind: 'city', municipalityCode: '', country: 'FI', population: '', latitude: '', longitude: '', website: '', contacts: [], ...changes });
const texts = (title: string, summary = '', description = '') => ({ title, summary, description });

let coordinator: Member;
let id: string;
let editor: Member;

async function baseOf(viewer: Member): Promise<string> {
  const { content } = await openPartner(viewer, id);
  return fingerprint(profileValues(content));
}

beforeEach(async () => {
  await resetDatabase();
  coordinator = await aCoordinator();
  ({ id } = await addPartner(coordinator, { name: 'Äänekoski', lang: 'fi', kind: 'city' }));
  editor = await aMember({ in: id, roles: ['editor'] });
});

describe('a new partner', () => {
  it('is public at once, under its name', async () => {
    expect(await findPartner('sv', 'aanekoski')).toMatchObject({ partner: { id, name: 'Äänekoski', lang: 'fi', languages: ['fi'] } });
    const entry = await db.entry.findUniqueOrThrow({ where: { id }, include: { timeline: true } });
    expect(entry).toMatchObject({ state: 'published', isPublic: true, leadId: id });
    expect(entry.timeline.map(({ step }) => step)).toEqual(['created']);
  });

  it('is only a coordinator’s to create', async () => {
    await expect(addPartner(editor, { name: 'Oma', lang: 'fi', kind: 'city' })).rejects.toThrow(Forbidden);
    await expect(addPartner(coordinator, { name: ' ', lang: 'fi', kind: 'city' })).rejects.toThrow(Invalid);
    await expect(addPartner(coordinator, { name: 'Oma', lang: 'fi', kind: 'empire' })).rejects.toThrow(Invalid);
  });

  it('gets an address of its own when two have one name, even at the same moment', async () => {
    await Promise.all([1, 2, 3].map(() => addPartner(coordinator, { name: 'Äänekoski', lang: 'fi', kind: 'city' })));
    const slugs = (await db.entry.findMany({ where: { kind: 'partners' } })).map(({ slug }) => slug).sort();
    expect(slugs).toEqual(['aanekoski', 'aanekoski-2', 'aanekoski-3', 'aanekoski-4']);
  });
});

describe('a profile', () => {
  it('is saved by an editor and read at once', async () => {
    const changed = facts({ municipalityCode: '992', population: '18 300', latitude: '62,6', longitude: '25,7', contacts: [{ role: 'Kirjaamo', email: 'kirjaamo@example.org', phone: '' }] });
    await savePartner(editor, id, await baseOf(editor), changed, texts('Äänekosken kaupunki', 'Metsäkaupunki.', '**Puuta**'));
    expect(await findPartner('fi', 'aanekoski')).toMatchObject({
      partner: { name: 'Äänekosken kaupunki', population: 18300, latitude: 62.6, municipalityCode: '992', contacts: [{ role: 'Kirjaamo' }] },
    });
    const revisions = await db.revision.findMany({ where: { entryId: id }, orderBy: { number: 'asc' } });
    expect(revisions.map(({ state }) => state)).toEqual(['superseded', 'published']);
  });

  it('is not overwritten silently: the second gets what now stands', async () => {
    const base = await baseOf(editor);
    await savePartner(editor, id, base, facts(), texts('Ensimmäinen'));
    const second = savePartner(coordinator, id, base, facts(), texts('Toinen'));
    await expect(second).rejects.toThrow(Conflict);
    await second.catch((error: Conflict) => expect(error.theirs).toMatchObject({ by: editor.name, part: { title: ['Ensimmäinen'] } }));
    expect(await findPartner('fi', 'aanekoski')).toMatchObject({ partner: { name: 'Ensimmäinen' } });
  });

  it('saved twice at the same moment leaves one and refuses one', async () => {
    const base = await baseOf(editor);
    const outcomes = await Promise.allSettled(['A', 'B'].map((name) => savePartner(editor, id, base, facts(), texts(name))));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.revision.count({ where: { entryId: id } })).toBe(2);
  });

  it('without a change makes no revision', async () => {
    const { content } = await openPartner(editor, id);
    await savePartner(editor, id, await baseOf(editor), facts({ kind: content.kind }), texts('Äänekoski'));
    await savePartner(editor, id, await baseOf(editor), facts({ kind: content.kind }), texts('Äänekoski'));
    expect(await db.revision.count({ where: { entryId: id } })).toBeLessThanOrEqual(2);
  });

  it('is not there for strangers and practitioners', async () => {
    const stranger = await aMember();
    const practitioner = await aMember({ in: id, roles: ['practitioner'] });
    for (const viewer of [stranger, practitioner]) await expect(savePartner(viewer, id, '', facts(), texts('X'))).rejects.toThrow(NotFound);
    await expect(openPartner(editor, crypto.randomUUID())).rejects.toThrow(NotFound);
    await expect(openPartner(coordinator, '------------------------------------')).rejects.toThrow(NotFound);
  });

  it('refuses another’s municipality code', async () => {
    await savePartner(editor, id, await baseOf(editor), facts({ municipalityCode: '992' }), texts('Äänekoski'));
    const other = await addPartner(coordinator, { name: 'Toinen', lang: 'fi', kind: 'city' });
    const { content } = await openPartner(coordinator, other.id);
    const save = savePartner(coordinator, other.id, fingerprint(profileValues(content)), facts({ municipalityCode: '992' }), texts('Toinen'));
    await expect(save).rejects.toMatchObject({ issues: [{ field: 'municipalityCode', code: 'taken' }] });
  });
});

describe('translations', () => {
  const saveSwedish = async (title: string, machine = false) => {
    const { content } = await openPartner(editor, id);
    await savePartnerTranslation(editor, id, 'sv', fingerprint(translationValues('sv')(content)), texts(title), machine);
  };

  it('are read in their language and become outdated when the original changes', async () => {
    await saveSwedish('Äänekoski stad');
    expect(await findPartner('sv', 'aanekoski')).toMatchObject({ partner: { name: 'Äänekoski stad', lang: 'sv', state: 'translated' } });
    await savePartner(editor, id, await baseOf(editor), facts(), texts('Äänekosken kaupunki'));
    expect(await findPartner('sv', 'aanekoski')).toMatchObject({ partner: { state: 'outdated' } });
    await saveSwedish('Äänekoski stad', true);
    expect(await findPartner('sv', 'aanekoski')).toMatchObject({ partner: { state: 'machine' } });
    await saveSwedish('');
    expect(await findPartner('sv', 'aanekoski')).toMatchObject({ partner: { lang: 'fi', languages: ['fi'] } });
  });

  it('are refused for the original’s language', async () => {
    const { content } = await openPartner(editor, id);
    const save = savePartnerTranslation(editor, id, 'fi', fingerprint(translationValues('fi')(content)), texts('X'), false);
    await expect(save).rejects.toThrow(NotFound);
  });
});

describe('lists', () => {
  beforeEach(async () => {
    for (const name of ['Zürichin kumppanit', 'Ähtäri', 'Akaa']) await addPartner(coordinator, { name, lang: 'fi', kind: name.startsWith('Z') ? 'network' : 'city' });
  });

  it('follow the alphabet of the language and count kinds', async () => {
    const list = await listPartners('fi');
    expect(list.partners.map(({ name }) => name)).toEqual(['Akaa', 'Zürichin kumppanit', 'Ähtäri', 'Äänekoski']);
    expect(JSON.parse(JSON.stringify(list)).count).toBe(4);
    const { choices } = await browsePartners('fi', partnerFiltersFrom(new URLSearchParams()));
    expect(choices.kinds.filter(({ count }) => count > 0)).toEqual([{ kind: 'city', count: 3 }, { kind: 'network', count: 1 }]);
    expect([choices.countries, choices.leads]).toEqual([[{ country: 'FI', count: 4 }], 0]);
    expect((await partnerOptions('en')).length).toBe(4);
    expect((await partnerNames([id], 'sv')).get(id)).toBe('Äänekoski');
  });

  it('narrow by kind and words; hostile words find nothing and break nothing', async () => {
    expect((await listPartners('fi', { kind: 'network' })).count).toBe(1);
    expect((await listPartners('sv', { q: 'ähtä' })).partners.map(({ name }) => name)).toEqual(['Ähtäri']);
    for (const q of ['\0', '%', '\\', 'x'.repeat(16_384), '\ud800', "'; DROP TABLE", '<!&|():*', '   ']) await listPartners('fi', { q, page: 99 });
    expect((await listPartners('fi', { q: '%' })).count).toBe(0);
  });
});

describe('facts', () => {
  it('say at each field what is wrong', () => {
    const result = partnerFacts.safeParse({
      kind: 'x', municipalityCode: '9', country: 'XX', population: '1,5', latitude: '91', longitude: 'abc', website: 'javascript:alert(1)',
      contacts: [{ role: '', email: '', phone: '' }, { role: '', email: 'x', phone: 'y' }],
    });
    const codes = Object.fromEntries((result.error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]));
    expect(codes).toEqual({
      kind: 'choose', municipalityCode: 'municipalityCode', country: 'choose', population: 'wholeNumber', latitude: 'latitude', longitude: 'longitude',
      website: 'webAddress', 'contacts.1.role': 'required', 'contacts.1.email': 'email', 'contacts.1.phone': 'phone',
    });
  });
});
