import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';

/** Stopped pilots that are told of. */
const TOLD = 6;

/** A pilot that was stopped, with the reason its editors gave in public. */
export type Stopped = { slug: string; title: string; lang: Lang; on: string; reason: string; reasonLang: Lang };

/** The pilots that were stopped last, and why; how many practices tell what did not work. */
export async function stoppedPilots(lang: Lang): Promise<{ pilots: Stopped[]; failures: number }> {
  const [pilots, failures] = await Promise.all([
    db.$queryRaw<Stopped[]>(Prisma.sql`
      SELECT e.slug, t.title, t.lang, to_char(s.at AT TIME ZONE 'Europe/Helsinki', 'YYYY-MM-DD') AS on, coalesce(s.note, '') AS reason, e."originalLang" AS "reasonLang"
      FROM (
        SELECT p.id, x.at, x.note FROM "Pilot" p
        JOIN LATERAL (SELECT at, note FROM "TimelineStep" x WHERE x."entryId" = p.id AND x.step = 'stopped' AND x."isPublic" ORDER BY at DESC LIMIT 1) x ON true
        WHERE p."isPublic" AND p.state = 'stopped' ORDER BY x.at DESC, p.id LIMIT ${TOLD}) s
      JOIN "Entry" e ON e.id = s.id
      CROSS JOIN LATERAL (SELECT x.title, x.lang FROM "EntryText" x WHERE x."entryId" = e.id AND (x.lang = ${lang} OR x.state = 'original') ORDER BY x.lang = ${lang} DESC LIMIT 1) t
      ORDER BY s.at DESC, e.id`),
    db.practice.count({ where: { isPublic: true, outcome: 'did-not-work' } }),
  ]);
  return { pilots, failures };
}
