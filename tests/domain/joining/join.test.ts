import { beforeEach, describe, expect, it } from 'vitest';
import { applicationSchema, CONSENT_VERSION } from '#app/domain/joining/application.schema';
import { applicationToConfirm, confirmApplication, requestToJoin } from '#app/domain/joining/join.server';
import { joiningMessages } from '#app/domain/joining/messages';
import { translator } from '#app/platform/i18n/messages';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { TooMany } from '#app/platform/auth/limits.server';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { codes, emailOf, lettersTo, tokenTo } from '../../factories/accounts';
import { aPendingApplication, aRequest } from '../../factories/applications';
import { aMember, aPartner } from '../../factories/people';
import { resetDatabase } from '../../setup/database';

const from = { address: '192.0.2.1' };
const templates = async (to: string) => (await lettersTo(to)).map(({ template }) => template);
beforeEach(() => resetDatabase());

describe('a request to join', () => {
  it('waits for nobody until its address has answered by letter', async () => {
    await requestToJoin(aRequest(), from);
    const application = await db.application.findFirstOrThrow();
    expect(application).toMatchObject({ state: 'unverified', consentText: CONSENT_VERSION, newOrganisationName: 'Uusi yhdistys ry', partnerId: null });
    const [letter] = await lettersTo('new@example.org');
    expect(letter).toMatchObject({ template: 'joining/confirm', lang: 'sv' });
    const token = await tokenTo('new@example.org');
    expect(await applicationToConfirm(token)).toEqual({ name: 'Newcomer' });
    expect((await db.application.findFirstOrThrow()).state).toBe('unverified');
    await confirmApplication(token);
    expect((await db.application.findFirstOrThrow()).state).toBe('pending');
    expect(await templates('new@example.org')).toEqual(['joining/confirm', 'joining/received']);
    expect(await codes(confirmApplication(token))).toEqual([':linkOld']);
    expect(await applicationToConfirm(token)).toBeNull();
  });

  it('sent twice makes one application', async () => {
    await Promise.all([requestToJoin(aRequest(), from), requestToJoin(aRequest(), from)]);
    expect(await db.application.count()).toBe(1);
    expect(await db.letter.count()).toBe(2);
  });

  it('made again while one is waiting adds nothing to review, whichever way', async () => {
    await requestToJoin(aRequest({ why: 'First' }), from);
    const first = await tokenTo('new@example.org');
    await requestToJoin(aRequest({ why: 'Second' }), from);
    const second = await tokenTo('new@example.org');
    await confirmApplication(first);
    await confirmApplication(second);
    expect(await db.application.count({ where: { state: 'pending' } })).toBe(1);
    await requestToJoin(aRequest({ why: 'Third' }), from);
    expect((await templates('new@example.org')).at(-1)).toBe('joining/have-applied');
    expect(await db.application.count({ where: { state: 'pending' } })).toBe(1);
    expect(await db.application.count()).toBe(2);
  });

  it('by a member gets a letter that says so, and nothing else', async () => {
    const email = await emailOf((await aMember({ lang: 'en' })).personId);
    await requestToJoin(aRequest({ email: email.toUpperCase() }), from);
    expect(await db.application.count()).toBe(0);
    expect(await lettersTo(email)).toMatchObject([{ template: 'joining/have-account', lang: 'en' }]);
  });

  it('takes as long for a member as for a stranger', async () => {
    const email = await emailOf((await aMember()).personId);
    const time = async (to: string) => {
      const start = performance.now();
      await requestToJoin(aRequest({ email: to }), from);
      return performance.now() - start;
    };
    const [known, unknown] = [await time(email), await time('stranger@example.org')];
    expect(known).toBeGreaterThan(240);
    expect(Math.abs(known - unknown)).toBeLessThan(150);
  });

  it('asks the representatives of the organisation it names', async () => {
    const organisation = await aPartner();
    const representative = await aMember({ in: organisation, roles: ['representative'], lang: 'en' });
    await aMember({ in: organisation, roles: ['editor'] });
    await aPendingApplication({ organisation });
    expect(await templates(await emailOf(representative.personId))).toEqual(['joining/asks-representative']);
  });

  it('is refused for an organisation that cannot be joined', async () => {
    const organisation = await aPartner();
    await db.entry.update({ where: { id: organisation }, data: { isPublic: false } });
    expect(await codes(requestToJoin(aRequest({ organisation }), from))).toEqual(['organisation:choose']);
    expect(await codes(requestToJoin(aRequest({ organisation: crypto.randomUUID() }), from))).toEqual(['organisation:choose']);
  });

  it('is limited per address written to', async () => {
    for (let i = 0; i < 5; i++) await requestToJoin(aRequest(), from);
    await expect(requestToJoin(aRequest(), { address: '192.0.2.7' })).rejects.toThrow(TooMany);
  });

  it('has a link that works for three days', async () => {
    await requestToJoin(aRequest(), from);
    const token = await tokenTo('new@example.org');
    setClock(new Date(Date.now() + 73 * 3_600_000));
    expect(await codes(confirmApplication(token))).toEqual([':linkOld']);
    setClock(undefined);
  });
});

describe('the form', () => {
  const issues = (value: unknown) => applicationSchema.safeParse(value).error?.issues.map((i) => `${i.path.join('.')}:${i.message}`) ?? [];

  it('wants everything but the other way to name an organisation', () => {
    expect(issues(aRequest())).toEqual([]);
    const empty = { email: '', name: '', organisation: '', newOrganisationName: '', newOrganisationKind: '', workTitle: '', side: '', themes: [], why: '', lang: '', consent: '' };
    expect(issues(empty).sort()).toEqual(
      ['consent:consent', 'email:required', 'lang:choose', 'name:required', 'organisation:required', 'side:choose', 'themes:atLeastOne', 'why:required', 'workTitle:required'].sort(),
    );
  });

  it.each([
    [{ organisation: crypto.randomUUID(), newOrganisationName: 'Another' }, 'organisation:eitherOr'],
    [{ organisation: 'x', newOrganisationName: '' }, 'organisation:choose'],
    [{ newOrganisationKind: '' }, 'newOrganisationKind:choose'],
    [{ themes: ['fast'] }, 'themes.0:choose'],
    [{ name: 'a\u0000b' }, 'name:badCharacters'],
    [{ why: '\u202eabc' }, 'why:badCharacters'],
    [{ workTitle: 'x'.repeat(121) }, 'workTitle:tooLong'],
    [{ consent: 'another' }, 'consent:consent'],
  ])('refuses %o', (more, issue) => {
    expect(issues({ ...aRequest(), ...more })).toEqual([issue]);
  });

  it('says the consent in each language', () => {
    for (const lang of LANGUAGES) expect(translator(joiningMessages, lang).at(`consent.${CONSENT_VERSION}`).length).toBeGreaterThan(100);
  });
});
