import { Invalid } from '#app/domain/shared/outcome';
import { knownMark, markBrowser } from '#app/platform/auth/known-browser.server';
import { countAttempt, forgetAttempts } from '#app/platform/auth/limits.server';
import { passwordFits } from '#app/platform/auth/secrets.server';
import { openSession } from '#app/platform/auth/sessions.server';
import { db } from '#app/platform/db/db.server';
import { inEvenTime } from '#app/platform/auth/even-time.server';

/** Where an attempt comes from. `mark` is what the browser says of an earlier signing in (platform/auth/known-browser). */
type From = { address: string; browser: string; mark?: string | null };

/**
 * Signs someone in; returns the Set-Cookie values of a new session and of the browser's mark.
 * An unknown, deactivated or erased account gets the answer of a wrong password, after the same work. In a browser in which the
 * account's owner signed in before, attempts are counted apart: what others try elsewhere keeps nobody out.
 * @throws Invalid signInWrong
 * @throws TooMany per account and per address, or per known browser
 */
export async function signIn(sent: { email: string; password: string }, from: From): Promise<string[]> {
  const person = await db.person.findFirst({ where: { email: sent.email, deactivatedAt: null }, select: { id: true, passwordHash: true } });
  const mark = person && knownMark(from.mark, person.id);
  const key = mark ? `known ${mark}` : sent.email;
  if (!mark) await countAttempt('sign-in-address', from.address);
  await countAttempt('sign-in-account', key);
  return inEvenTime(async () => {
    const fits = await passwordFits(person?.passwordHash, sent.password);
    if (!person || !fits) throw new Invalid([{ field: '', code: 'signInWrong' }]);
    await forgetAttempts('sign-in-account', key);
    return [await openSession(person.id, from.browser), markBrowser(person.id)];
  });
}

/**
 * Makes sure that it is the account's holder who asks for something grave. Counted apart from signing in, which anybody may try.
 * @throws Invalid passwordWrong at `password`
 * @throws TooMany after several wrong ones
 */
export async function provePassword(personId: string, password: string): Promise<void> {
  const key = `own ${personId}`;
  await countAttempt('sign-in-account', key);
  const person = await db.person.findUnique({ where: { id: personId }, select: { passwordHash: true } });
  if (!(await passwordFits(person?.passwordHash, password))) throw new Invalid([{ field: 'password', code: 'passwordWrong' }]);
  await forgetAttempts('sign-in-account', key);
}
