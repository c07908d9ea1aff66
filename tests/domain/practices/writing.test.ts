import { beforeEach, describe, expect, it } from 'vitest';
import { sendContact } from '#app/domain/contact/contact.server';
import { pilots } from '#app/domain/pilots/pilots.server';
import { beginPractice, offerPractice } from '#app/domain/practices/begin.server';
import { CHAPTERS, chaptersOf } from '#app/domain/practices/chapters';
import { CRITERIA, criterionField } from '#app/domain/practices/criteria.type';
import { findPractice, practiceForContact } from '#app/domain/practices/practice-page.server';
import { asRead, emptyPractice, type PracticeContent, practiceContent, practiceIssues } from '#app/domain/practices/practice.schema';
import { type Outcome, OUTCOMES, practiceTextFields, textsOf } from '#app/domain/practices/practice.type';
import { practices } from '#app/domain/practices/practices.server';
import { changesBetween, publicVersions, sinceOf } from '#app/domain/practices/versions.server';
import { searchAll } from '#app/domain/search/search.server';
import { NotFound } from '#app/domain/shared/outcome';
import { openPicture } from '#app/domain/shared/pictures.server';
import { changeState } from '#app/domain/shared/moves.server';
import { approveEntry, submitEntry, withdrawEntry } from '#app/domain/shared/review.server';
import { fingerprint, saveEntry, startEntry } from '#app/domain/shared/revision.server';
import { askedSections } from '#app/domain/shared/section';
import { applyTranslation, pairsOf, translationValues } from '#app/domain/shared/translation.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { assessAndPublish } from '#tests/factories/assessments';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { anAcceptedValue, anIndicator } from '#tests/factories/rounds';
import { resetDatabase } from '#tests/setup/database';

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** A practice with every text that any outcome may have. */
const complete = (outcome: Outcome): PracticeContent => ({
  ...emptyPractice('fi'),
  outcome,
  texts: { fi: { state: 'original', fields: Object.fromEntries(practiceTextFields.map(({ name }) => [name, `${name} kerrotaan.`])) } },
  impact: { lowCarbon: '+', smart: '0', healthy: '0', sociallySustainable: '0' },
  conditions: { leastStaff: 2, costClass: 'low', populationClass: 'any' },
});
const without = (content: PracticeContent, name: string): PracticeContent => ({ ...content, texts: { fi: { state: 'original', fields: { ...content.texts.fi?.fields, [name]: ' ' } } } });
const withText = (content: PracticeContent, name: string, text: string): PracticeContent => ({ ...content, texts: { fi: { state: 'original', fields: { ...content.texts.fi?.fields, [name]: text } } } });

describe('what is asked', () => {
  it.each(OUTCOMES)('owes each text of its own and no other when it %s', (outcome) => {
    const whole = complete(outcome);
    expect(practiceIssues(whole)).toEqual([]);
    const owed = textsOf(outcome).flatMap(({ name, required }) => (required ? name : []));
    for (const { name } of practiceTextFields) expect(practiceIssues(without(whole, name)).map(({ field }) => field), name).toEqual(owed.includes(name) ? [name] : []);
  });

  it('asks what did not work other questions, and all five criteria of both', () => {
    const own = (outcome: Outcome) => textsOf(outcome).map(({ name }) => name);
    expect(own('did-not-work')).toEqual(expect.arrayContaining(['tried', 'expected', 'happened', 'why', 'otherwise']));
    expect(own('did-not-work')).not.toContain('steps');
    expect(own('worked')).not.toContain('tried');
    for (const outcome of OUTCOMES) expect(own(outcome)).toEqual(expect.arrayContaining(CRITERIA.map(criterionField)));
  });

  it.each(OUTCOMES)('stands in exactly one step of the form and one chapter of the page when it %s', async (outcome) => {
    const content = complete(outcome);
    const fields = await Promise.all(askedSections(practices.sections, content).map((section) => section.fields({ lang: 'fi', content, leadId: null })));
    const asked = fields.flat().map(({ name }) => name);
    for (const { name } of textsOf(outcome)) expect(asked.filter((one) => one === name), name).toHaveLength(1);
    const shown = CHAPTERS[outcome].flatMap(({ parts }) => parts);
    expect([...shown].sort()).toEqual(textsOf(outcome).flatMap(({ name, as }) => (as === 'markdown' ? name : [])).sort());
  });

  it('loses no text when the outcome is changed and changed back', () => {
    const basics = practices.sections?.find(({ key }) => key === 'basics');
    const before = complete('worked');
    const sent = basics?.values(before) ?? {};
    const turned = basics?.apply(before, { ...sent, outcome: ['did-not-work'] }).content as PracticeContent;
    expect(askedSections(practices.sections, turned).map(({ key }) => key)).toEqual(['basics', 'attempt', 'turn', 'evidence', 'criteria', 'themes', 'contacts']);
    expect(turned.texts).toEqual(before.texts);
    expect(asRead(turned).texts.fi?.fields).not.toHaveProperty('steps');
    expect(basics?.apply(turned, sent).content).toEqual(before);
  });

  it('saves each step unchanged as it was', () => {
    const whole = { ...complete('worked'), pilots: [NOBODY], indicators: [NOBODY], contacts: [{ id: 'c1', roles: { fi: 'Suunnittelija', sv: 'Planerare' }, partnerId: NOBODY }] };
    for (const section of practices.sections ?? []) expect(section.apply(whole, section.values(whole)), section.key).toEqual({ content: whole, issues: [] });
  });

  it('reads what was stored before these questions', () => {
    const { indicators: _i, contacts: _c, documents: _d, ...old } = complete('did-not-work');
    const fields = { title: 'Vanha', summary: 'Lyhyt', coreIdea: 'Ajatus', steps: 'Askeleet' };
    const read = practiceContent.parse({ ...old, texts: { fi: { state: 'original', fields } } }) as PracticeContent;
    expect(read).toMatchObject({ indicators: [], contacts: [], documents: [] });
    expect(asRead(read).texts.fi?.fields).toEqual(fields);
    expect(chaptersOf('did-not-work', { coreIdea: '<p>Ajatus</p>' })[0]).toEqual({ key: 'suits', parts: ['coreIdea'] });
  });

  it('is judged again for what was judged, not for pictures, contacts or what nobody reads', () => {
    const whole = complete('worked');
    expect(practices.isMaterial(whole, withText(whole, 'steps', 'Toisin'))).toBe(true);
    expect(practices.isMaterial(whole, withText(whole, 'criterion.demand', 'Toisin'))).toBe(true);
    expect(practices.isMaterial(whole, { ...whole, indicators: [NOBODY] })).toBe(true);
    expect(practices.isMaterial(whole, { ...whole, outcome: 'did-not-work' })).toBe(true);
    expect(practices.isMaterial(whole, withText(whole, 'tried', 'Toisin'))).toBe(false);
    expect(practices.isMaterial(whole, { ...whole, contacts: [{ id: 'c', roles: { fi: 'Rooli' }, partnerId: NOBODY }] })).toBe(false);
    expect(practices.isMaterial(whole, { ...whole, pictures: [{ fileId: NOBODY, credit: 'K', alt: { fi: 'A' } }] })).toBe(false);
  });

  it('translates what readers see, and keeps a translation that another outcome put aside', () => {
    const whole: PracticeContent = { ...complete('worked'), contacts: [{ id: 'c1', roles: { fi: 'Suunnittelija' }, partnerId: NOBODY }] };
    const both: PracticeContent = { ...whole, texts: { ...whole.texts, sv: { state: 'translated', fields: { title: 'Namn', tried: 'Försökt' } } } };
    const names = pairsOf(practices, both, 'sv', 'fi').map(({ name }) => name);
    expect(names).toContain('contact.c1');
    expect(names).toContain('steps');
    expect(names).not.toContain('tried');
    const { content } = applyTranslation(practices, both, 'sv', { ...translationValues(practices, both, 'sv'), steps: ['Stegen'], 'contact.c1': ['Planerare'] });
    expect(content.texts.sv?.fields).toMatchObject({ title: 'Namn', steps: 'Stegen', tried: 'Försökt' });
    expect(content.contacts[0]?.roles).toEqual({ fi: 'Suunnittelija', sv: 'Planerare' });
  });
});

describe('with a database', () => {
  let city: string;
  let editor: Member;
  let coordinator: Member;

  beforeEach(async () => {
    await resetDatabase();
    city = await aPartner('Testikunta');
    editor = await aMember({ in: city, roles: ['editor'] });
    coordinator = await aCoordinator();
  });

  async function aPilot(title: string, change: Partial<ReturnType<typeof completePilot>> = {}): Promise<string> {
    const { id } = await startEntry(editor, pilots, city, { ...completePilot(title), ...change });
    await submitEntry(editor, pilots, id);
    await approveEntry(coordinator, pilots, id, 1);
    return id;
  }

  async function published(content: PracticeContent): Promise<string> {
    const { id } = await startEntry(editor, practices, city, content);
    await submitEntry(editor, practices, id);
    await assessAndPublish(editor, id);
    return id;
  }

  const revise = (id: string, after: PracticeContent) => saveEntry(editor, practices, id, { base: fingerprint(null), part: () => null, change: () => after });

  it('begins from several pilots: each told under its name, and only what they agree on', async () => {
    const other = await aPartner('Rahoittaja');
    const picture = { fileId: NOBODY, credit: 'Kuvaaja', alt: { fi: 'Talo' } };
    const one = await aPilot('Yksi', { pictures: [picture], sdgTargets: ['11.6'] });
    const two = await aPilot('Kaksi', { pictures: [picture], sdgTargets: ['13.1'], partners: [{ partnerId: other, role: 'funding' }], impact: { lowCarbon: '+', smart: '+', healthy: '-', sociallySustainable: '+' } });
    const indicator = await anIndicator(one);
    await anAcceptedValue(indicator, '2026', 5);
    await anIndicator(two);
    const content = await beginPractice(editor, { ids: [one, two, one], as: 'worked', lang: 'fi' });
    expect(content.pilots).toEqual([one, two]);
    expect(content.texts.fi?.fields.steps).toBe('### Yksi\n\napproach kerrotaan tässä.\n\n### Kaksi\n\napproach kerrotaan tässä.');
    expect(content.texts.fi?.fields.title).toBe('');
    expect(content.impact).toEqual({ lowCarbon: '+', smart: null, healthy: '-', sociallySustainable: '+' });
    expect(content.sdgTargets).toEqual(['11.6', '13.1']);
    expect(content.pictures).toEqual([picture]);
    expect(content.indicators).toEqual([indicator]);
    expect(content.contacts.map(({ partnerId, roles }) => [partnerId, roles])).toEqual([[city, { fi: 'vastuussa' }], [other, { fi: 'rahoittaa' }]]);
  });

  it('begins on its own, as what was chosen', async () => {
    expect(await beginPractice(editor, { ids: [], as: 'did-not-work', lang: 'sv' })).toEqual({ ...emptyPractice('sv'), outcome: 'did-not-work' });
    expect((await beginPractice(editor, { ids: [], as: '__proto__', lang: 'sv' })).outcome).toBeNull();
  });

  it('takes no words from a pilot that is not written in the language', async () => {
    const content = await beginPractice(editor, { ids: [await aPilot('Yksi')], as: '', lang: 'en' });
    expect(Object.values(content.texts.en?.fields ?? {}).filter(Boolean)).toEqual([]);
    expect(content.impact.lowCarbon).toBe('+');
  });

  it('suggests that a stopped pilot did not work, with the reason that readers know', async () => {
    const id = await aPilot('Kesken');
    expect(await offerPractice(editor, 'fi', [id])).toMatchObject({ chosen: [id], suggested: 'worked', lang: 'fi' });
    await changeState(editor, pilots, id, 'stopped', 'Raha loppui.');
    const offer = await offerPractice(editor, 'en', [id]);
    expect(offer).toMatchObject({ suggested: 'did-not-work', lang: 'fi', sources: [{ value: id, label: 'Kesken' }] });
    expect(offer.as.map(({ value }) => value)).toEqual(['worked', 'did-not-work']);
    expect((await beginPractice(editor, { ids: [id], as: 'did-not-work', lang: 'fi' })).texts.fi?.fields.happened).toBe('Raha loppui.');
    await expect(offerPractice(editor, 'fi', ['x'])).rejects.toBeInstanceOf(NotFound);
    expect((await offerPractice(await aMember({ in: await aPartner('Muu'), roles: ['editor'] }), 'fi', [])).sources).toEqual([]);
  });

  it('neither shows nor finds what another outcome would have said', async () => {
    await published(withText(withText(complete('worked'), 'title', 'Toimiva'), 'tried', 'Kvasaari'));
    const found = await findPractice('fi', 'toimiva');
    expect(JSON.stringify(found)).not.toContain('Kvasaari');
    expect(JSON.stringify(found)).toContain('steps kerrotaan');
    expect(JSON.stringify(await searchAll('fi', { q: 'kvasaari' }))).not.toContain('Toimiva');
    expect((await db.entryText.findFirstOrThrow({ where: { title: 'Toimiva' } })).plain).toContain('steps kerrotaan');
  });

  it('shows a picture of its pilot though the pilot shows it no longer', async () => {
    const pilot = await aPilot('Kuvattu');
    const { id: fileId } = await db.storedFile.create({ data: { entryId: pilot, mime: 'image/webp', bytes: 1, uploadedAt: new Date() } });
    const shown = async (id: string, owner: string) => (await practices.borrowsPicture?.(id, owner)) ?? false;
    expect(await shown(fileId, pilot)).toBe(false);
    await published({ ...complete('worked'), pilots: [pilot], pictures: [{ fileId, credit: 'K', alt: { fi: 'A' } }] });
    expect(await shown(fileId, pilot)).toBe(true);
    expect(await shown(NOBODY, pilot)).toBe(false);
    await expect(openPicture(async () => null, fileId, null)).rejects.toBeInstanceOf(NotFound);
  });

  it('tells word for word what changed between public versions, and only between those', async () => {
    const first = withText(complete('worked'), 'title', 'Muuttuva');
    const id = await published(first);
    const second = { ...withText(first, 'steps', '### steps **kerrotaan** tarkemmin.'), conditions: { ...first.conditions, leastStaff: 3 } };
    await revise(id, withText(first, 'steps', 'Luonnos, jota kukaan ei näe.'));
    await withdrawEntry(editor, practices, id, 'ei vielä');
    expect((await publicVersions(id)).map(({ number }) => number)).toEqual([1]);
    await revise(id, second);
    await submitEntry(editor, practices, id);
    const { number } = await db.revision.findFirstOrThrow({ where: { entryId: id, state: 'submitted' } });
    expect(await changesBetween(id, 1, number, 'fi')).toBeNull();
    await assessAndPublish(editor, id);
    const versions = await publicVersions(id);
    expect(versions.map((version) => version.number)).toEqual([1, number]);
    const changes = await changesBetween(id, 1, number, 'fi');
    // Readers see words, not the marks of Markdown.
    expect(changes?.parts.map(({ name, change }) => [name, change])).toEqual([['leastStaff', 'rewritten'], ['steps', 'changed']]);
    expect(changes?.parts[1]?.pieces).toEqual([{ kind: 'same', text: 'steps kerrotaan' }, { kind: 'added', text: ' tarkemmin' }, { kind: 'same', text: '.' }]);
    expect((await changesBetween(id, 1, 1, 'fi'))?.parts).toEqual([]);
    expect(await changesBetween(id, 1, 99, 'fi')).toBeNull();
    expect(await sinceOf({ id, versions }, 'fi', '1')).toMatchObject({ from: 1, to: number, changed: [{ name: 'leastStaff' }, { name: 'steps' }] });
    expect(await sinceOf({ id, versions }, 'fi', String(number))).toMatchObject({ changed: [] });
    for (const nonsense of [null, '', '0', '1e0', '-1', '99']) expect(await sinceOf({ id, versions }, 'fi', nonsense), String(nonsense)).toBeNull();
  });

  it('sends a message to those who answer at the organisation that is named, and shows no address', async () => {
    const other = await aPartner('Neuvoja');
    const adviser = await aMember({ in: other, roles: ['representative'] });
    await published({ ...withText(complete('worked'), 'title', 'Kysyttävä'), contacts: [{ id: 'c1', roles: { fi: 'Mitoitus' }, partnerId: other }, { id: 'c2', roles: { fi: 'Kadonnut' }, partnerId: NOBODY }] });
    const found = await practiceForContact('sv', 'kysyttava', 'c1');
    expect(found).toMatchObject({ contact: { role: 'Mitoitus', lang: 'fi', partner: { name: 'Neuvoja' } } });
    expect(await practiceForContact('fi', 'kysyttava', 'c2')).toBeNull();
    const { email } = await db.person.findUniqueOrThrow({ where: { id: adviser.personId } });
    const own = await db.person.findUniqueOrThrow({ where: { id: editor.personId } });
    expect(JSON.stringify(await findPractice('fi', 'kysyttava'))).not.toContain('@');
    const message = { name: 'Kysyjä', email: 'kysyja@example.org', message: 'Miten?' };
    await sendContact({ kind: 'entry', entryId: found?.id ?? '', partner: found?.contact?.partner.slug, about: 'Mitoitus' }, message, '203.0.113.9');
    expect((await db.letter.findMany({ where: { template: 'contact/entry' } })).map(({ to, params }) => [to, (params as { title: string }).title])).toEqual([[email, 'Kysyttävä – Mitoitus']]);
    await db.membership.deleteMany({ where: { partnerId: other } });
    await sendContact({ kind: 'entry', entryId: found?.id ?? '', partner: found?.contact?.partner.slug }, message, '203.0.113.9');
    expect((await db.letter.findMany({ where: { to: own.email, template: 'contact/entry' } }))).toHaveLength(1);
  });
});
