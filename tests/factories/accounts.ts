import { hashPassword } from '#app/platform/auth/secrets.server';
import { openSession, sessionTokenIn } from '#app/platform/auth/sessions.server';
import { db } from '#app/platform/db/db.server';
import { render } from '#app/platform/mail/letters.server';

export const PASSWORD = 'a long enough password';
let hash: Promise<string> | undefined;

/** Gives a person the tests' password. */
export async function withPassword(personId: string): Promise<void> {
  hash ??= hashPassword(PASSWORD);
  await db.person.update({ where: { id: personId }, data: { passwordHash: await hash } });
}

export const emailOf = async (personId: string): Promise<string> => (await db.person.findUniqueOrThrow({ where: { id: personId } })).email;

/** Signs a person in without the form: the Cookie header, and the token in it. */
export async function aSession(personId: string, browser = 'Test'): Promise<{ cookie: string; token: string }> {
  const cookie = (await openSession(personId, browser)).split(';')[0] ?? '';
  return { cookie, token: sessionTokenIn(cookie) ?? '' };
}

/** The letters owed to someone, oldest first, as they would be sent. */
export async function lettersTo(to: string) {
  const rows = await db.letter.findMany({ where: { to }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map((row) => ({ template: row.template, lang: row.lang, ...render(row) }));
}

/** The one-time secret in the newest letter to someone. */
export async function tokenTo(to: string): Promise<string> {
  const letters = await lettersTo(to);
  const url = letters.at(-1)?.action?.url;
  const token = url ? new URL(url).searchParams.get('token') : null;
  if (!token) throw new Error(`No link in the last letter to ${to}`);
  return token;
}

/** The codes of an Invalid, as field:code. */
export const codes = async (attempt: Promise<unknown>): Promise<string[]> => {
  try {
    await attempt;
    return [];
  } catch (error) {
    const { issues } = error as { issues?: { field: string; code: string }[] };
    if (!issues) throw error;
    return issues.map(({ field, code }) => `${field}:${code}`);
  }
};
