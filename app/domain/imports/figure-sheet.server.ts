import type { IndicatorKind, Names } from '#app/domain/indicators/indicator.type';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { saveValue } from '#app/domain/indicators/value-writing.server';
import { valueMark, valuesAt } from '#app/domain/indicators/value-record.server';
import { daysOf } from '#app/domain/shared/period';
import { NotFound } from '#app/domain/shared/outcome';
import { formatPeriod } from '#app/domain/shared/period-words';
import { partnersWhere, type Viewer } from '#app/domain/shared/viewer';
import { Prisma, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { WorkRow, WorkSheet } from './import.type';
import { importMessages } from './messages';
import { pilotName } from './pilot-name.server';

type Found = {
  id: string; pilotId: string; pilot: string; names: Names; original: Lang; kind: IndicatorKind; unit: string; period: string; state: string | null;
  value: number | null; text: string | null; source: string | null; comment: string | null; hasAccepted: boolean; target: number | null; baseline: number | null; baselineYear: number | null;
};

const typed = (value: number | null): string => (value === null ? '' : String(value));

/** The figures of the viewer's organisations: what stands or is aimed at in a period, and an empty row where nothing does yet. @param periods those to be filled in */
async function figuresOf(tx: Tx, viewer: Viewer, lang: Lang, periods: string[], only: boolean): Promise<Found[]> {
  return tx.$queryRaw<Found[]>(Prisma.sql`
    WITH wanted AS (
      SELECT i.id, p.period FROM "Indicator" i CROSS JOIN unnest(${periods}::text[]) AS p(period) WHERE i."retiredAt" IS NULL
      ${only ? Prisma.empty : Prisma.sql`UNION SELECT v."indicatorId", v.period FROM "IndicatorValue" v WHERE v.state <> 'superseded' UNION SELECT t."indicatorId", t.period FROM "IndicatorTarget" t`})
    SELECT i.id, i."pilotId", ${pilotName(lang)} AS pilot, coalesce(c.names, i.names) AS names, i."originalLang" AS original, i.kind, i.unit, w.period,
      v.state, v.value::float8 AS value, v.text, v.source, v.comment, v.state = 'accepted' OR EXISTS (SELECT 1 FROM "IndicatorValue" a WHERE a."indicatorId" = i.id AND a.period = w.period AND a.state = 'accepted') AS "hasAccepted",
      (SELECT t.value::float8 FROM "IndicatorTarget" t WHERE t."indicatorId" = i.id AND t.period = w.period) AS target, i."baselineValue"::float8 AS baseline, i."baselineYear"
    FROM wanted w JOIN "Indicator" i ON i.id = w.id JOIN "Entry" e ON e.id = i."pilotId" AND e."isPublic" LEFT JOIN "CommonIndicator" c ON c.key = i."commonKey"
    LEFT JOIN LATERAL (SELECT * FROM "IndicatorValue" v WHERE v."indicatorId" = i.id AND v.period = w.period AND v.state <> 'superseded' ORDER BY v.version DESC LIMIT 1) v ON true
    WHERE e."leadId" = ANY(${partnersWhere(viewer, 'editor')}::uuid[])
    ORDER BY pilot, i."pilotId", i.position, i.id, w.period`);
}

/** The sheet of figures. Rows are named `indicator|period`. @param only just these periods, not what stands beside them */
export async function figureSheet(tx: Tx, viewer: Viewer, lang: Lang, periods: string[], only: boolean): Promise<WorkSheet> {
  const t = translator(importMessages, lang);
  const words = translator(indicatorMessages, lang);
  const today = dayOf(now());
  const found = await figuresOf(tx, viewer, lang, periods, only);
  const rows = found.map((one): WorkRow => {
    const name = one.names[lang] || one.names[one.original] || '';
    return {
      key: `${one.id}|${one.period}`,
      title: `${one.pilot}: ${name}, ${formatPeriod(lang, one.period)}`,
      cells: {
        pilot: one.pilot, indicator: name, unit: one.unit ? words.at(`unit.${one.unit}`) : '', period: one.period, baseline: typed(one.baseline), baselineYear: typed(one.baselineYear), target: typed(one.target), state: one.state ? t.at(`valueState.${one.state}`) : '',
        value: typed(one.value), text: one.text ?? '', source: one.source ?? '', comment: one.comment ?? '', reason: '',
      },
      // What is planned for times to come is shown, and cannot have been measured.
      editable: one.state === 'submitted' || daysOf(one.period).startsOn > today ? [] : [one.kind === 'quantitative' ? 'value' : 'text', 'source', 'comment', ...(one.hasAccepted ? ['reason'] : [])],
    };
  });
  const column = (key: string, as: 'text' | 'number', width: number) => ({ key, heading: t.at(`column.${key}`), as, width });
  return {
    key: 'figures',
    name: t('sheet.figures'),
    columns: [
      column('pilot', 'text', 36), column('indicator', 'text', 36), column('unit', 'text', 12), column('period', 'text', 10), column('baseline', 'number', 12), column('baselineYear', 'number', 8), column('target', 'number', 12), column('state', 'text', 16),
      column('value', 'number', 14), column('text', 'text', 40), column('source', 'text', 30), column('comment', 'text', 40), column('reason', 'text', 30),
    ],
    rows,
  };
}

/** Writes a row's figure down as a draft. @throws as `saveValue` */
export async function applyFigure(tx: Tx, viewer: Viewer, key: string, cells: Record<string, string>): Promise<void> {
  const [indicatorId = '', period = ''] = key.split('|');
  const indicator = await tx.indicator.findUnique({ where: { id: indicatorId }, select: { pilotId: true } });
  if (!indicator) throw new NotFound();
  const { open, accepted } = await valuesAt(tx, indicatorId, period);
  const stands = open ?? accepted;
  const parts = Object.entries((stands?.breakdown as Record<string, number> | null) ?? {}).map(([category, part]) => [category, String(part)]);
  const written = { value: cells.value ?? '', text: cells.text ?? '', source: cells.source ?? '', comment: cells.comment ?? '', breakdown: Object.fromEntries(parts) };
  await saveValue(viewer, { pilotId: indicator.pilotId, indicatorId, period }, { written, base: valueMark(stands), reason: cells.reason || open?.reason || '', submits: false });
}
