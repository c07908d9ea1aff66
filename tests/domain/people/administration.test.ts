import { beforeEach, describe, expect, it } from 'vitest';
import { deactivatePerson, findPeople, openPerson, reactivatePerson, setPlatformRoles } from '#app/domain/people/administration.server';
import { memberOf } from '#app/domain/people/viewer.server';
import { Conflict, Forbidden, NotFound } from '#app/domain/shared/outcome';
import { personOfSession } from '#app/platform/auth/sessions.server';
import { aSession, codes, emailOf } from '../../factories/accounts';
import { aCoordinator, aMember } from '../../factories/people';
import { resetDatabase } from '../../setup/database';

beforeEach(() => resetDatabase());
const anAdministrator = () => aMember({ platform: ['administrator'], name: 'Admin' });

describe('administrators', () => {
  it('find people by name and address; others do not', async () => {
    const admin = await anAdministrator();
    const anna = await aMember({ name: 'Anna 100%' });
    expect((await findPeople(admin, 'anna', 1)).people.map(({ name }) => name)).toEqual(['Anna 100%']);
    expect((await findPeople(admin, (await emailOf(anna.personId)).toUpperCase(), 1)).total).toBe(1);
    expect((await findPeople(admin, '%', 1)).total).toBe(2);
    expect((await findPeople(admin, 'x\u0000\ud800q', 1)).total).toBe(0);
    for (const viewer of [null, anna, await aCoordinator()]) await expect(findPeople(viewer, '', 1)).rejects.toThrow(Forbidden);
    await expect(openPerson(admin, crypto.randomUUID())).rejects.toThrow(NotFound);
    await expect(openPerson(admin, 'x')).rejects.toThrow(NotFound);
  });

  it('give and take roles, which count from the next request', async () => {
    const admin = await anAdministrator();
    const { personId } = await aMember();
    await setPlatformRoles(admin, personId, ['coordinator']);
    expect((await memberOf(personId))?.roles).toEqual(['coordinator']);
    await setPlatformRoles(admin, personId, []);
    expect((await memberOf(personId))?.roles).toEqual([]);
    await expect(setPlatformRoles(await aCoordinator(), personId, ['administrator'])).rejects.toThrow(Forbidden);
  });

  it('never leave the portal without an administrator, not even two at the same time', async () => {
    const [one, two] = [await anAdministrator(), await anAdministrator()];
    const outcomes = await Promise.all([codes(setPlatformRoles(one, two.personId, [])), codes(setPlatformRoles(two, one.personId, []))].map((p) => p.catch((e) => [String(e)])));
    const left = [await memberOf(one.personId), await memberOf(two.personId)].filter((member) => member?.roles.includes('administrator'));
    expect(left).toHaveLength(1);
    expect(outcomes.flat()).toHaveLength(1);
    const last = left[0];
    expect(await codes(setPlatformRoles(last ?? null, last?.personId ?? '', ['coordinator']))).toEqual(['roles:lastAdministrator']);
  });

  it('close an account with its sessions, and open it again', async () => {
    const admin = await anAdministrator();
    const { personId } = await aMember();
    const { token } = await aSession(personId);
    await deactivatePerson(admin, personId);
    expect(await personOfSession(token)).toBeNull();
    expect(await memberOf(personId)).toBeNull();
    await expect(deactivatePerson(admin, personId)).rejects.toThrow(Conflict);
    await reactivatePerson(admin, personId);
    expect(await personOfSession(token)).toBeNull();
    expect(await memberOf(personId)).not.toBeNull();
    await expect(reactivatePerson(admin, personId)).rejects.toThrow(Conflict);
    await expect(deactivatePerson(admin, admin.personId)).rejects.toThrow(Forbidden);
    await expect(deactivatePerson(await aCoordinator(), personId)).rejects.toThrow(Forbidden);
  });
});
