import type { LoaderFunctionArgs } from '@remix-run/node';
import { isLang, preferredLang } from '#app/platform/i18n/languages';
import { redirectTo } from '#app/platform/http/redirect.server';

/**
 * Sends a reader to the front page in their language: the one they chose before, else the browser's, else Finnish.
 * The choice is a cookie that the language links set by script and signing in sets without; pages themselves set
 * none, so that they can be cached. Only this answer depends on the reader, and says so in Vary.
 */
export function loader({ request }: LoaderFunctionArgs) {
  const chosen = /(?:^|;\s*)aukio-lang=([a-z]{2})(?:;|$)/.exec(request.headers.get('Cookie') ?? '')?.[1];
  const lang = isLang(chosen) ? chosen : (preferredLang(request.headers.get('Accept-Language')) ?? 'fi');
  const response = redirectTo(`/${lang}`, { status: 302 });
  response.headers.set('Vary', 'Cookie, Accept-Language');
  response.headers.set('Cache-Control', 'private, no-cache');
  return response;
}
