import { uiMessages } from '#app/components/messages';
import { pilotMessages } from '#app/domain/pilots/messages';
import type { PilotContent } from '#app/domain/pilots/pilot.schema';
import { BUDGET_CATEGORIES, FUNDING_SOURCES, PARTNER_ROLES } from '#app/domain/pilots/pilot.type';
import { textFor } from '#app/domain/shared/content';
import type { Impact } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { ExportParams } from './export.type';
import { exportMessages } from './messages';
import { counted, entriesInScope, inScope, titleOf } from './scope.server';
import { day, moment, number, type Table, tableOf, text } from './table';

const { sql } = Prisma;

type Stored = {
  id: string;
  slug: string;
  state: string;
  isPublic: boolean;
  publishedAt: Date | null;
  lead: string;
  municipalityCode: string | null;
  content: PilotContent;
  partners: { role: string; name: string }[];
  accepted: number;
  owed: number;
  reached: number;
  planned: number;
};

type Row = Stored & { title: string; summary: string; lang: Lang };

/** Pilots as they stand: what is published, else what was written last. */
const statement = (ids: string[], lang: Lang): Prisma.Sql => sql`
  SELECT e.id, e.slug, e.state, e."isPublic", e."publishedAt", ${titleOf(sql`e."leadId"`, lang)} AS lead, lead."municipalityCode", r.content,
    (SELECT COALESCE(json_agg(json_build_object('role', x.role, 'name', ${titleOf(sql`x."partnerId"`, lang)}) ORDER BY x.role, x."partnerId"), '[]')
      FROM json_to_recordset((r.content->'partners')::json) AS x(role text, "partnerId" uuid)) AS partners,
    (SELECT count(*)::int FROM "Report" o WHERE o."pilotId" = e.id AND o.state = 'accepted') AS accepted,
    (SELECT count(*)::int FROM "Report" o WHERE o."pilotId" = e.id AND o.state <> 'skipped') AS owed,
    (SELECT count(*)::int FROM "Milestone" m WHERE m."pilotId" = e.id AND m.state = 'reached') AS reached,
    (SELECT count(*)::int FROM "Milestone" m WHERE m."pilotId" = e.id AND m.state <> 'dropped') AS planned
  FROM "Entry" e LEFT JOIN "Partner" lead ON lead.id = e."leadId"
  CROSS JOIN LATERAL (SELECT content FROM "Revision" r WHERE r."entryId" = e.id ORDER BY (r.state = 'published') DESC, r.number DESC LIMIT 1) r
  WHERE e.id = ANY(${ids}::uuid[]) ORDER BY e.id`;

const SIGNS = { '+': 'plus', '0': 'zero', '-': 'minus' } as const;
const THEME_PARTS = { lowCarbon: 'low-carbon', smart: 'smart', healthy: 'healthy', sociallySustainable: 'socially-sustainable' } as const;
const sumOf = (lines: { amount: number }[]) => lines.reduce((sum, { amount }) => sum + amount, 0);

async function readRows(ids: string[], lang: Lang): Promise<Row[]> {
  const stored = await db.$queryRaw<Stored[]>(statement(ids, lang));
  return stored.map((row) => {
    const { fields, lang: found } = textFor(row.content, lang);
    return { ...row, title: fields.title ?? '', summary: fields.summary ?? '', lang: found };
  });
}

function columnsIn(lang: Lang) {
  const t = translator(pilotMessages, lang);
  const ui = translator(uiMessages, lang);
  const x = translator(exportMessages, lang);
  const sign = (impact: Impact | null) => impact && t(`sign.${SIGNS[impact]}`);
  const address = (row: Row) => (row.isPublic ? `${env().ORIGIN}/${lang}/pilots/${row.slug}` : `${env().ORIGIN}/${lang}/desk/pilots/${row.id}`);
  return [
    text<Row>(t('field.title'), ({ title }) => title, 40),
    text<Row>(ui('list.titleLanguage'), (row) => row.lang, 8),
    text<Row>(t('list.status'), ({ state }) => t.at(`state.${state}`), 14),
    text<Row>(t('field.lead'), ({ lead }) => lead, 28),
    text<Row>(t('download.municipalityCode'), ({ municipalityCode }) => municipalityCode, 10),
    ...PARTNER_ROLES.map((role) => text<Row>(x('pilots.partners', { role: t(`role.${role}`) }), ({ partners }) => partners.filter((one) => one.role === role).map(({ name }) => name).join('; '), 28)),
    ...(Object.keys(THEME_PARTS) as (keyof typeof THEME_PARTS)[]).map((part) => text<Row>(t('download.effect', { theme: ui(`theme.${THEME_PARTS[part]}`) }), ({ content }) => sign(content.impact[part]), 14)),
    day<Row>(t('field.startsOn'), ({ content }) => content.startsOn),
    day<Row>(t('field.endsOn'), ({ content }) => content.endsOn),
    number<Row>(t('download.budget'), ({ content }) => sumOf(content.budget), 14),
    ...BUDGET_CATEGORIES.map((category) => number<Row>(x('pilots.budget', { category: t(`category.${category}`) }), ({ content }) => sumOf(content.budget.filter((line) => line.category === category)), 14)),
    ...FUNDING_SOURCES.map((source) => number<Row>(x('pilots.funding', { source: t(`source.${source}`) }), ({ content }) => sumOf(content.funding.filter((line) => line.source === source)), 14)),
    // A bare 11.6 would open as the eleventh of June.
    text<Row>(t('field.sdgTargets'), ({ content }) => content.sdgTargets.map((code) => `SDG ${code}`).join(', '), 20),
    text<Row>(t('field.nuaParagraphs'), ({ content }) => content.nuaParagraphs.join(', '), 16),
    number<Row>(x('pilots.milestones'), ({ planned }) => planned),
    number<Row>(x('pilots.reached'), ({ reached }) => reached),
    number<Row>(x('pilots.owed'), ({ owed }) => owed),
    number<Row>(x('pilots.accepted'), ({ accepted }) => accepted),
    text<Row>(t('field.summary'), ({ summary }) => summary, 60),
    moment<Row>(ui('list.published'), ({ publishedAt }) => publishedAt),
    text<Row>(ui('list.address'), address, 50),
  ];
}

/** Pilots, one row each. */
export const pilotTables = (lang: Lang, params: ExportParams): Table[] => [
  tableOf<Row>({
    name: translator(exportMessages, lang)('subject.pilots'),
    columns: columnsIn(lang),
    count: () => counted(sql`SELECT count(*)::int AS n FROM "Entry" e LEFT JOIN "Pilot" p ON p.id = e.id WHERE e.kind = 'pilots' AND ${inScope(params, true)}`),
    async *batches() {
      for await (const ids of entriesInScope(['pilots'], params, true)) yield await readRows(ids, lang);
    },
  }),
];
