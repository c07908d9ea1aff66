import type { Content } from '#app/domain/shared/content';
import type { ContentType } from '#app/domain/shared/content-type';
import type { Working } from '#app/domain/shared/revision.server';
import type { Theme } from '#app/domain/shared/themes';
import type { Side } from '#app/domain/shared/viewer';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { involvedIn, writersOf } from './involved.server';

const { sql } = Prisma;
const MOST = 12;

/** Somebody who could judge a submission. */
export type Candidate = {
  id: string;
  name: string;
  organisation: string;
  side: Side | null;
  /** Those of its themes that they list as theirs */
  themes: Theme[];
  /** How many others they have in hand */
  open: number;
  /** They have judged an earlier state of it */
  before: boolean;
};

const wordsIn = (q: string): string[] => q.split(/\s+/).filter(Boolean).slice(0, 6).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);

/**
 * Who could judge it: without words those who list its themes, and whoever returned it before; with words every active member whose name or organisation
 * matches. Never anybody of an organisation with a part in it, nor who wrote it.
 */
export async function assessorCandidates<C extends Content>(type: ContentType<C>, working: Working<C>, q: string, lang: Lang): Promise<Candidate[]> {
  const themes = type.themes?.(working.content) ?? [];
  const involved = await involvedIn(db, type, working);
  const writers = await writersOf(db, working.entry.id);
  const words = wordsIn(q);
  const fits = words.length > 0 ? Prisma.join(words.map((word) => sql`(unaccent(lower(p.name || ' ' || coalesce(o.title, ''))) LIKE unaccent(lower(${word})))`), ' AND ') : sql`(p.themes && ${themes}::text[] OR b.before)`;
  return db.$queryRaw<Candidate[]>`
    SELECT p.id, p.name, coalesce(o.title, '') AS organisation, m.side, ARRAY(SELECT x FROM unnest(p.themes) x WHERE x = ANY(${themes}::text[])) AS themes, b.open, b.before
    FROM "Person" p
      LEFT JOIN LATERAL (SELECT x."partnerId", x.side FROM "Membership" x WHERE x."personId" = p.id ORDER BY x.since LIMIT 1) m ON true
      LEFT JOIN LATERAL (SELECT x.title FROM "EntryText" x WHERE x."entryId" = m."partnerId" ORDER BY (x.lang = ${lang}) DESC, (x.state = 'original') DESC LIMIT 1) o ON true
      CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE a.state = 'named')::int AS open, coalesce(bool_or(a."entryId" = ${working.entry.id}::uuid AND a.state = 'returned'), false) AS before
        FROM "Assessment" a WHERE a."assessorId" = p.id) b
    WHERE p."deactivatedAt" IS NULL AND NOT (p.id = ANY(${writers}::uuid[])) AND ${fits}
      AND NOT EXISTS (SELECT 1 FROM "Membership" y WHERE y."personId" = p.id AND y."partnerId" = ANY(${involved}::uuid[]))
    ORDER BY b.before DESC, cardinality(ARRAY(SELECT x FROM unnest(p.themes) x WHERE x = ANY(${themes}::text[]))) DESC, b.open, (m."partnerId" IS NULL), p.name, p.id LIMIT ${MOST}`;
}
