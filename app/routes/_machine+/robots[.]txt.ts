import { env } from '#app/platform/env/env.server';

const PRIVATE = ['desk', 'account', 'sign-in', 'join', 'search'];

/** What search engines may read. */
export function loader() {
  const lines = ['User-agent: *', ...PRIVATE.map((path) => `Disallow: /*/${path}`), 'Disallow: /demo', '', `Sitemap: ${env().ORIGIN}/sitemap.xml`, ''];
  return new Response(lines.join('\n'), { headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' } });
}
