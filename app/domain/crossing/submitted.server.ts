import { type ImpactMatrix, IMPACT_KEYS, type Theme, THEMES } from '#app/domain/shared/themes';
import { isCoordinator, type Viewer } from '#app/domain/shared/viewer';
import { Forbidden } from '#app/domain/shared/outcome';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { Row } from './crossing';

/** More than these the queue never holds; those that waited longest are counted. */
export const MOST_SUBMITTED = 1_000;

/** A pilot that waits for its first review. `lang` is the language of its title, which may still be empty. */
export type Submitted = { id: string; title: string; lang: Lang; matrix: Row['matrix'] };

type Found = { id: string; title: string; lang: Lang; impact: ImpactMatrix };

const SIGNS = { '+': 1, '0': 0, '-': -1 } as const;

const signs = (impact: ImpactMatrix): Row['matrix'] => {
  const of = (theme: Theme) => [IMPACT_KEYS[theme], SIGNS[impact[IMPACT_KEYS[theme]] ?? '0']] as const;
  return Object.fromEntries(THEMES.map(of)) as Row['matrix'];
};

/**
 * Submitted pilots that nobody has published yet, those that waited longest first.
 * @param year a calendar year in which they are to run; null for any
 * @param goal number of a sustainable development goal; null for any
 * @throws Forbidden unless the viewer is a coordinator
 */
export async function submittedPilots(viewer: Viewer, { year, goal }: { year: number | null; goal: number | null }): Promise<Submitted[]> {
  if (!isCoordinator(viewer)) throw new Forbidden();
  const { sql } = Prisma;
  const runs = year ? sql`AND ${String(year)} BETWEEN left(r.content ->> 'startsOn', 4) AND left(r.content ->> 'endsOn', 4)` : Prisma.empty;
  const serves = goal ? sql`AND EXISTS (SELECT FROM jsonb_array_elements_text(r.content -> 'sdgTargets') target WHERE split_part(target, '.', 1) = ${String(goal)})` : Prisma.empty;
  const rows = await db.$queryRaw<Found[]>(sql`
    SELECT e.id, r.content -> 'impact' AS impact, r.content ->> 'originalLang' AS lang,
      coalesce(r.content #>> ARRAY['texts', r.content ->> 'originalLang', 'fields', 'title'], '') AS title
    FROM "Revision" r JOIN "Entry" e ON e.id = r."entryId"
    WHERE r.state = 'submitted' AND e.kind = 'pilots' AND NOT e."isPublic" ${runs} ${serves}
    ORDER BY r."submittedAt", r.id LIMIT ${MOST_SUBMITTED}`);
  return rows.map(({ impact, ...row }) => ({ ...row, matrix: signs(impact) }));
}
