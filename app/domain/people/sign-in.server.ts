import { Invalid } from '#app/domain/shared/outcome';
import { countAttempt, forgetAttempts } from '#app/platform/auth/limits.server';
import { passwordFits } from '#app/platform/auth/secrets.server';
import { openSession } from '#app/platform/auth/sessions.server';
import { db } from '#app/platform/db/db.server';
import { inEvenTime } from '#app/platform/auth/even-time.server';

/**
 * Signs someone in; returns the Set-Cookie value of a new session.
 * An unknown, deactivated or erased account gets the answer of a wrong password, after the same work.
 * @throws Invalid signInWrong
 * @throws TooMany per account and per address
 */
export async function signIn(sent: { email: string; password: string }, from: { address: string; browser: string }): Promise<string> {
  await countAttempt('sign-in-address', from.address);
  await countAttempt('sign-in-account', sent.email);
  return inEvenTime(async () => {
    const person = await db.person.findFirst({ where: { email: sent.email, deactivatedAt: null }, select: { id: true, passwordHash: true } });
    const fits = await passwordFits(person?.passwordHash, sent.password);
    if (!person || !fits) throw new Invalid([{ field: '', code: 'signInWrong' }]);
    await forgetAttempts('sign-in-account', sent.email);
    return openSession(person.id, from.browser);
  });
}

/**
 * Makes sure that it is the account's holder who asks for something grave.
 * @throws Invalid passwordWrong at `password`
 * @throws TooMany after several wrong ones
 */
export async function provePassword(personId: string, password: string): Promise<void> {
  const person = await db.person.findUnique({ where: { id: personId }, select: { email: true, passwordHash: true } });
  await countAttempt('sign-in-account', person?.email ?? personId);
  if (!(await passwordFits(person?.passwordHash, password))) throw new Invalid([{ field: 'password', code: 'passwordWrong' }]);
  await forgetAttempts('sign-in-account', person?.email ?? personId);
}
