import { Invalid } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { inEvenTime } from '#app/platform/auth/even-time.server';
import { markBrowser } from '#app/platform/auth/known-browser.server';
import { countAttempt } from '#app/platform/auth/limits.server';
import { makeToken, type Purpose, spendToken, standingToken } from '#app/platform/auth/one-time.server';
import { hashPassword } from '#app/platform/auth/secrets.server';
import { endSessions, openSession } from '#app/platform/auth/sessions.server';
import { type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { owe } from '#app/platform/mail/letters.server';
import { provePassword } from './sign-in.server';

const RESET_MINUTES = 30;
const PURPOSES: Purpose[] = ['set-password', 'reset-password'];

/**
 * Sends a link for a new password where the address belongs to an account; nobody learns whether it does.
 * @throws TooMany per address written to and per address asking
 */
export async function requestNewPassword(email: string, from: { address: string }): Promise<void> {
  await countAttempt('letter-address', from.address);
  // Not the count of other letters: whoever has those sent to somebody must not use up the way back in.
  await countAttempt('letter', `reset ${email}`);
  await inEvenTime(() =>
    transaction(async (tx) => {
      const person = await tx.person.findFirst({ where: { email, deactivatedAt: null }, select: { id: true, email: true, name: true, lang: true } });
      if (!person) return;
      const tokenId = await makeToken(tx, 'reset-password', RESET_MINUTES, { personId: person.id });
      await owe(tx, { to: person.email, lang: person.lang, template: 'people/reset-password', params: { name: person.name, tokenId } });
    }),
  );
}

/** Whether a link for a new password still works. */
export const passwordLinkStands = async (token: string): Promise<boolean> => (await standingToken(PURPOSES, token)) !== null;

/**
 * Sets a password by a one-time link, ends every session and opens a new one; returns the Set-Cookie values of it and of the browser's mark.
 * @throws Invalid linkOld when the link is unknown, too old or was used before
 */
export async function setPasswordByLink(token: string, newPassword: string, browser: string): Promise<string[]> {
  const passwordHash = await hashPassword(newPassword);
  const personId = await transaction(async (tx) => {
    const spent = await spendToken(tx, PURPOSES, token);
    if (!spent?.personId) throw new Invalid([{ field: '', code: 'linkOld' }]);
    const { count } = await tx.person.updateMany({ where: { id: spent.personId, deactivatedAt: null }, data: { passwordHash } });
    if (count !== 1) throw new Invalid([{ field: '', code: 'linkOld' }]);
    await endEverythingOf(tx, spent.personId, null);
    return spent.personId;
  });
  return [await openSession(personId, browser), markBrowser(personId)];
}

/**
 * Changes the password of someone signed in and ends their other sessions.
 * @param keep the token of the session that asks
 * @throws Invalid passwordWrong
 */
export async function changePassword(viewer: Member, sent: { password: string; newPassword: string }, keep: string | null): Promise<void> {
  await provePassword(viewer.personId, sent.password);
  const passwordHash = await hashPassword(sent.newPassword);
  await transaction(async (tx) => {
    const person = await tx.person.update({ where: { id: viewer.personId }, data: { passwordHash }, select: { email: true, lang: true, name: true } });
    await endEverythingOf(tx, viewer.personId, keep);
    await owe(tx, { to: person.email, lang: person.lang, template: 'people/password-changed', params: { name: person.name } });
  });
}

/** Ends other sessions and whatever links were on their way. */
async function endEverythingOf(tx: Tx, personId: string, keep: string | null): Promise<void> {
  await endSessions(tx, personId, keep);
  await tx.oneTimeToken.updateMany({ where: { personId, usedAt: null }, data: { usedAt: now() } });
}
