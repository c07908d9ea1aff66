import { beforeEach, describe, expect, it } from 'vitest';
import { acceptInvitation, inviteMember, revokeInvitation, showInvitation } from '#app/domain/partners/invitation.server';
import { changeMembership, leavePartner, membershipMark, membersOf, removeMember } from '#app/domain/partners/members.server';
import { addPartner } from '#app/domain/partners/profile.server';
import { memberOf } from '#app/domain/people/viewer.server';
import { Conflict, Forbidden, Invalid, NotFound } from '#app/domain/shared/outcome';
import { holds, type Member, type MemberRole } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { render } from '#app/platform/mail/letters.server';
import { aCoordinator, aMember } from '../../factories/people';
import { resetDatabase } from '../../setup/database';

let city: string;
let representative: Member;
let editor: Member;
let practitioner: Member;

beforeEach(async () => {
  await resetDatabase();
  city = (await addPartner(await aCoordinator(), { name: 'Kaupunki', lang: 'fi', kind: 'city' })).id;
  representative = await aMember({ in: city, roles: ['representative'], name: 'Edustaja' });
  editor = await aMember({ in: city, roles: ['editor'], name: 'Toimittaja' });
  practitioner = await aMember({ in: city, roles: ['practitioner'], name: 'Kehittäjä' });
});

const rowOf = async (viewer: Member) => (await db.membership.findFirstOrThrow({ where: { personId: viewer.personId, partnerId: city } }));
const markOf = async (viewer: Member) => membershipMark(await rowOf(viewer));
const change = async (by: Member, who: Member, roles: MemberRole[]) =>
  changeMembership(by, city, (await rowOf(who)).id, await markOf(who), { roles, side: 'administration' });

describe('members', () => {
  it('see each other; strangers see nothing', async () => {
    const { members } = await membersOf(practitioner, city);
    expect(members.map(({ name }) => name)).toEqual(['Edustaja', 'Kehittäjä', 'Toimittaja']);
    await expect(membersOf(await aMember(), city)).rejects.toThrow(NotFound);
    await expect(membersOf(null, city)).rejects.toThrow(NotFound);
  });

  it('get and lose roles by a representative, with a letter; it holds from the next request', async () => {
    await change(representative, editor, ['practitioner']);
    expect(holds(await memberOf(editor.personId), city, 'editor')).toBe(false);
    const letter = await db.letter.findFirstOrThrow({ where: { template: 'partners/rolesChanged' } });
    expect(render(letter).text).toContain('Nykyiset roolisi: kehittäjä.');
    await removeMember(representative, city, (await rowOf(editor)).id);
    expect((await memberOf(editor.personId))?.memberships).toEqual([]);
    expect(await db.letter.count({ where: { template: 'partners/memberRemoved' } })).toBe(1);
  });

  it('cannot change roles unless they represent; nor across organisations', async () => {
    for (const by of [editor, practitioner]) await expect(change(by, practitioner, ['representative'])).rejects.toThrow(NotFound);
    const elsewhere = (await addPartner(await aCoordinator(), { name: 'Muu', lang: 'fi', kind: 'city' })).id;
    const other = await aMember({ in: elsewhere, roles: ['representative'] });
    await expect(removeMember(other, elsewhere, (await rowOf(editor)).id)).rejects.toThrow(NotFound);
    await expect(removeMember(other, city, (await rowOf(editor)).id)).rejects.toThrow(NotFound);
  });

  it('keep their only representative until there is another', async () => {
    const alone = { issues: [{ field: 'roles', code: 'lastRepresentative' }] };
    await expect(change(representative, representative, ['editor'])).rejects.toMatchObject(alone);
    await expect(removeMember(representative, city, (await rowOf(representative)).id)).rejects.toMatchObject(alone);
    await expect(leavePartner(representative, city)).rejects.toMatchObject(alone);
    await change(representative, editor, ['editor', 'representative']);
    const two = [representative, editor];
    const outcomes = await Promise.allSettled(two.map((who) => leavePartner(who, city)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are not changed over somebody else’s change', async () => {
    const base = await markOf(practitioner);
    const { id } = await rowOf(practitioner);
    await change(representative, practitioner, ['editor']);
    await expect(changeMembership(representative, city, id, base, { roles: ['representative'], side: 'politics' })).rejects.toThrow(Conflict);
  });
});

describe('invitations', () => {
  const invite = (by: Member, email: string, roles: MemberRole[] = ['practitioner']) => inviteMember(by, city, { email, name: '', roles, side: 'business', lang: 'sv' });
  async function tokenSentTo(to: string): Promise<string> {
    const letter = await db.letter.findFirstOrThrow({ where: { to, template: 'partners/invitation' } });
    const url = new URL(render(letter).action?.url ?? '');
    expect(url.pathname).toBe('/sv/invitation');
    expect(JSON.stringify(letter.params)).not.toContain(url.searchParams.get('token'));
    return url.searchParams.get('token') ?? '';
  }

  it('make a newcomer a member who then sets a password; looking confirms nothing', async () => {
    await invite(representative, 'Uusi@example.org', ['editor']);
    const token = await tokenSentTo('Uusi@example.org');
    expect(await showInvitation(token, 'sv')).toMatchObject({ partner: 'Kaupunki', roles: ['editor'], hasAccount: false });
    expect(await db.membership.count()).toBe(3);
    await expect(acceptInvitation(token, 'sv', { name: ' ' })).rejects.toThrow(Invalid);
    const { setPassword } = await acceptInvitation(token, 'sv', { name: 'Uusi' });
    expect(setPassword).toMatch(/^[0-9a-f-]{36}\./);
    const person = await db.person.findUniqueOrThrow({ where: { email: 'uusi@example.org' } });
    expect(person.consentText).toContain('invitation-1');
    expect(holds(await memberOf(person.id), city, 'editor')).toBe(true);
    expect(await db.letter.count({ where: { template: 'partners/memberAdded' } })).toBe(1);
    await expect(acceptInvitation(token, 'sv', { name: 'Uusi' })).rejects.toMatchObject({ issues: [{ code: 'linkOld' }] });
    expect(await showInvitation(token, 'sv')).toBeNull();
  });

  it('add a membership to the account that has the address', async () => {
    const known = await aMember({ name: 'Tuttu' });
    const { email } = await db.person.update({ where: { id: known.personId }, data: { passwordHash: 'x' } });
    await invite(editor, email);
    const token = await tokenSentTo(email);
    expect(await acceptInvitation(token, 'fi', null)).toEqual({ setPassword: null });
    expect(holds(await memberOf(known.personId), city, 'practitioner')).toBe(true);
  });

  it('twice accepted at the same moment make one member', async () => {
    await invite(representative, 'kaksi@example.org');
    const token = await tokenSentTo('kaksi@example.org');
    const outcomes = await Promise.allSettled([1, 2].map(() => acceptInvitation(token, 'fi', { name: 'Kaksi' })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db.person.count({ where: { email: 'kaksi@example.org' } })).toBe(1);
  });

  it('are given within one’s own role', async () => {
    await expect(invite(editor, 'a@example.org', ['editor'])).rejects.toThrow(Forbidden);
    await expect(invite(practitioner, 'a@example.org')).rejects.toThrow(NotFound);
    await invite(editor, 'a@example.org');
    await invite(editor, 'A@example.org');
    expect(await db.invitation.count()).toBe(1);
    await expect(invite(representative, 'a@example.org', ['editor'])).rejects.toMatchObject({ issues: [{ code: 'alreadyInvited' }] });
    const { email } = await db.person.findUniqueOrThrow({ where: { id: editor.personId } });
    await expect(invite(representative, email)).rejects.toMatchObject({ issues: [{ code: 'alreadyMember' }] });
  });

  it('end when taken back, after 14 days, and with a forged link', async () => {
    await invite(representative, 'b@example.org', ['editor']);
    const token = await tokenSentTo('b@example.org');
    const [row] = (await membersOf(representative, city)).invitations;
    await expect(revokeInvitation(editor, city, row?.id ?? '')).rejects.toThrow(NotFound);
    await revokeInvitation(representative, city, row?.id ?? '');
    expect(await showInvitation(token, 'fi')).toBeNull();
    await invite(representative, 'c@example.org');
    const later = await tokenSentTo('c@example.org');
    setClock(new Date(Date.now() + 15 * 86_400_000));
    expect(await showInvitation(later, 'fi')).toBeNull();
    setClock(undefined);
    expect(await showInvitation(later, 'fi')).not.toBeNull();
    expect(await showInvitation(`${later.slice(0, -2)}xx`, 'fi')).toBeNull();
    expect(await showInvitation('', 'fi')).toBeNull();
  });
});
