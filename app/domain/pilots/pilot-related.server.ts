import { targetLabel } from '#app/domain/sdg/sdg';
import { type Theme, THEMES } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { organisations } from './pilot-page.server';
import type { Named, RelatedPilot, SharedGround } from './pilot-reading.type';

const { sql } = Prisma;

const SHOWN = 5;
/** At most this many of the pilots shown are led by the same organisation. */
const OF_ONE_LEAD = 2;
/** How many candidates each thing in common brings. */
const EACH = 12;
const MOST_ORGANISATIONS = 12;
const MOST_TARGETS = 6;

/** What pilots are compared by. Organisations that only fund are left out: a funder of many connects nothing. */
export type Ground = { id: string; leadId: string | null; partnerIds: string[]; themes: string[]; sdgTargets: string[] };
type Candidate = Ground & { publishedAt: Date };

const makers = (pilot: Prisma.Sql) => sql`ARRAY(SELECT DISTINCT w."partnerId" FROM "PilotPartner" w WHERE w."pilotId" = ${pilot} AND w.role <> 'funding' LIMIT ${MOST_ORGANISATIONS})`;

const newestWith = (condition: Prisma.Sql) => sql`
  (SELECT p.id FROM "Pilot" p WHERE p."isPublic" AND ${condition} ORDER BY p."publishedAt" DESC, p.id LIMIT ${EACH})`;

/**
 * The statement behind: pilots that have anything in common with this one. However many there are, each organisation,
 * target and set of themes brings only its newest few. Tests explain it.
 */
export function candidatesStatement({ id, leadId, partnerIds, themes, sdgTargets }: Ground): Prisma.Sql {
  const makersOf = [...new Set([...(leadId ? [leadId] : []), ...partnerIds])].slice(0, MOST_ORGANISATIONS);
  const sources = [
    ...makersOf.map((partner) => sql`
      (SELECT w."pilotId" AS id FROM "PilotPartner" w WHERE w."partnerId" = ${partner}::uuid ORDER BY w."pilotId" DESC LIMIT ${EACH})`),
    ...sdgTargets.slice(0, MOST_TARGETS).map((target) => newestWith(sql`p."sdgTargets" @> ${[target]}::text[]`)),
    ...(themes.length > 0 ? [newestWith(sql`p.themes @> ${themes}::text[]`), newestWith(sql`p.themes && ${themes}::text[]`)] : []),
  ];
  if (sources.length === 0) return sql`SELECT NULL WHERE false`;
  return sql`
    SELECT p.id, p.themes, p."sdgTargets", p."publishedAt", (SELECT e."leadId" FROM "Entry" e WHERE e.id = p.id) AS "leadId", ${makers(sql`p.id`)} AS "partnerIds"
    FROM "Pilot" p WHERE p.id = ANY(ARRAY(${Prisma.join(sources, ' UNION ')})) AND p."isPublic" AND p.id <> ${id}::uuid`;
}

const both = <T>(one: readonly T[], other: readonly T[]): T[] => one.filter((item) => other.includes(item));

/** How much two pilots have in common: what they aim at and who makes them weigh more than themes, which many share. */
function kinship(self: Ground, other: Ground): number {
  const themes = both(self.themes, other.themes).length;
  const sameThemes = themes > 0 && themes === self.themes.length && themes === other.themes.length;
  const partners = both(self.partnerIds, other.partnerIds).filter((id) => id !== self.leadId || id !== other.leadId).length;
  return (
    3 * Math.min(2, both(self.sdgTargets, other.sdgTargets).length) +
    (self.leadId && self.leadId === other.leadId ? 3 : 0) +
    2 * Math.min(2, partners) +
    themes + (sameThemes ? 2 : 0)
  );
}

/** The nearest of the candidates, nearest first, newer before older; no more than two of one lead. */
export function nearest<C extends Candidate>(self: Ground, candidates: C[]): C[] {
  const ordered = candidates
    .map((one) => ({ one, near: kinship(self, one) }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.near - a.near || b.one.publishedAt.getTime() - a.one.publishedAt.getTime() || a.one.id.localeCompare(b.one.id));
  const led = new Map<string | null, number>();
  return ordered.flatMap(({ one }) => {
    const already = led.get(one.leadId) ?? 0;
    led.set(one.leadId, already + 1);
    return already < OF_ONE_LEAD ? [one] : [];
  }).slice(0, SHOWN);
}

/** What two pilots have in common, weightiest first. One shared theme is told only when there is nothing else to tell. */
function sharedGround(self: Ground, other: Ground, names: Map<string, Named>, lang: Lang): SharedGround[] {
  const named = (ids: string[]) => ids.flatMap((id) => names.get(id) ?? []);
  const targets = both(self.sdgTargets, other.sdgTargets).slice(0, 2);
  const lead = named(self.leadId && self.leadId === other.leadId ? [self.leadId] : []);
  const partners = named(both(self.partnerIds, other.partnerIds).filter((id) => id !== self.leadId || id !== other.leadId)).slice(0, 3);
  const themes = THEMES.filter((theme) => self.themes.includes(theme) && other.themes.includes(theme));
  const weighty: SharedGround[] = [
    ...(targets.length > 0 ? [{ kind: 'targets' as const, targets: targets.map((code) => ({ code, label: targetLabel(code, lang) })) }] : []),
    ...(lead.length > 0 ? [{ kind: 'lead' as const, organisations: lead }] : []),
    ...(partners.length > 0 ? [{ kind: 'partners' as const, organisations: partners }] : []),
  ];
  return themes.length > 1 || (themes.length === 1 && weighty.length === 0) ? [...weighty, { kind: 'themes', themes: themes as Theme[] }] : weighty;
}

async function groundOf(id: string): Promise<Ground | null> {
  const rows = await db.$queryRaw<Ground[]>(sql`
    SELECT p.id, p.themes, p."sdgTargets", (SELECT e."leadId" FROM "Entry" e WHERE e.id = p.id) AS "leadId", ${makers(sql`p.id`)} AS "partnerIds"
    FROM "Pilot" p WHERE p.id = ${id}::uuid`);
  return rows[0] ?? null;
}

/** Up to five published pilots to read after this one, nearest first, each with what they have in common; texts in `lang`, else the original's. */
export async function relatedPilots(lang: Lang, id: string): Promise<RelatedPilot[]> {
  const self = await groundOf(id);
  if (!self) return [];
  const chosen = nearest(self, await db.$queryRaw<Candidate[]>(candidatesStatement(self)));
  const [entries, names] = await Promise.all([
    db.entry.findMany({
      where: { id: { in: chosen.map((one) => one.id) } },
      select: {
        id: true, slug: true, state: true, pilot: { select: { startsOn: true, endsOn: true } },
        texts: { where: { OR: [{ lang }, { state: 'original' }] }, select: { lang: true, title: true } },
      },
    }),
    organisations(lang, [...new Set(chosen.flatMap(({ leadId, partnerIds }) => [...(leadId ? [leadId] : []), ...partnerIds]))]),
  ]);
  const day = (at?: Date | null) => at?.toISOString().slice(0, 10) ?? null;
  return chosen.flatMap((one) => {
    const entry = entries.find((found) => found.id === one.id);
    const text = entry?.texts.find((found) => found.lang === lang) ?? entry?.texts[0];
    const why = sharedGround(self, one, names, lang);
    if (!entry || !text || why.length === 0) return [];
    return [{
      id: one.id, slug: entry.slug, state: entry.state, title: text.title, lang: text.lang as Lang,
      startsOn: day(entry.pilot?.startsOn), endsOn: day(entry.pilot?.endsOn),
      lead: names.get(one.leadId ?? '') ?? null, why,
    }];
  });
}
