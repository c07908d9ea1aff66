import { BATCH, type Download, inBatches } from '#app/domain/shared/download';
import { type Impact, type Theme, THEMES } from '#app/domain/shared/themes';
import { uiMessages } from '#app/components/messages';
import { db, Prisma } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { findPilots } from './pilot-count.server';
import { filterPairs, type PilotFilters } from './pilot-filters';
import { conditionOf, filterPartner, partnerIdOf } from './pilot-list.server';
import { pilotMessages } from './messages';
import { textOf } from './pilot-summaries.server';

const { sql } = Prisma;

/** A pilot as files of the list hold it. */
type Row = {
  id: string;
  slug: string;
  state: string;
  publishedAt: Date;
  title: string;
  summary: string;
  lang: Lang;
  marks: (number | null)[];
  startsOn: string | null;
  endsOn: string | null;
  leadName: string | null;
  leadSlug: string | null;
  municipalityCode: string | null;
  sdgTargets: string[];
  nuaParagraphs: number[];
  budgetTotal: number;
};

/** One batch in the order of publication, newest first, beginning after a row. Tests explain it. */
export const batchStatement = (lang: Lang, where: Prisma.Sql, after: { publishedAt: Date; id: string } | null): Prisma.Sql => sql`
  SELECT p.id, e.slug, p.state, p."publishedAt", t.title, t.summary, t.lang,
    ARRAY[p."impactLowCarbon", p."impactSmart", p."impactHealthy", p."impactSociallySustainable"] AS marks,
    to_char(p."startsOn", 'YYYY-MM-DD') AS "startsOn", to_char(p."endsOn", 'YYYY-MM-DD') AS "endsOn",
    n.title AS "leadName", l.slug AS "leadSlug", lead."municipalityCode", p."sdgTargets", ARRAY(SELECT unnest(p."nuaParagraphs") ORDER BY 1) AS "nuaParagraphs", p."budgetTotal"
  FROM (
    SELECT p.* FROM "Pilot" p WHERE ${where}
      ${after ? sql`AND p."publishedAt" <= ${after.publishedAt} AND (p."publishedAt" < ${after.publishedAt} OR p.id > ${after.id}::uuid)` : Prisma.empty}
    ORDER BY p."publishedAt" DESC, p.id LIMIT ${BATCH}) p
  JOIN "Entry" e ON e.id = p.id
  CROSS JOIN LATERAL ${textOf(sql`p.id`, lang)} t
  LEFT JOIN "Entry" l ON l.id = p."leadId"
  LEFT JOIN "Partner" lead ON lead.id = p."leadId"
  LEFT JOIN LATERAL ${textOf(sql`p."leadId"`, lang)} n ON true
  ORDER BY p."publishedAt" DESC, p.id`;

const MARKS: Record<string, Impact> = { '1': '+', '0': '0', '-1': '-' };
const SIGNS = { '+': 'plus', '0': 'zero', '-': 'minus' } as const;
const markOf = (row: Row, theme: Theme): Impact | null => MARKS[String(row.marks[THEMES.indexOf(theme)])] ?? null;

/** The pilots that match, all of them, as a file in the reader's language. */
export async function pilotDownload(lang: Lang, filters: PilotFilters): Promise<Download<Row>> {
  const t = translator(pilotMessages, lang);
  const ui = translator(uiMessages, lang);
  const partnerId = partnerIdOf(filters, await filterPartner(lang, filters.partner));
  const { ids } = await findPilots(lang, filters, partnerId);
  const where = await conditionOf(lang, filters, partnerId, ids);
  const address = (slug: string, kind = 'pilots') => `${env().ORIGIN}/${lang}/${kind}/${slug}`;
  return {
    name: 'pilots',
    filters: filterPairs(filters),
    columns: [
      { heading: t('field.title'), cell: ({ title }) => title },
      { heading: ui('list.titleLanguage'), cell: (row) => row.lang },
      { heading: t('list.status'), cell: ({ state }) => t.at(`state.${state}`) },
      ...THEMES.map((theme) => ({
        heading: t('download.effect', { theme: ui(`theme.${theme}`) }),
        cell: (row: Row) => {
          const mark = markOf(row, theme);
          return mark && t(`sign.${SIGNS[mark]}`);
        },
      })),
      { heading: t('field.lead'), cell: ({ leadName }) => leadName },
      { heading: t('download.municipalityCode'), cell: ({ municipalityCode }) => municipalityCode },
      { heading: t('field.startsOn'), cell: ({ startsOn }) => startsOn },
      { heading: t('field.endsOn'), cell: ({ endsOn }) => endsOn },
      { heading: t('download.budget'), cell: ({ budgetTotal }) => budgetTotal },
      // A bare 11.6 would open as the eleventh of June.
      { heading: t('field.sdgTargets'), cell: ({ sdgTargets }) => sdgTargets.map((code) => `SDG ${code}`).join(', ') },
      { heading: t('field.nuaParagraphs'), cell: ({ nuaParagraphs }) => nuaParagraphs.join(', ') },
      { heading: t('field.summary'), cell: ({ summary }) => summary },
      { heading: ui('list.published'), cell: ({ publishedAt }) => dayOf(publishedAt) },
      { heading: ui('list.address'), cell: ({ slug }) => address(slug) },
    ],
    record: (row) => ({
      id: row.id,
      url: address(row.slug),
      title: row.title,
      summary: row.summary,
      language: row.lang,
      state: row.state,
      effects: Object.fromEntries(THEMES.map((theme) => [theme, markOf(row, theme)])),
      lead: row.leadSlug && { name: row.leadName, url: address(row.leadSlug, 'partners'), municipalityCode: row.municipalityCode },
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      budgetEuros: row.budgetTotal,
      sdgTargets: row.sdgTargets,
      nuaParagraphs: row.nuaParagraphs,
      publishedAt: row.publishedAt.toISOString(),
    }),
    batches: () => inBatches<Row>((after) => db.$queryRaw<Row[]>(batchStatement(lang, where, after))),
  };
}
