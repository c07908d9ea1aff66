/**
 * Remembers the language chosen in the header, for the redirect at `/`. A script does it because a page that sets
 * cookies could not be cached; without scripting the browser's own language preference decides, and signing in sets it too.
 */
document.addEventListener('click', (event) => {
  const link = (event.target as Element | null)?.closest<HTMLAnchorElement>('.languages a[hreflang]');
  if (!link) return;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `aukio-lang=${link.hreflang}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
});
