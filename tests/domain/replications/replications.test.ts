import { beforeEach, expect, it } from 'vitest';
import { knowLetters } from '#app/domain/letters.server';
import { erasePerson } from '#app/domain/people/erasure.server';
import { addPartner } from '#app/domain/partners/profile.server';
import { confirmReplication, withdrawConfirmation } from '#app/domain/replications/confirmation.server';
import { takeUpChoices } from '#app/domain/replications/choices.server';
import { exchangeOf } from '#app/domain/replications/exchange.server';
import { replicationView } from '#app/domain/replications/replication-desk.server';
import { formerGiving, wasGiving } from '#app/domain/replications/former.server';
import { openReplication } from '#app/domain/replications/open.server';
import { takeUp } from '#app/domain/replications/take-up.server';
import { changeSource, deleteReplication, dropReplication, tellReplication } from '#app/domain/replications/tell.server';
import { triedIn } from '#app/domain/replications/tried.server';
import { findTravel } from '#app/domain/replications/travel.server';
import { Conflict, Forbidden, NotFound } from '#app/domain/shared/outcome';
import { startEntry } from '#app/domain/shared/revision.server';
import { pilots } from '#app/domain/pilots/pilots.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { codes, emailOf, lettersTo, PASSWORD, withPassword } from '../../factories/accounts';
import { aCoordinator, aMember, aPartner } from '../../factories/people';
import { completePilot } from '../../factories/pilots';
import { aPublishedPilot } from '../../factories/published-pilot';
import { aPractice, aReplication, asTaken } from '../../factories/replications';
import { resetDatabase } from '../../setup/database';

let home: string;
let town: string;
let practice: { id: string; slug: string };
let editor: Member;
let receiving: Member;
let giving: Member;

beforeEach(async () => {
  await resetDatabase();
  knowLetters();
  home = await aPartner('Kotikunta');
  town = await aPartner('Vierailukunta');
  practice = await aPractice(home);
  editor = await aMember({ in: town, roles: ['editor'] });
  receiving = await aMember({ in: town, roles: ['representative'], lang: 'sv', name: 'Rauha' });
  giving = await aMember({ in: home, roles: ['representative'], lang: 'en', name: 'Gunnar' });
});

const row = (id: string) => db.replication.findUniqueOrThrow({ where: { id } });
const taken = async () => (await db.practice.findUniqueOrThrow({ where: { id: practice.id } })).taken;
const tell = (id: string, more: object, base = 0, reason = '') => tellReplication(editor, id, base, { state: 'interested', scaling: null, changes: '', reasons: '', lang: 'fi', pilotId: null, adoptedOn: null, ...more }, reason);

it('counts once both sides have confirmed, and tells each by letter without addresses', async () => {
  const id = await takeUp(editor, practice.id, town, asTaken({ state: 'piloting', changes: 'Pienempi laite.' }));
  const [toGiver] = await lettersTo(await emailOf(giving.personId));
  expect(toGiver?.text).toContain('Vierailukunta says that it has taken up “Lämpö kiertoon” from you (Kotikunta)');
  expect(toGiver?.action?.url).toContain(`/en/desk/replications/${id}/confirmation?side=giving`);
  expect((await lettersTo(await emailOf(receiving.personId)))[0]?.subject).toBe('Att bekräfta: Lämpö kiertoon');
  await confirmReplication(giving, id, 'giving', 0);
  expect(await taken()).toBe(0);
  await confirmReplication(receiving, id, 'receiving', 0);
  expect(await taken()).toBe(1);
  const said = [...(await lettersTo(await emailOf(giving.personId))), ...(await lettersTo(await emailOf(receiving.personId)))];
  expect(said.map(({ subject }) => subject)).toEqual(['To confirm: Lämpö kiertoon', 'Confirmed: Lämpö kiertoon', 'Att bekräfta: Lämpö kiertoon', 'Bekräftat: Lämpö kiertoon']);
  expect(said.some(({ text }) => text.includes('@'))).toBe(false);
  expect((await db.replicationStep.findMany({ where: { replicationId: id }, orderBy: { at: 'asc' } })).map(({ step, side }) => `${step} ${side}`)).toEqual(['piloting receiving', 'given giving', 'taken receiving']);
});

it('lets both sides confirm at the same moment, and twice is once', async () => {
  const id = await takeUp(editor, practice.id, town, asTaken());
  await Promise.all([confirmReplication(giving, id, 'giving', 0), confirmReplication(receiving, id, 'receiving', 0), confirmReplication(giving, id, 'giving', 0)]);
  expect(await taken()).toBe(1);
  expect(await db.replicationStep.count({ where: { replicationId: id, step: { in: ['given', 'taken'] } } })).toBe(2);
});

it('lets nobody confirm for the other side, or what they have not read', async () => {
  const id = await takeUp(editor, practice.id, town, asTaken());
  await expect(confirmReplication(giving, id, 'receiving', 0)).rejects.toThrow(Forbidden);
  await expect(confirmReplication(receiving, id, 'giving', 0)).rejects.toThrow(Forbidden);
  await expect(confirmReplication(editor, id, 'receiving', 0)).rejects.toThrow(Forbidden);
  await expect(confirmReplication(await aMember({ in: await aPartner() }), id, 'giving', 0)).rejects.toThrow(NotFound);
  await tell(id, { changes: 'Muutettu.' });
  await expect(confirmReplication(giving, id, 'giving', 0)).rejects.toThrow(Conflict);
  await confirmReplication(giving, id, 'giving', 1);
});

it('stops counting when either side withdraws, keeps both in the thread, and needs a reason that the other side reads', async () => {
  const id = await aReplication(practice.id, town);
  expect(await taken()).toBe(1);
  await withdrawConfirmation(giving, id, 'giving', 'Emme tunne tätä.');
  expect(await taken()).toBe(0);
  expect(await codes(withdrawConfirmation(giving, id, 'giving', 'Taas'))).toEqual([':notConfirmed']);
  expect((await lettersTo(await emailOf(receiving.personId))).at(-1)?.text).toContain('Emme tunne tätä.');
  await confirmReplication(giving, id, 'giving', 0);
  expect(await taken()).toBe(1);
  expect((await db.replicationStep.findMany({ where: { replicationId: id, side: 'giving' }, orderBy: { at: 'asc' } })).map(({ step }) => step)).toEqual(['given', 'givenWithdrawn', 'given']);
});

it('asks the giving side again when what it confirmed changed in substance, not for a further state or spaces', async () => {
  const id = await aReplication(practice.id, town, { changes: 'Pienempi laite.' });
  await tell(id, { state: 'mainstreamed', changes: 'Pienempi  laite.\n', reasons: 'Tila ei riittänyt.' });
  expect((await row(id)).givenAt).not.toBeNull();
  await tell(id, { state: 'mainstreamed', changes: 'Suurempi laite.' }, 1);
  expect(await row(id)).toMatchObject({ givenAt: null, takenAt: expect.any(Date) });
  expect((await lettersTo(await emailOf(giving.personId))).at(-1)?.subject).toBe('To confirm: Lämpö kiertoon');
});

it('asks the new giving side when another source is named, and counts only with its answer', async () => {
  const between = await aPartner('Väli');
  const there = await aMember({ in: between, roles: ['representative'] });
  const from = await aReplication(practice.id, between);
  const id = await aReplication(practice.id, town);
  await changeSource(editor, id, 0, from);
  expect(await row(id)).toMatchObject({ sourceId: from, givenAt: null, takenAt: expect.any(Date) });
  expect((await db.practice.findUniqueOrThrow({ where: { id: practice.id } })).taken).toBe(1);
  expect((await lettersTo(await emailOf(there.personId))).at(-1)?.subject).toBe('Vahvistettavaksi: Lämpö kiertoon');
  await confirmReplication(there, id, 'giving', 1);
  expect((await db.practice.findUniqueOrThrow({ where: { id: practice.id } })).taken).toBe(2);
});

it('tells those who were asked before what happened, and nobody else', async () => {
  const between = await aPartner('Väli');
  const there = await aMember({ in: between, roles: ['representative'] });
  const from = await aReplication(practice.id, between);
  const id = await aReplication(practice.id, town, { sourceId: from, given: undefined, taken: undefined });
  await expect(formerGiving(there, id, 'en')).rejects.toThrow(NotFound);
  await changeSource(editor, id, 0, null);
  await expect(openReplication(there, id)).rejects.toThrow(NotFound);
  expect(await formerGiving(there, id, 'en')).toMatchObject({ giver: 'Väli', receiver: { name: 'Vierailukunta' }, practice: { title: 'Lämpö kiertoon', href: `/en/practices/${practice.slug}` } });
  const practitioner = await aMember({ in: between, roles: ['practitioner'] });
  const stranger = await aMember({ in: await aPartner('Muu'), roles: ['representative'] });
  for (const other of [practitioner, stranger, giving, editor, await aCoordinator()]) await expect(formerGiving(other, id, 'en')).rejects.toThrow(NotFound);
  await expect(formerGiving(there, from, 'en')).rejects.toThrow(NotFound);
  const into = await aPartner('Suurkunta');
  await db.partner.update({ where: { id: between }, data: { mergedIntoId: into } });
  expect(await wasGiving(await aMember({ in: into, roles: ['representative'] }), id)).toBe(true);
});

it('moves ahead freely, back one step with a reason, and up again after it was given up', async () => {
  const id = await takeUp(editor, practice.id, town, asTaken());
  await tell(id, { state: 'adopted' });
  expect(await codes(tell(id, { state: 'adapting' }, 1, 'Syy'))).toEqual(['state:backOneStep']);
  expect(await codes(tell(id, { state: 'piloting' }, 1))).toEqual(['reason:required']);
  expect(await codes(tell(id, { state: 'adopted', adoptedOn: '2999-01-01' }, 1))).toEqual(['adoptedOn:dayAhead']);
  await tell(id, { state: 'piloting' }, 1, 'Laite rikkoutui.');
  expect(await row(id)).toMatchObject({ state: 'piloting', adoptedOn: null });
  await dropReplication(editor, id, 2, 'Rahat loppuivat.');
  await dropReplication(editor, id, 2, 'Rahat loppuivat.');
  expect(await codes(dropReplication(editor, id, 3, 'Muu syy.'))).toEqual([':droppedAlready']);
  expect((await lettersTo(await emailOf(giving.personId))).at(-1)?.text).toContain('Rahat loppuivat.');
  const from = await aReplication(practice.id, await aPartner('Väli'));
  expect(await codes(changeSource(editor, id, 3, from))).toEqual([':droppedAlready']);
  await tell(id, { state: 'adapting' }, 3);
  expect(await row(id)).toMatchObject({ state: 'adapting', dropReason: null });
  expect((await db.replicationStep.findMany({ where: { replicationId: id }, orderBy: { at: 'asc' } })).map(({ step, note }) => [step, note])).toEqual([
    ['interested', null], ['adopted', null], ['piloting', 'Laite rikkoutui.'], ['dropped', 'Rahat loppuivat.'], ['adapting', null],
  ]);
});

it('overwrites nothing silently: the second editor gets the other’s text', async () => {
  const id = await takeUp(editor, practice.id, town, asTaken());
  const outcomes = await Promise.allSettled([tell(id, { changes: 'Toinen.' }), tell(id, { changes: 'Toisin.' })]);
  const refused = outcomes.find((one) => one.status === 'rejected') as PromiseRejectedResult;
  expect(refused.reason).toBeInstanceOf(Conflict);
  expect(refused.reason.theirs).toMatchObject({ values: { changes: (await row(id)).changes }, lock: 1, by: editor.name });
});

it('takes one up once for a place, also when the form is sent twice, and never its own', async () => {
  const ids = await Promise.all([takeUp(editor, practice.id, town, asTaken()), takeUp(editor, practice.id, town, asTaken())]);
  expect(ids[0]).toBe(ids[1]);
  expect(await codes(takeUp(editor, practice.id, town, asTaken({ state: 'adopted' })))).toEqual(['partnerId:takenAlready']);
  const own = await aMember({ in: home, roles: ['editor'] });
  expect(await codes(takeUp(own, practice.id, home, asTaken()))).toEqual(['partnerId:ownPractice']);
  await expect(takeUp(receiving, practice.id, town, asTaken())).rejects.toThrow(Forbidden);
  await expect(takeUp(editor, crypto.randomUUID(), town, asTaken())).rejects.toThrow(NotFound);
});

it('refuses a source that came from here, also when two places name each other at once', async () => {
  const [a, b] = [await aPartner('A'), await aPartner('B')];
  const both = await aMember({ in: a, roles: ['editor'] });
  await db.membership.create({ data: { personId: both.personId, partnerId: b, roles: ['editor'], side: 'politics' } });
  const hand: Member = { ...both, memberships: [a, b].map((partnerId) => ({ partnerId, roles: ['editor'], side: 'politics' })) };
  const [one, two] = [await aReplication(practice.id, a), await aReplication(practice.id, b)];
  const outcomes = await Promise.allSettled([changeSource(hand, one, 0, two), changeSource(hand, two, 0, one)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect([(await row(one)).sourceId, (await row(two)).sourceId].filter(Boolean)).toHaveLength(1);
  expect(await codes(changeSource(hand, (await row(one)).sourceId ? two : one, 0, (await row(one)).sourceId ? one : two))).toEqual(['sourceId:sourceCycle']);
});

it('shows readers only what both sides confirmed, each under the nearest such place', async () => {
  const [b, c] = [await aPartner('B'), await aPartner('C')];
  const first = await aReplication(practice.id, town);
  const second = await aReplication(practice.id, b, { sourceId: first, given: undefined });
  const third = await aReplication(practice.id, c, { sourceId: second, stages: [{ state: 'piloting', on: '2025-03-01' }, { state: 'dropped', on: '2025-05-01', note: 'Ei sopinut.' }] });
  const found = await findTravel('fi', practice.slug);
  const travel = found && 'travel' in found ? found.travel : null;
  expect(travel?.places.map(({ id, parent, state, dropReason }) => [id, parent, state, dropReason])).toEqual([[first, null, 'adopted', null], [third, first, 'dropped', 'Ei sopinut.']]);
  expect([travel?.counted, travel?.adopted]).toEqual([1, 1]);
  expect(travel?.places[0]?.stages).toEqual([{ state: 'interested', from: '2025-01-10' }, { state: 'adopted', from: '2025-09-01' }]);
});

it('names a pilot that is not public yet to the receiving side’s editors alone, and readers only a public one', async () => {
  const content = completePilot();
  const { id: draft } = await startEntry(editor, pilots, town, { ...content, texts: { fi: { state: 'original', fields: { ...content.texts.fi?.fields, title: 'Salainen luonnos' } } } });
  const id = await takeUp(editor, practice.id, town, asTaken({ pilotId: draft }));
  await confirmReplication(receiving, id, 'receiving', 0);
  await confirmReplication(giving, id, 'giving', 0);
  expect((await replicationView(editor, id, 'sv')).pilot).toEqual({ title: 'Salainen luonnos', lang: 'fi', href: `/sv/desk/pilots/${draft}` });
  expect((await replicationView(giving, id, 'sv')).pilot).toBeNull();
  expect(JSON.stringify(await findTravel('fi', practice.slug))).not.toMatch(new RegExp(`Salainen|${draft}`));
  const own = await aPublishedPilot(town, completePilot());
  await tell(id, { pilotId: own.id });
  expect((await replicationView(giving, id, 'sv')).pilot?.href).toBe(`/sv/pilots/${own.slug}`);
  expect((await triedIn(own.id, 'fi'))[0]?.links.map(({ href }) => href)).toEqual([`/fi/practices/${practice.slug}/travel#place-${id}`]);
  expect(JSON.stringify(await findTravel('fi', practice.slug))).toContain(own.slug);
  await withdrawConfirmation(giving, id, 'giving', 'Erehdys');
  expect(await triedIn(own.id, 'fi')).toEqual([]);
  await tell(id, {}, 1);
  expect((await replicationView(editor, id, 'sv')).pilot).toBeNull();
});

it('says of each place to take it from how far it is and since when, whatever was edited later', async () => {
  await aReplication(practice.id, town);
  await aReplication(practice.id, await aPartner('Alku'), { stages: [{ state: 'piloting', on: '2025-03-01' }] });
  const { sources } = await takeUpChoices(editor, practice.slug, 'fi');
  expect(sources.map(({ label, hint }) => [label, hint])).toEqual([['Kotikunta (käytännön kirjoittaja)', undefined], ['Alku', 'kokeillaan'], ['Vierailukunta', 'käytössä, 9.2025 alkaen']]);
});

it('offers what did not work to nobody, and keeps what was taken up before it turned out so', async () => {
  const id = await takeUp(editor, practice.id, town, asTaken());
  await db.practice.update({ where: { id: practice.id }, data: { outcome: 'did-not-work' } });
  const other = await aPartner('Kolmaskunta');
  const third = await aMember({ in: other, roles: ['editor'] });
  expect(await codes(takeUp(third, practice.id, other, asTaken()))).toEqual([':notOffered']);
  expect(await takeUpChoices(third, practice.slug, 'fi')).toMatchObject({ isOffered: false, partners: [] });
  await tell(id, { state: 'piloting' });
  expect((await row(id)).state).toBe('piloting');
});

it('says on a partner’s page what it gave to whom and what it took from whom', async () => {
  const far = await aPartner('Kaukokunta');
  const first = await aReplication(practice.id, town);
  await aReplication(practice.id, far, { sourceId: first });
  const said = async (id: string) => {
    const { gave, took } = await exchangeOf(id, 'fi');
    return [gave.map(({ place }) => place.title), took.map(({ place }) => place.title)];
  };
  expect(await Promise.all([home, town, far].map(said))).toEqual([[['Vierailukunta'], []], [['Kaukokunta'], ['Kotikunta']], [[], ['Vierailukunta']]]);
});

it('names own pilots only, and deletes only what nobody confirmed or took further', async () => {
  const foreign = await aPublishedPilot(home, completePilot());
  const own = await aPublishedPilot(town, completePilot());
  expect(await codes(takeUp(editor, practice.id, town, asTaken({ pilotId: foreign.id })))).toEqual(['pilotId:choose']);
  const id = await takeUp(editor, practice.id, town, asTaken({ pilotId: own.id }));
  await confirmReplication(receiving, id, 'receiving', 0);
  await withdrawConfirmation(receiving, id, 'receiving', 'Erehdys');
  expect(await codes(deleteReplication(editor, id))).toEqual([':wasConfirmed']);
  await db.replicationStep.deleteMany();
  await deleteReplication(editor, id);
  expect(await db.replication.count()).toBe(0);
});

it('counts towns by population, and anew when that changes', async () => {
  const coordinator = await aCoordinator();
  const { id: added } = await addPartner(coordinator, { name: 'Uusi', lang: 'fi', kind: 'municipality' });
  await db.partner.update({ where: { id: added }, data: { population: 9_999 } });
  await aReplication(practice.id, added);
  expect(await db.practice.findUniqueOrThrow({ where: { id: practice.id } })).toMatchObject({ taken: 1, takenUnder10000: 1, takenUnder20000: 0, maturity: 'repeated' });
});

it('keeps role and organisation of a step after the person’s erasure', async () => {
  const id = await takeUp(editor, practice.id, town, asTaken());
  await withPassword(editor.personId);
  await erasePerson(editor, PASSWORD);
  expect(await db.replicationStep.findFirstOrThrow({ where: { replicationId: id } })).toMatchObject({ actorId: null, actorRole: 'editor', organisationId: town });
});
