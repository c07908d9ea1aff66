import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '#app/platform/env/env.server';

// A browser in which somebody signed in keeps a mark of it. Attempts made there are counted for themselves, so that whoever guesses
// at an account from elsewhere does not keep its owner out. It opens nothing, and holds no name or address.

const DAYS = 180;

const cookieName = (): string => (env().ORIGIN.startsWith('https:') ? '__Host-aukio-known' : `aukio-known-${env().PORT}`);

const signature = (personId: string, mark: string): string =>
  createHmac('sha256', env().SESSION_SECRET).update(`known-browser:${personId}:${mark}`).digest('base64url');

/** The Set-Cookie value that marks a browser as one in which this person signed in. */
export function markBrowser(personId: string): string {
  const mark = randomBytes(18).toString('base64url');
  const secure = env().ORIGIN.startsWith('https:') ? '; Secure' : '';
  return `${cookieName()}=${mark}.${signature(personId, mark)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${DAYS * 86_400}${secure}`;
}

/** What a request says of its browser; nothing is believed of it before `knownMark`. */
export function browserMarkIn(cookieHeader: string | null): string | null {
  const name = cookieName();
  const found = (cookieHeader ?? '').split(';').find((part) => part.trim().startsWith(`${name}=`));
  return found?.trim().slice(name.length + 1) ?? null;
}

/** The mark of a browser in which this person signed in before; null for any other. */
export function knownMark(sent: string | null | undefined, personId: string): string | null {
  const [mark = '', given = ''] = (sent ?? '').split('.', 2);
  if (!/^[\w-]{24}$/.test(mark)) return null;
  const [expected, said] = [Buffer.from(signature(personId, mark)), Buffer.from(given)];
  return expected.length === said.length && timingSafeEqual(expected, said) ? mark : null;
}
