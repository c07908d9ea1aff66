import { SubNavigation } from './sub-navigation';

type Link = { path: string; label: string };

const isAt = (at: string) => ({ path }: Link) => at === path || at.startsWith(`${path}/`);
const longest = (one: Link, other: Link) => other.path.length - one.path.length;

/** Pages in groups, in two rows under the header: the groups, and the pages of the one that `at` is in. One group alone is one row. */
export function GroupedNavigation({ label, groups, at }: { label: string; groups: { label: string; rooms: Link[] }[]; at: string }) {
  const here = groups.flatMap(({ rooms }) => rooms).filter(isAt(at)).sort(longest)[0];
  const group = groups.find(({ rooms }) => rooms.some((room) => room === here));
  if (groups.length === 1) return <SubNavigation label={label} links={groups[0]?.rooms ?? []} at={at} />;
  const rooms = group && group.rooms.length > 1 ? group.rooms : [];
  return (
    <nav aria-label={label} className="wrap no-print mb-8">
      <ul className="flex flex-wrap gap-x-6 border-b border-(--line) py-1 text-sm">
        {groups.map((one) => (
          <li key={one.label}>
            <a href={one.rooms[0]?.path} aria-current={one !== group ? undefined : one.rooms.length > 1 ? 'true' : 'page'} className="inline-flex min-h-9 min-w-6 items-center aria-[current]:font-bold">{one.label}</a>
          </li>
        ))}
      </ul>
      {rooms.length > 0 && (
        <ul aria-label={group?.label} className="flex flex-wrap gap-x-6 py-1 text-sm">
          {rooms.map(({ path, label: name }) => (
            <li key={path}>
              <a href={path} aria-current={path === here?.path ? 'page' : undefined} className="inline-flex min-h-9 min-w-6 items-center aria-[current]:font-bold">{name}</a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
