import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { sendContact } from '#app/domain/contact/contact.server';
import { offerPartnership } from '#app/domain/partner-search/offers.server';
import { inviteMember } from '#app/domain/partners/invitation.server';
import { erasePerson } from '#app/domain/people/erasure.server';
import { everythingAbout } from '#app/domain/people/export.server';
import { requestNewPassword } from '#app/domain/people/password.server';
import { forgetWhatIsPast, KEPT_DAYS } from '#app/domain/people/retention.server';
import { signIn } from '#app/domain/people/sign-in.server';
import { sharedList } from '#app/domain/practice-lists/practice-lists.server';
import { listToken } from '#app/domain/practice-lists/sharing.server';
import { startEntry } from '#app/domain/shared/revision.server';
import { pilots } from '#app/domain/pilots/pilots.server';
import { timelineOf } from '#app/domain/shared/timeline.server';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { render } from '#app/platform/mail/letters.server';
import { aSession, codes, emailOf, PASSWORD, withPassword } from '../../factories/accounts';
import { aListOf, anOfferTo, aQuestionUnder, aSearchFor } from '../../factories/exchange';
import { aCoordinator, aMember, aPartner } from '../../factories/people';
import { aPractice } from '../../factories/replications';
import { resetDatabase } from '../../setup/database';

beforeEach(() => resetDatabase());

const application = (email: string, more: object = {}) =>
  db.application.create({
    data: { email, name: 'Maija Meikäläinen', lang: 'fi', workTitle: 'x', side: 'business', themes: ['smart'], why: 'y', consentText: 'v', state: 'approved', decidedAt: new Date(), ...more },
  });

async function someone() {
  const partnerId = await aPartner();
  const member = await aMember({ in: partnerId, roles: ['editor'], name: 'Maija Meikäläinen' });
  await withPassword(member.personId);
  const email = await emailOf(member.personId);
  const { id } = await startEntry(member, pilots, partnerId, pilots.empty('fi'));
  const applied = await application(email);
  await db.letter.create({ data: { to: email, lang: 'fi', template: 'joining/approved', params: { name: 'Maija', tokenId: 'secret-id' } } });
  await db.letter.create({ data: { to: 'rep@example.org', lang: 'fi', template: 'joining/asks-representative', params: { applicant: 'Maija', applicationId: applied.id } } });
  await aSession(member.personId);
  return { member, email, entryId: id, partnerId };
}

describe('one’s own data', () => {
  it('can be taken away, all of it and without secrets', async () => {
    const { member, email, entryId } = await someone();
    const everything = await everythingAbout(member);
    expect(everything.profile.email).toBe(email);
    expect(everything.memberships).toHaveLength(1);
    expect(everything.applications).toHaveLength(1);
    expect(everything.sessions).toHaveLength(1);
    expect(everything.letters).toHaveLength(1);
    expect(everything.timeline.map((step) => step.entryId)).toEqual([entryId]);
    expect(everything.revisions.map((revision) => revision.entryId)).toEqual([entryId]);
    const text = JSON.stringify(everything);
    const { id: sessionId } = await db.session.findFirstOrThrow();
    for (const secret of [sessionId, 'passwordHash', '$argon2id', 'secret-id']) expect(text).not.toContain(secret);
  });
});

describe('erasure', () => {
  it('needs the password and leaves nothing of the person but their acts', async () => {
    const { member, email, entryId } = await someone();
    expect(await codes(erasePerson(member, 'wrong'))).toEqual(['password:passwordWrong']);
    await codes(signIn({ email, password: 'wrong' }, { address: '192.0.2.1', browser: '' }));
    await erasePerson(member, PASSWORD);
    const rows = await Promise.all([
      db.person.findMany(), db.application.findMany(), db.letter.findMany(), db.session.findMany(), db.oneTimeToken.findMany(),
      db.membership.findMany(), db.invitation.findMany(), db.rateLimit.findMany({ where: { key: { contains: '@' } } }), db.timelineStep.findMany(), db.revision.findMany(),
    ]);
    const left = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    for (const trace of [member.personId, email, 'Maija']) expect(left).not.toContain(trace);
    const [step] = await timelineOf(entryId, false);
    expect(step).toMatchObject({ actor: null, actorRole: 'editor', step: 'created' });
    expect(step?.organisation).not.toBeNull();
  });

  it('takes letters along that name them to others, and attempts of theirs that were counted', async () => {
    const { member, email, partnerId } = await someone();
    const owner = await aMember({ in: await aPartner(), roles: ['editor'] });
    await aCoordinator();
    await sendContact({ kind: 'programme' }, { name: 'Maija', email: email.toUpperCase(), message: 'Kysyisin' }, '192.0.2.1');
    await inviteMember(member, partnerId, { email: 'uusi@example.org', name: 'Uusi', roles: ['practitioner'], side: 'business', lang: 'fi' });
    await offerPartnership(member, await aSearchFor((await aPractice(owner.memberships[0]?.partnerId ?? '')).id), { organisation: '', text: 'Tarjoudun', lang: 'fi' });
    await requestNewPassword(email, { address: '192.0.2.1' });
    const about = async () => (await db.letter.findMany({ orderBy: { template: 'asc' }, where: { template: { in: ['contact/programme', 'partner-search/offered', 'partners/invitation'] } } })).map(({ template }) => template);
    expect(await about()).toEqual(['contact/programme', 'partner-search/offered', 'partners/invitation']);
    expect((await everythingAbout(member)).messages).toMatchObject([{ template: 'contact/programme', name: 'Maija', message: 'Kysyisin' }]);
    await erasePerson(member, PASSWORD);
    expect(await about()).toEqual(['partners/invitation']);
    const letter = await db.letter.findFirstOrThrow({ where: { template: 'partners/invitation' } });
    expect(render(letter).paragraphs[1]).toMatch(/^Sinut on kutsuttu organisaation .+ jäseneksi Aukiossa/);
    expect((await db.rateLimit.findMany()).filter(({ key }) => key.includes(member.personId) || key.includes('@'))).toEqual([]);
    expect(JSON.stringify(letter)).not.toMatch(/Maija|personId/);
  });

  it('is refused to the last administrator', async () => {
    const admin = await aMember({ platform: ['administrator'] });
    await withPassword(admin.personId);
    expect(await codes(erasePerson(admin, PASSWORD))).toEqual([':lastAdministrator']);
    await aMember({ platform: ['administrator'] });
    await erasePerson(admin, PASSWORD);
    expect(await db.person.count()).toBe(1);
  });
});

describe('retention', () => {
  it('forgets what is past its time and nothing else', async () => {
    await application('old@example.org', { state: 'unverified', createdAt: new Date() });
    await application('waiting@example.org', { state: 'pending' });
    await application('decided@example.org', { state: 'declined' });
    await db.letter.create({ data: { to: 'a@example.org', lang: 'fi', template: 'joining/received', params: {} } });
    const later = (days: number) => setClock(new Date(Date.now() + days * 86_400_000));
    expect(Object.values(await forgetWhatIsPast()).every((n) => n === 0)).toBe(true);
    later(KEPT_DAYS.unverified + 1);
    expect(await forgetWhatIsPast()).toMatchObject({ unverified: 1, decided: 0, letters: 0 });
    later(KEPT_DAYS.decided + 1);
    expect(await forgetWhatIsPast()).toMatchObject({ decided: 1, letters: 1 });
    setClock(undefined);
    expect((await db.application.findMany()).map(({ state }) => state)).toEqual(['pending']);
  });

  it('forgets answers to searches for partners a year after these ended, and not before', async () => {
    const practice = (await aPractice(await aPartner())).id;
    const { personId } = await aMember();
    const day = (days: number) => new Date(Date.now() + days * 86_400_000);
    const answered = async (more: Parameters<typeof aSearchFor>[1]) => anOfferTo(await aSearchFor(practice, more), personId);
    const open = await answered({});
    const past = await answered({ until: day(-10).toISOString().slice(0, 10) });
    await answered({ closedAt: day(-20) });
    const left = async () => (await db.partnerOffer.findMany({ select: { id: true } })).map(({ id }) => id).sort();
    expect(await forgetWhatIsPast()).toMatchObject({ offers: 0 });
    setClock(day(KEPT_DAYS.offers - 15));
    expect([await forgetWhatIsPast(), await left()]).toMatchObject([{ offers: 1 }, [open, past].sort()]);
    setClock(day(KEPT_DAYS.offers - 5));
    expect([await forgetWhatIsPast(), await left()]).toMatchObject([{ offers: 1 }, [open]]);
    setClock(undefined);
  });
});

describe('what stays of a member’s exchange', () => {
  it('takes lists and their links along and leaves public questions without their asker', async () => {
    const practice = (await aPractice(await aPartner())).id;
    const member = await aMember();
    const shareId = randomUUID();
    await withPassword(member.personId);
    await aListOf(member.personId, [practice], shareId);
    await anOfferTo(await aSearchFor(practice), member.personId);
    const question = await aQuestionUnder(practice, { state: 'shown', answer: 'Kyllä.', askedById: member.personId });
    expect((await sharedList(listToken(shareId), 'fi'))?.items).toHaveLength(1);
    await erasePerson(member, PASSWORD);
    expect(await sharedList(listToken(shareId), 'fi')).toBeNull();
    expect([await db.practiceList.count(), await db.practiceListItem.count(), await db.partnerOffer.count()]).toEqual([0, 0, 0]);
    expect(await db.question.findUniqueOrThrow({ where: { id: question } })).toMatchObject({ askedById: null, state: 'shown' });
  });
});
