// npm run admin:create -- EMAIL: the first administrator of a new installation, by a link that works once.
import { LANGUAGES } from '#app/platform/i18n/languages';
import { makeToken } from '#app/platform/auth/one-time.server';
import { signedToken } from '#app/platform/auth/secrets.server';
import { disconnect, transaction } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { z } from 'zod';

const LINK_MINUTES = 24 * 60;

class Refused extends Error {}

/** Makes the person an administrator and prepares a link for their password. Returns the link's id. */
async function createAdministrator(email: string): Promise<string> {
  return transaction(async (tx) => {
    const known = await tx.person.findUnique({ where: { email }, select: { id: true, passwordHash: true, roles: true } });
    if (known?.passwordHash) throw new Refused(`${email} already has an account with a password; an administrator can give it the role.`);
    const roles = [...new Set([...(known?.roles ?? []), 'administrator'])];
    const person = known
      ? await tx.person.update({ where: { id: known.id }, data: { roles, deactivatedAt: null } })
      : await tx.person.create({ data: { email, name: email.split('@')[0] ?? email, lang: LANGUAGES[0], roles } });
    await tx.oneTimeToken.updateMany({ where: { personId: person.id, usedAt: null }, data: { usedAt: new Date() } });
    return makeToken(tx, 'set-password', LINK_MINUTES, { personId: person.id });
  });
}

try {
  const email = process.argv[2]?.trim() ?? '';
  if (!z.email().max(200).safeParse(email).success) throw new Refused('Usage: npm run admin:create -- name@example.org');
  const id = await createAdministrator(email);
  console.log(`${email} is an administrator. This link sets the password; it works once, for 24 hours:\n`);
  console.log(`${env().ORIGIN}/en/set-password?token=${encodeURIComponent(signedToken('set-password', id))}`);
  await disconnect();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof Refused || message.startsWith('Cannot start:') ? message : error);
  await disconnect();
  process.exit(1);
}
