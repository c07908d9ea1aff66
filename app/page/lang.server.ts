import { isLang, type Lang } from '#app/platform/i18n/languages';

/** The language in a page's address. @throws 404 when it is none of ours */
export function langOf(params: { lang?: string }): Lang {
  if (!isLang(params.lang)) throw new Response(null, { status: 404 });
  return params.lang;
}
