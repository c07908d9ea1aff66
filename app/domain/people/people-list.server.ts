import { COUNTED } from '#app/domain/shared/list';
import { THEMES, type Theme } from '#app/domain/shared/themes';
import { MEMBER_ROLES, type MemberRole, SIDES, type Side, type Viewer } from '#app/domain/shared/viewer';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { LISTED_ROLES, type ListedRole, type PeopleFilters } from './people-filters';
import { maySeeListed } from './person.policy';

const { sql } = Prisma;

const PAGE_SIZE = 25;
/** Beyond this many nobody leafs: the list says "over 1,000" and asks for a narrower choice, and no count reads further. */
export const MOST_COUNTED = COUNTED;

/** A listed person as every reader may see them. */
export type ListedPerson = {
  id: string;
  name: string;
  headline: string;
  /** Language the headline is taken to be written in */
  lang: string;
  themes: Theme[];
  isCoordinator: boolean;
  takesMessages: boolean;
  places: { partnerId: string; roles: MemberRole[]; side: Side }[];
};

/** How many people a choice would leave; at most MOST_COUNTED + 1, which means "over". */
export type PeopleFacets = {
  roles: { value: ListedRole; count: number }[];
  sides: { value: Side; count: number }[];
  themes: { value: Theme; count: number }[];
  /** Organisations of the people found, by id */
  partners: { id: string; count: number }[];
  /** False where so many are found that organisations were counted among the first of them alone */
  partnersExact: boolean;
};

/** Filters with the organisation's id in place of its slug. */
export type Wanted = Pick<PeopleFilters, 'role' | 'side' | 'theme' | 'q'> & { partnerId: string | null };

const wordsIn = (q: string): string[] => q.split(' ').slice(0, 6).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);

/** What filters mean for a row of ListedPerson; `isMember` says whether those listed for members alone are among them. */
function matching(isMember: boolean, { role, side, partnerId, theme, q }: Wanted): Prisma.Sql {
  const keys = [isMember ? 'members' : 'everyone'];
  if (role || side || partnerId) keys.push([partnerId ?? '*', role ?? '*', side ?? '*'].join(':'));
  if (theme) keys.push(`theme:${theme}`);
  const words = q ? wordsIn(q).map((word) => sql`AND l.words LIKE lower(unaccent(${word}))`) : [];
  return sql`l.keys @> ${keys}::text[] ${words.length > 0 ? Prisma.join(words, ' ') : Prisma.empty}`;
}

const ALPHABET: Record<Lang, Prisma.Sql> = {
  fi: sql`l.name COLLATE "fi-x-icu"`,
  sv: sql`l.name COLLATE "sv-x-icu"`,
  en: sql`l.name COLLATE "en-x-icu"`,
};

const counted = (where: Prisma.Sql) => sql`(SELECT count(*)::int FROM (SELECT 1 FROM "ListedPerson" l WHERE ${where} LIMIT ${MOST_COUNTED + 1}) AS counted)`;

type Counted = { facet: string; value: string; count: number };

/** The statements behind the list. Tests explain them: each reads a bounded number of rows. */
export function peopleStatements(isMember: boolean, lang: Lang, wanted: Wanted) {
  const choices = (facet: string, values: readonly string[], with_: (value: string) => Partial<Wanted>) =>
    values.map((value) => sql`SELECT ${facet}::text AS facet, ${value}::text AS value, ${counted(matching(isMember, { ...wanted, ...with_(value) }))} AS count`);
  const order = sql`${ALPHABET[lang]}, l."personId"`;
  return {
    counts: Prisma.join(
      [
        sql`SELECT 'all' AS facet, '' AS value, ${counted(matching(isMember, wanted))} AS count`,
        sql`SELECT 'anywhere', '', ${counted(matching(isMember, { ...wanted, partnerId: null }))}`,
        ...choices('role', LISTED_ROLES, (role) => ({ role: role as ListedRole })),
        ...choices('side', SIDES, (side) => ({ side: side as Side })),
        ...choices('theme', THEMES, (theme) => ({ theme: theme as Theme })),
      ],
      ' UNION ALL ',
    ),
    /** Organisations of those found when none is chosen, most people first */
    partners: sql`
      SELECT split_part(key, ':', 1) AS id, count(*)::int AS count
      FROM (SELECT l.keys FROM "ListedPerson" l WHERE ${matching(isMember, { ...wanted, partnerId: null })} LIMIT ${MOST_COUNTED}) AS found, unnest(found.keys) AS key
      WHERE key LIKE ${`________-%:${wanted.role ?? '*'}:${wanted.side ?? '*'}`} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 200`,
    ids: (page: number) => sql`
      SELECT l."personId" AS id FROM "ListedPerson" l WHERE ${matching(isMember, wanted)}
      ORDER BY ${order} LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`,
  };
}

/** What may be shown of listed people, in the order of the ids. */
async function peopleByIds(ids: string[]): Promise<ListedPerson[]> {
  const rows = await db.person.findMany({
    where: { id: { in: ids } },
    select: {
      id: true, name: true, headline: true, lang: true, themes: true, roles: true, takesMessages: true,
      memberships: { select: { partnerId: true, roles: true, side: true }, orderBy: { since: 'asc' } },
    },
  });
  const people = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = people.get(id);
    if (!row) return [];
    const { roles, memberships, themes, ...person } = row;
    return [{
      ...person,
      themes: THEMES.filter((theme) => themes.includes(theme)),
      isCoordinator: roles.includes('coordinator'),
      places: memberships.map((m) => ({ partnerId: m.partnerId, roles: m.roles as MemberRole[], side: m.side as Side })),
    }];
  });
}

/** One page of those who chose to be found by whoever asks, by name, with what each further choice would leave. */
export async function listPeople(viewer: Viewer, lang: Lang, wanted: Wanted, page: number) {
  const statements = peopleStatements(maySeeListed(viewer), lang, wanted);
  const [counts, partners] = await Promise.all([
    db.$queryRaw<Counted[]>(statements.counts),
    db.$queryRaw<{ id: string; count: number }[]>(statements.partners),
  ]);
  const total = (facet: string) => counts.find((row) => row.facet === facet)?.count ?? 0;
  const count = total('all');
  const pages = Math.max(1, Math.ceil(Math.min(count, MOST_COUNTED) / PAGE_SIZE));
  const at = Math.min(page, pages);
  const ids = count === 0 ? [] : await db.$queryRaw<{ id: string }[]>(statements.ids(at));
  const of = <T extends string>(name: string) => counts.flatMap(({ facet, value, count }) => (facet === name ? [{ value: value as T, count }] : []));
  const facets: PeopleFacets = { roles: of('role'), sides: of('side'), themes: of('theme'), partners, partnersExact: total('anywhere') <= MOST_COUNTED };
  return { people: await peopleByIds(ids.map(({ id }) => id)), count, page: at, pages, facets };
}

/** How many there would be without each single filter that is in use, by the filter's name. */
export async function peopleWithoutOne(viewer: Viewer, wanted: Wanted): Promise<Partial<Record<keyof PeopleFilters, number>>> {
  const none: Wanted = { role: null, side: null, theme: null, q: '', partnerId: null };
  const inUse = (Object.keys(none) as (keyof Wanted)[]).filter((name) => wanted[name]);
  if (inUse.length < 2) return {};
  const rows = await db.$queryRaw<Counted[]>(
    Prisma.join(inUse.map((name) => sql`SELECT '' AS facet, ${name}::text AS value, ${counted(matching(maySeeListed(viewer), { ...wanted, [name]: none[name] }))} AS count`), ' UNION ALL '),
  );
  return Object.fromEntries(rows.map(({ value, count }) => [value === 'partnerId' ? 'partner' : value, count]));
}

/** How many more are listed for members alone, of all or of one organisation; for readers who are none. At most MOST_COUNTED + 1. */
export async function listedForMembers(viewer: Viewer, partnerId: string | null = null): Promise<number> {
  if (maySeeListed(viewer)) return 0;
  const wanted: Wanted = { role: null, side: null, theme: null, q: '', partnerId };
  const [row] = await db.$queryRaw<{ count: number }[]>(sql`SELECT ${counted(sql`${matching(true, wanted)} AND NOT l.keys @> ARRAY['everyone']`)} AS count`);
  return row?.count ?? 0;
}

/** How many listed people an organisation has for whoever asks, by role. At most MOST_COUNTED + 1 each. */
export async function countPeopleOf(viewer: Viewer, partnerId: string): Promise<{ count: number; roles: { role: MemberRole; count: number }[] }> {
  const within = (role: MemberRole | null) => counted(matching(maySeeListed(viewer), { role, side: null, theme: null, q: '', partnerId }));
  const rows = await db.$queryRaw<Counted[]>(
    Prisma.join([null, ...MEMBER_ROLES].map((role) => sql`SELECT '' AS facet, ${role ?? ''}::text AS value, ${within(role)} AS count`), ' UNION ALL '),
  );
  const count = (value: string) => rows.find((row) => row.value === value)?.count ?? 0;
  return { count: count(''), roles: MEMBER_ROLES.map((role) => ({ role, count: count(role) })).filter((row) => row.count > 0) };
}
