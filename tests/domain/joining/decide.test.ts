import { beforeEach, describe, expect, it } from 'vitest';
import { openApplication, waitingApplications } from '#app/domain/joining/applications.server';
import { answerApplication, approveApplication, declineApplication, placeApplication } from '#app/domain/joining/decide.server';
import { setPasswordByLink } from '#app/domain/people/password.server';
import { memberOf } from '#app/domain/people/viewer.server';
import { Conflict, Forbidden, NotFound } from '#app/domain/shared/outcome';
import { db } from '#app/platform/db/db.server';
import { codes, lettersTo, tokenTo } from '../../factories/accounts';
import { aPendingApplication } from '../../factories/applications';
import { aCoordinator, aMember, aPartner } from '../../factories/people';
import { resetDatabase } from '../../setup/database';

const place = (organisation: string) => ({ organisation, newOrganisationName: '', newOrganisationKind: '' as const });
beforeEach(() => resetDatabase());

describe('approval', () => {
  it('makes account, membership and a new organisation whose first member edits and represents it', async () => {
    const coordinator = await aCoordinator();
    const id = await aPendingApplication();
    await approveApplication(coordinator, id, { roles: ['practitioner'] });
    const person = await db.person.findUniqueOrThrow({ where: { email: 'new@example.org' }, include: { memberships: true } });
    expect(person).toMatchObject({ name: 'Newcomer', lang: 'sv', passwordHash: null, themes: ['smart'] });
    expect(person.consentText).not.toBeNull();
    expect([...(person.memberships[0]?.roles ?? [])].sort()).toEqual(['editor', 'practitioner', 'representative']);
    const partner = await db.partner.findUniqueOrThrow({ where: { id: person.memberships[0]?.partnerId } });
    expect(partner.kind).toBe('association');
    const letter = (await lettersTo('new@example.org')).at(-1);
    expect(letter).toMatchObject({ template: 'joining/approved', lang: 'sv' });
    expect(letter?.text).toContain('Uusi yhdistys ry');
    await setPasswordByLink(await tokenTo('new@example.org'), 'a long enough password', '');
    expect((await memberOf(person.id))?.memberships).toHaveLength(1);
    expect(await waitingApplications(coordinator, 'fi')).toEqual([]);
  });

  it('needs a role in an organisation that exists', async () => {
    const coordinator = await aCoordinator();
    const id = await aPendingApplication({ organisation: await aPartner() });
    expect(await codes(approveApplication(coordinator, id, { roles: [] }))).toEqual(['roles:atLeastOne']);
    await approveApplication(coordinator, id, { roles: ['practitioner'] });
    expect((await db.membership.findFirstOrThrow()).roles).toEqual(['practitioner']);
  });

  it('needs the yes of the organisation’s representative, where it has one', async () => {
    const coordinator = await aCoordinator();
    const organisation = await aPartner();
    const representative = await aMember({ in: organisation, roles: ['representative'] });
    const id = await aPendingApplication({ organisation });
    expect(await codes(approveApplication(coordinator, id, { roles: ['practitioner'] }))).toEqual([':representativeYes']);
    expect((await waitingApplications(representative, 'fi')).map((a) => a.id)).toEqual([id]);
    await answerApplication(representative, id, 'yes');
    expect(await waitingApplications(representative, 'fi')).toEqual([]);
    await expect(answerApplication(representative, id, 'no')).rejects.toThrow(Conflict);
    await approveApplication(coordinator, id, { roles: ['practitioner'] });
  });

  it('is refused after a no, until the applicant is put elsewhere, where others are asked', async () => {
    const coordinator = await aCoordinator();
    const [here, there] = [await aPartner('Täällä'), await aPartner('Tuolla')];
    const representative = await aMember({ in: here, roles: ['representative'] });
    const id = await aPendingApplication({ organisation: here });
    await answerApplication(representative, id, 'no');
    expect(await codes(approveApplication(coordinator, id, { roles: ['editor'] }))).toEqual([':representativeNo']);
    await placeApplication(coordinator, id, place(there));
    expect(await openApplication(coordinator, id, 'fi')).toMatchObject({ organisation: 'Tuolla', representativeAnswer: null, needsYes: false });
    await approveApplication(coordinator, id, { roles: ['editor'] });
    expect((await db.membership.findFirstOrThrow({ where: { partnerId: there } })).roles).toEqual(['editor']);
  });

  it('by two coordinators is one; the second is told who was first', async () => {
    const [one, two] = [await aCoordinator(), await aCoordinator()];
    const id = await aPendingApplication();
    const outcomes = await Promise.allSettled([approveApplication(one, id, { roles: [] }), declineApplication(two, id, 'No')]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    const reason: unknown = refused[0]?.reason;
    expect(reason).toBeInstanceOf(Conflict);
    expect(reason).toMatchObject({ theirs: { by: 'Koordinaattori' } });
    await expect(approveApplication(two, id, { roles: [] })).rejects.toThrow(Conflict);
    expect(await db.person.count({ where: { email: 'new@example.org' } })).toBeLessThanOrEqual(1);
  });

  it('is for coordinators alone', async () => {
    const organisation = await aPartner();
    const id = await aPendingApplication({ organisation });
    const representative = await aMember({ in: organisation, roles: ['representative', 'editor'] });
    const administrator = await aMember({ platform: ['administrator'] });
    await expect(approveApplication(representative, id, { roles: ['editor'] })).rejects.toThrow(Forbidden);
    for (const viewer of [null, administrator, await aMember()]) {
      await expect(approveApplication(viewer, id, { roles: ['editor'] })).rejects.toThrow(NotFound);
      await expect(declineApplication(viewer, id, 'x')).rejects.toThrow(NotFound);
      await expect(placeApplication(viewer, id, place(organisation))).rejects.toThrow(NotFound);
      await expect(answerApplication(viewer, id, 'yes')).rejects.toThrow(NotFound);
      await expect(openApplication(viewer, id, 'fi')).rejects.toThrow(NotFound);
    }
    await expect(answerApplication(await aCoordinator(), id, 'yes')).rejects.toThrow(Forbidden);
    await expect(approveApplication(await aCoordinator(), 'nonsense', { roles: [] })).rejects.toThrow(NotFound);
  });
});

describe('declining', () => {
  it('needs a reason, which the applicant gets in their language', async () => {
    const coordinator = await aCoordinator();
    const id = await aPendingApplication();
    expect(await codes(declineApplication(coordinator, id, '  '))).toEqual(['reason:required']);
    await declineApplication(coordinator, id, 'Outside the programme.');
    expect((await lettersTo('new@example.org')).at(-1)).toMatchObject({ template: 'joining/declined', lang: 'sv' });
    expect((await lettersTo('new@example.org')).at(-1)?.text).toContain('Outside the programme.');
    expect(await openApplication(coordinator, id, 'fi')).toMatchObject({ state: 'declined', declineReason: 'Outside the programme.', decidedBy: 'Koordinaattori' });
    await expect(declineApplication(coordinator, id, 'Again')).rejects.toThrow(Conflict);
  });
});

describe('the queue', () => {
  it('has the oldest first, with its age', async () => {
    const coordinator = await aCoordinator();
    const older = await aPendingApplication({ email: 'a@example.org' });
    const newer = await aPendingApplication({ email: 'b@example.org' });
    await db.application.update({ where: { id: older }, data: { verifiedAt: new Date(Date.now() - 3.5 * 86_400_000) } });
    expect((await waitingApplications(coordinator, 'fi')).map(({ id, days, isNew }) => [id, days, isNew])).toEqual([[older, 3, true], [newer, 0, true]]);
    expect(await waitingApplications(await aMember(), 'fi')).toEqual([]);
  });
});
