import { openAccount } from '#app/domain/people/accounts.server';
import { isId } from '#app/domain/shared/fields';
import { Forbidden, Invalid, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { titleOf } from '#app/domain/shared/revision.server';
import type { Member, MemberRole, Side } from '#app/domain/shared/viewer';
import { countAttempt } from '#app/platform/auth/limits.server';
import { makeToken, spendToken, standingToken } from '#app/platform/auth/one-time.server';
import { signedToken } from '#app/platform/auth/secrets.server';
import { db, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { owe } from '#app/platform/mail/letters.server';
import { partnerMessages } from './messages';
import { invitableRoles } from './partner.policy';
import { lockPartner } from './profile.server';

const DAYS = 14;
const DAY = 86_400_000;

/** Which wording of the consent a newcomer saw; change it with the text `invitation.consent`. */
const CONSENT_VERSION = 'invitation-1';

type NewInvitation = { email: string; name: string; roles: MemberRole[]; side: Side; lang: Lang };

const openInvitations = () => ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } });

/**
 * Asks someone by letter to become a member; the link works for 14 days. The same invitation again writes no second letter.
 * @throws Forbidden when the viewer may not give those roles; Invalid (alreadyMember, alreadyInvited); TooMany
 */
export async function inviteMember(viewer: Member, partnerId: string, sent: NewInvitation): Promise<void> {
  const roles = [...new Set(sent.roles)].sort();
  const mayGive: string[] = invitableRoles(viewer, partnerId);
  if (!isId(partnerId) || mayGive.length === 0) throw new NotFound();
  if (!roles.every((role) => mayGive.includes(role))) throw new Forbidden();
  await countAttempt('letter-address', `inviter ${viewer.personId}`);
  await transaction(async (tx) => {
    await lockPartner(tx, partnerId);
    const there = await tx.entry.count({ where: { id: partnerId, kind: 'partners', isPublic: true } });
    if (!there) throw new NotFound();
    const { email, name, side, lang } = sent;
    const member = await tx.membership.count({ where: { partnerId, person: { email, deactivatedAt: null } } });
    refuseIf(member ? [{ field: 'email', code: 'alreadyMember' }] : []);
    const open = await tx.invitation.findFirst({ where: { partnerId, email, ...openInvitations() } });
    if (open && open.side === side && [...open.roles].sort().join() === roles.join()) return;
    refuseIf(open ? [{ field: 'email', code: 'alreadyInvited' }] : []);
    const expiresAt = new Date(now().getTime() + DAYS * DAY);
    const { id } = await tx.invitation.create({
      data: { partnerId, email, name, roles, side, lang, invitedBy: viewer.personId, createdAt: now(), expiresAt },
    });
    const tokenId = await makeToken(tx, 'invitation', DAYS * 24 * 60, { subjectId: id });
    const partner = await titleOf(tx, partnerId, lang);
    await owe(tx, { to: email, lang, template: 'partners/invitation', params: { name, partner, inviter: viewer.name, personId: viewer.personId, tokenId } });
  });
}

/** Takes an unanswered invitation back. Editors may take back those for practitioners. @throws NotFound */
export async function revokeInvitation(viewer: Member, partnerId: string, id: string): Promise<void> {
  if (!isId(id) || !isId(partnerId)) throw new NotFound();
  const mayGive: string[] = invitableRoles(viewer, partnerId);
  await transaction(async (tx) => {
    const invitation = await tx.invitation.findFirst({ where: { id, partnerId, acceptedAt: null, revokedAt: null } });
    if (!invitation?.roles.every((role) => mayGive.includes(role))) throw new NotFound();
    await tx.invitation.updateMany({ where: { id, acceptedAt: null, revokedAt: null }, data: { revokedAt: now() } });
    await tx.oneTimeToken.updateMany({ where: { purpose: 'invitation', subjectId: id, usedAt: null }, data: { usedAt: now() } });
  });
}

/** What the invited person is shown before answering. */
export type ShownInvitation = { partner: string; email: string; name: string; roles: MemberRole[]; side: Side; hasAccount: boolean };

async function standingInvitation(client: Tx, token: string) {
  const link = await standingToken(['invitation'], token, client);
  if (!link?.subjectId) return null;
  const invitation = await client.invitation.findFirst({ where: { id: link.subjectId, ...openInvitations(), partner: { entry: { isPublic: true } } } });
  if (!invitation) return null;
  const person = await client.person.findUnique({ where: { email: invitation.email }, select: { id: true, deactivatedAt: true } });
  return person?.deactivatedAt ? null : { invitation, hasAccount: person !== null };
}

/** The invitation behind a link, or null when the link no longer works. Looking uses nothing up. */
export async function showInvitation(token: string, lang: Lang): Promise<ShownInvitation | null> {
  const standing = await standingInvitation(db, token);
  if (!standing) return null;
  const { email, name, roles, side, partnerId } = standing.invitation;
  return { email, name, roles: roles as MemberRole[], side: side as Side, partner: await titleOf(db, partnerId, lang), hasAccount: standing.hasAccount };
}

/** Whether the link behind an invitation leads to someone without an account, who must give a name and consent. */
export const invitesNewcomer = async (token: string): Promise<boolean> => (await standingInvitation(db, token))?.hasAccount === false;

/**
 * Accepts an invitation. The link, sent to an address, proves that it is its holder's: the membership goes to the account
 * with that address, which is opened when there is none.
 * @param newcomer what someone without an account gives
 * @returns the secret of a set-password link for those without a password, else null
 * @throws Invalid linkOld when the link no longer works; required when a newcomer gave no name
 */
export async function acceptInvitation(token: string, lang: Lang, newcomer: { name: string } | null): Promise<{ setPassword: string | null }> {
  return transaction(async (tx) => {
    const standing = await standingInvitation(tx, token);
    const link = standing && (await spendToken(tx, ['invitation'], token));
    if (!standing || !link) throw new Invalid([{ field: '', code: 'linkOld' }]);
    const { invitation, hasAccount } = standing;
    if (!hasAccount && !newcomer?.name.trim()) throw new Invalid([{ field: 'name', code: 'required' }]);
    await lockPartner(tx, invitation.partnerId);
    const { personId, tokenId } = await openAccount(tx, {
      email: invitation.email,
      name: newcomer?.name.trim() ?? '',
      lang,
      consentText: `${CONSENT_VERSION}: ${translator(partnerMessages, lang)('invitation.consent')}`,
      consentedAt: now(),
    });
    const name = await joinPartner(tx, personId, invitation);
    await tx.invitation.update({ where: { id: invitation.id }, data: { acceptedAt: now() } });
    await tellInviter(tx, invitation, { id: personId, name });
    return { setPassword: tokenId && signedToken('set-password', tokenId) };
  });
}

type Accepted = { partnerId: string; roles: string[]; side: string; invitedBy: string | null };

/** Adds the membership, or its roles to the one there is; returns the person's name. */
async function joinPartner(tx: Tx, personId: string, { partnerId, roles, side }: Accepted): Promise<string> {
  const key = { personId_partnerId: { personId, partnerId } };
  const before = await tx.membership.findUnique({ where: key, select: { roles: true } });
  if (before) await tx.membership.update({ where: key, data: { roles: [...new Set([...before.roles, ...roles])] } });
  else await tx.membership.create({ data: { personId, partnerId, roles, side, since: now() } });
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { name: true } });
  return person.name;
}

async function tellInviter(tx: Tx, { invitedBy, partnerId }: Accepted, member: { id: string; name: string }): Promise<void> {
  const inviter = invitedBy ? await tx.person.findFirst({ where: { id: invitedBy, deactivatedAt: null }, select: { email: true, lang: true, name: true } }) : null;
  if (!inviter) return;
  const partner = await titleOf(tx, partnerId, inviter.lang);
  await owe(tx, { to: inviter.email, lang: inviter.lang, template: 'partners/memberAdded', params: { name: inviter.name, member: member.name, personId: member.id, partner, partnerId } });
}
