/** The pages of one part of the site, in a row under the header. `at` is the present page's path. */
export function SubNavigation({ label, links, at }: { label: string; links: { path: string; label: string }[]; at: string }) {
  const best = links.filter(({ path }) => at === path || at.startsWith(`${path}/`)).sort((a, b) => b.path.length - a.path.length)[0];
  return (
    <nav aria-label={label} className="wrap no-print mb-8">
      <ul className="flex flex-wrap gap-x-6 border-b border-(--line) py-1 text-sm">
        {links.map(({ path, label: name }) => (
          <li key={path}>
            <a href={path} aria-current={path === best?.path ? 'page' : undefined} className="inline-flex min-h-9 min-w-6 items-center aria-[current]:font-bold">{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
