import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { addsUp, totalOf } from './total';
import { factorBetween, type UnitName } from './unit.type';

const { sql } = Prisma;

/** What one pilot brings to a common indicator. */
export type Contribution = {
  indicatorId: string;
  slug: string;
  title: string;
  lang: Lang;
  state: string;
  leadName: string;
  /** In the pilot's own unit; null while nothing is accepted */
  value: number | null;
  unit: UnitName;
  /** The same in the common indicator's unit */
  part: number | null;
  /** Whether the values of its periods were added up; otherwise the newest stands */
  isSum: boolean;
  cumulative: boolean;
  /** How many periods have an accepted figure, and the last of them */
  periods: number;
  last: string | null;
};

type Row = Omit<Contribution, 'value' | 'part' | 'isSum' | 'periods' | 'last'> & { values: { period: string; endsOn: string; value: number }[] | null };

/**
 * The published pilots that measure a common indicator, each with its part: those with an accepted figure first, the largest part first.
 * @param unit the common indicator's @param pilots a condition on a row `p` of Pilot @param asOf only periods that ended by this day, yyyy-mm-dd
 */
export async function contributionsOf(common: { key: string; unit: UnitName }, lang: Lang, { pilots = sql`true`, asOf = '9999-12-31' }: { pilots?: Prisma.Sql; asOf?: string } = {}): Promise<Contribution[]> {
  const text = (id: Prisma.Sql) => sql`(SELECT x.title, x.lang FROM "EntryText" x WHERE x."entryId" = ${id} AND (x.lang = ${lang} OR x.state = 'original') ORDER BY x.lang = ${lang} DESC LIMIT 1)`;
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT i.id AS "indicatorId", e.slug, t.title, t.lang, p.state, coalesce(n.title, '') AS "leadName", i.unit, i.cumulative,
      (SELECT json_agg(json_build_object('period', v.period, 'endsOn', to_char(v."periodEndsOn", 'YYYY-MM-DD'), 'value', v.value::float8) ORDER BY v."periodEndsOn")
        FROM "IndicatorValue" v WHERE v."indicatorId" = i.id AND v.state = 'accepted' AND v.value IS NOT NULL AND v."periodEndsOn" <= ${asOf}::date) AS values
    FROM "Indicator" i JOIN "Pilot" p ON p.id = i."pilotId" JOIN "Entry" e ON e.id = p.id
    CROSS JOIN LATERAL ${text(sql`e.id`)} t
    LEFT JOIN LATERAL ${text(sql`p."leadId"`)} n ON true
    WHERE i."commonKey" = ${common.key} AND i.kind = 'quantitative' AND p."isPublic" AND ${pilots}
    ORDER BY t.title COLLATE "fi-x-icu", i.id`);
  const found = rows.map(({ values, ...row }): Contribution => {
    const value = totalOf(row, values ?? [], asOf);
    return { ...row, value, part: value === null ? null : value * factorBetween(row.unit, common.unit), isSum: addsUp(row), periods: values?.length ?? 0, last: values?.at(-1)?.period ?? null };
  });
  return found.sort((a, b) => (b.part ?? -Infinity) - (a.part ?? -Infinity) || 0);
}
