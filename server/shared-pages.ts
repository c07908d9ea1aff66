import { sessionTokenIn } from '#app/platform/auth/sessions.server';

const PRIVATE = /^\/(?:fi|sv|en)\/(?:desk|account|sign-in|sign-out|join|invitation|set-password|forgotten-password|reset-password)(?:\/|$)|^\/demo(?:\/|$)/;

/** Addresses of pages as links write them. Others may lead to the same pages; as anybody can make any number of them, they are not shared. */
const PAGE = /^\/(?:fi|sv|en)(?:\/[a-z0-9-]+)*$/;
/** Longer ones nobody else asks for. */
const LONGEST = 1_000;
/** Remix gives parts of a page under its address. */
const PART = /[?&](?:_data|_routes)\b/;

/** Whether a path is of pages that are one person's, or somebody's way to become one. */
export const isPrivate = (path: string): boolean => PRIVATE.test(path);

/** Whether a Cookie header says anything that pages read: who asks, or what shall be told once. The language is read at `/` alone. */
export const isPersonal = (cookies: string | undefined): boolean => cookies !== undefined && (sessionTokenIn(cookies) !== null || cookies.includes('aukio-flash='));

/** Whether an address may be a page that is the same for everybody. @param url with its query, as it was sent */
export function isShared(url: string): boolean {
  const query = url.indexOf('?');
  const path = query < 0 ? url : url.slice(0, query);
  return url.length <= LONGEST && PAGE.test(path) && !PRIVATE.test(path) && (query < 0 || !PART.test(url));
}
