import { partnersWhere, type Viewer } from '#app/domain/shared/viewer';
import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { Names } from './indicator.type';
import { nameIn } from './indicators.server';
import { isUnit, type UnitName } from './unit.type';

const { sql } = Prisma;
const DAY = 86_400_000;
const MOST = 200;

/** A value that waits to be accepted or returned. */
export type WaitingFigure = {
  id: string;
  pilotId: string;
  title: string;
  titleLang: string;
  name: string;
  lang: Lang;
  period: string;
  value: number | null;
  text: string;
  unit: UnitName | '';
  /** The accepted value that it corrects */
  before: number | null;
  corrects: boolean;
  submittedAt: Date;
  days: number;
};

type Row = Omit<WaitingFigure, 'name' | 'lang' | 'days' | 'unit'> & { names: Names; originalLang: Lang; unit: string };

/** What comes on its own and is this coordinator's to decide: nothing of an organisation they edit for. */
const waiting = (viewer: Viewer) => sql`v.state = 'submitted' AND v."reportId" IS NULL AND (e."leadId" IS NULL OR NOT e."leadId" = ANY(${partnersWhere(viewer, 'editor')}::uuid[]))`;

/** Values that wait for this coordinator, oldest first. */
export async function waitingFigures(viewer: Viewer, lang: Lang): Promise<WaitingFigure[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT v.id, e.id AS "pilotId", t.title, t.lang AS "titleLang", coalesce(c.names, i.names) AS names, i."originalLang", v.period, v.value::float8 AS value, v.text, i.unit,
      v."submittedAt", b.value::float8 AS before, b.id IS NOT NULL AS corrects
    FROM "IndicatorValue" v JOIN "Indicator" i ON i.id = v."indicatorId" JOIN "Entry" e ON e.id = i."pilotId"
    LEFT JOIN "CommonIndicator" c ON c.key = i."commonKey"
    LEFT JOIN "IndicatorValue" b ON b."indicatorId" = v."indicatorId" AND b.period = v.period AND b.state = 'accepted'
    LEFT JOIN LATERAL (SELECT x.title, x.lang FROM "EntryText" x WHERE x."entryId" = e.id ORDER BY x.lang <> ${lang}, x.state <> 'original' LIMIT 1) t ON true
    WHERE ${waiting(viewer)} ORDER BY v."submittedAt", v.id LIMIT ${MOST}`);
  return rows.map(({ names, originalLang, unit, ...row }) => ({
    ...row,
    ...nameIn(names, lang, originalLang),
    unit: isUnit(unit) ? unit : '',
    days: Math.max(0, Math.floor((now().getTime() - row.submittedAt.getTime()) / DAY)),
  }));
}

/** How many there are. */
export async function waitingFigureCount(viewer: Viewer): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM "IndicatorValue" v JOIN "Indicator" i ON i.id = v."indicatorId" JOIN "Entry" e ON e.id = i."pilotId" WHERE ${waiting(viewer)}`);
  return row?.n ?? 0;
}
