import type { z } from 'zod';
import { publicFollowUps } from '#app/domain/follow-ups/follow-ups.server';
import { publicMilestones } from '#app/domain/milestones/milestones.server';
import { documentPath } from '#app/domain/shared/document-path';
import { addressesOf, type ApiReader, type ApiResource, organisationFrom, placeFrom } from '#app/domain/shared/api';
import { afterCursor } from '#app/domain/shared/api.server';
import { THEMES } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { pilotApiFilters, pilotItem, pilotWhole } from './pilot.api';
import { matching } from './pilot-conditions.server';
import { figuresForApi } from './pilot-figures-api.server';
import { pilotFiltersFrom } from './pilot-filters';
import { filterPartner } from './pilot-list.server';
import { findPilot, movedPilot } from './pilot-page.server';
import { textOf } from './pilot-summaries.server';

const { sql } = Prisma;

type Item = z.output<typeof pilotItem>;
type Whole = z.output<typeof pilotWhole>;

type Row = Pick<Item, 'id' | 'slug' | 'title' | 'summary' | 'languages' | 'startsOn' | 'endsOn' | 'sdgTargets' | 'nuaParagraphs'> & {
  lang: Lang;
  state: Item['status'];
  themes: string[];
  lowCarbon: number | null;
  smart: number | null;
  healthy: number | null;
  sociallySustainable: number | null;
  budgetTotal: number;
  latitude: number | null;
  longitude: number | null;
  publishedAt: Date;
  updatedAt: Date;
  leadName: string | null;
  leadLang: Lang | null;
  leadSlug: string | null;
};

/** What the interface gives of pilots, in the order of the ids. */
const itemsStatement = (lang: Lang, ids: string[]): Prisma.Sql => sql`
  SELECT e.id, e.slug, e.state, e."publishedAt", e."updatedAt", p.themes, p."sdgTargets", p."nuaParagraphs", p."budgetTotal", o.latitude, o.longitude,
    p."impactLowCarbon" AS "lowCarbon", p."impactSmart" AS smart, p."impactHealthy" AS healthy, p."impactSociallySustainable" AS "sociallySustainable",
    to_char(p."startsOn", 'YYYY-MM-DD') AS "startsOn", to_char(p."endsOn", 'YYYY-MM-DD') AS "endsOn", t.lang, t.title, t.summary,
    ARRAY(SELECT x.lang FROM "EntryText" x WHERE x."entryId" = e.id ORDER BY x.state <> 'original', x.lang) AS languages,
    n.title AS "leadName", n.lang AS "leadLang", l.slug AS "leadSlug"
  FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS shown(id, place)
  JOIN "Entry" e ON e.id = shown.id
  JOIN "Pilot" p ON p.id = shown.id
  CROSS JOIN LATERAL ${textOf(sql`e.id`, lang)} t
  LEFT JOIN "Entry" l ON l.id = e."leadId" AND l."isPublic"
  LEFT JOIN "Partner" o ON o.id = l.id
  LEFT JOIN LATERAL ${textOf(sql`l.id`, lang)} n ON true
  ORDER BY shown.place`;

const MARKS = new Map<number | null, Item['impact']['smart']>([[1, '+'], [0, '0'], [-1, '-']]);

function itemFrom(reader: ApiReader, row: Row): Item {
  const mark = (value: number | null) => MARKS.get(value) ?? null;
  return {
    id: row.id,
    slug: row.slug,
    ...addressesOf(reader, 'pilots', row.slug),
    language: row.lang,
    languages: row.languages,
    title: row.title,
    summary: row.summary,
    status: row.state,
    themes: THEMES.filter((theme) => row.themes.includes(theme)),
    impact: { lowCarbon: mark(row.lowCarbon), smart: mark(row.smart), healthy: mark(row.healthy), sociallySustainable: mark(row.sociallySustainable) },
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    budgetEuros: row.budgetTotal,
    sdgTargets: row.sdgTargets,
    nuaParagraphs: row.nuaParagraphs,
    place: placeFrom(row.latitude, row.longitude),
    lead: row.leadSlug && row.leadLang ? organisationFrom(reader, { name: row.leadName ?? '', lang: row.leadLang, slug: row.leadSlug }) : null,
    publishedAt: row.publishedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The statement that finds a page of ids; a test explains it. */
export const apiIdsStatement = (where: Prisma.Sql, after: Parameters<typeof afterCursor>[1], limit: number): Prisma.Sql => sql`
  SELECT p.id FROM "Pilot" p WHERE ${where} AND ${afterCursor(sql`p`, after)} ORDER BY p."publishedAt" DESC, p.id LIMIT ${limit}`;

const list: ApiResource['list'] = async (reader, query, { after, limit }) => {
  const filters = pilotFiltersFrom(query);
  const partner = await filterPartner(reader.lang, filters.partner);
  if (filters.partner && !partner) return [];
  const where = await matching(reader.lang, filters, partner?.id ?? null);
  const ids = await db.$queryRaw<{ id: string }[]>(apiIdsStatement(where, after, limit));
  const rows = await db.$queryRaw<Row[]>(itemsStatement(reader.lang, ids.map(({ id }) => id)));
  return rows.map((row) => ({ cursor: { at: row.publishedAt, id: row.id }, item: itemFrom(reader, row) }));
};

const find: ApiResource['find'] = async (reader, slug) => {
  const { lang, origin } = reader;
  const pilot = await findPilot(lang, slug);
  if (!pilot) {
    const movedTo = await movedPilot(slug);
    return movedTo ? { movedTo } : null;
  }
  const [row] = await db.$queryRaw<Row[]>(itemsStatement(lang, [pilot.id]));
  if (!row) return null;
  const whole: Whole = {
    ...itemFrom(reader, row),
    placeName: pilot.place,
    ...pilot.story,
    evidence: pilot.matrix.map(({ theme, impact, evidence }) => ({ theme, impact, text: evidence })),
    partners: pilot.partners.map(({ role, organisations }) => ({ role: role as Whole['partners'][number]['role'], organisations: organisations.map((one) => organisationFrom(reader, one)) })),
    milestones: (await publicMilestones(lang, pilot.id)).map(({ title, lang: language, dueOn, state, reachedOn, note, noteLang, evidenceUrl, evidenceFileId, evidenceDocument }) => ({
      title, language, dueOn, state, reachedOn, note, noteLanguage: noteLang,
      evidence: [...(evidenceUrl ? [evidenceUrl] : []), ...(evidenceFileId ? [`${origin}/pictures/${evidenceFileId}`] : []), ...(evidenceDocument ? [`${origin}${documentPath(evidenceDocument)}`] : [])],
    })),
    followUps: (await publicFollowUps(pilot.id, lang)).map(({ months, outcome, reason, lang: language, at, by }) => ({
      months, outcome, reason, language: language as Lang, answeredOn: dayOf(new Date(at)), organisation: by && { name: by.name, language: by.lang as Lang, url: by.slug && `${origin}/${lang}/partners/${by.slug}` },
    })),
    indicators: await figuresForApi(lang, pilot.id, row.languages[0] ?? row.lang),
    budget: pilot.budget.map(({ category, amount }) => ({ category, euros: amount }) as Whole['budget'][number]),
    funding: pilot.funding.map(({ source, amount }) => ({ source, euros: amount }) as Whole['funding'][number]),
    pictures: pilot.pictures.map(({ id, alt, lang: language, credit }) => ({ url: `${origin}/pictures/${id}`, alt, language, credit })),
  };
  return { whole };
};

/** Pilots in the open interface. */
export const pilotApi: ApiResource = { names: { item: 'Pilot', whole: 'PilotDetail' }, item: pilotItem, whole: pilotWhole, filters: pilotApiFilters, list, find };
