import { redirect } from '@remix-run/node';

const FLASH = 'aukio-flash';

/** Whether an address stays on this site: one slash, then no second slash or backslash, no control characters. */
export const isLocal = (path: string): boolean => /^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(path);

/**
 * The only way out of an action or loader: a redirect that stays on this site.
 * @param flash key of a message shown once on the next page (components/messages `flash.*`)
 * @param lang language that `/` shall lead this browser to from now on
 */
export function redirectTo(path: string, options: { flash?: string; cookie?: string | string[]; lang?: string; status?: 301 | 302 | 303 } = {}): Response {
  if (!isLocal(path)) throw new Error(`Not a local address: ${path}`);
  const headers = new Headers();
  if (options.flash) headers.append('Set-Cookie', `${FLASH}=${encodeURIComponent(options.flash)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60`);
  for (const cookie of [options.cookie ?? []].flat()) headers.append('Set-Cookie', cookie);
  if (options.lang) headers.append('Set-Cookie', `aukio-lang=${options.lang}; Path=/; Max-Age=31536000; SameSite=Lax`);
  // A header carries only ASCII.
  return redirect(path.replace(/[^\u0021-\u007e]/gu, encodeURIComponent), { status: options.status ?? 303, headers });
}

/** The flash key a request carries, or null. */
export function flashIn(request: Request): string | null {
  const found = /(?:^|;\s*)aukio-flash=([a-zA-Z0-9.-]{1,60})/.exec(request.headers.get('Cookie') ?? '');
  return found?.[1] ?? null;
}

export const clearFlash = `${FLASH}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
