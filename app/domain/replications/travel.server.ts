import { placeName } from '#app/domain/partners/partner-places.server';
import { partnerLinks } from '#app/domain/partners/partners.server';
import type { PartnerKind } from '#app/domain/partners/partner.type';
import { pilotLinks } from '#app/domain/pilots/pilot-choice.server';
import { titleIn } from '#app/domain/shared/entry-links.server';
import { READABLE } from '#app/domain/shared/readable.server';
import { presentSlug } from '#app/domain/shared/slug.server';
import { db } from '#app/platform/db/db.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { renderMarkdown } from '#app/platform/markdown.server';
import { outcomeOf } from './open.server';
import { countedSource, isAdopted, isAdoption, isCounted, isShown, rankOf, type ReplicationState, STATES, type Stage, type Travel, type TravelPlace } from './replication.type';

const isState = (step: string): step is ReplicationState => STATES.some((one) => one === step);

/**
 * A merger puts the threads of two places into one. Of what lies before it, what led further than ever before is the story of the place that
 * stays; unless that place had gone back, which its own thread says best.
 */
function storyOf<Step extends { step: string }>(steps: Step[], state: ReplicationState): Step[] {
  const merged = steps.map(({ step }) => step).lastIndexOf('merged');
  let furthest = -1;
  const onward = steps.filter(({ step }, i) => {
    if (i > merged || !isState(step)) return true;
    const isAhead = rankOf(step) > furthest;
    if (isAhead) furthest = rankOf(step);
    return isAhead;
  });
  return onward.filter(({ step }) => isState(step)).at(-1)?.step === state ? onward : steps;
}

/** When a place stood where, oldest first. A first day in use that was told later moves back to where it belongs. */
export function stagesOf(steps: { step: string; at: Date }[], state: ReplicationState, adoptedOn: Date | null, last: Date): Stage[] {
  const stages = storyOf(steps, state).flatMap(({ step, at }): Stage[] => (isState(step) ? [{ state: step, from: dayOf(at) }] : []));
  if (stages.at(-1)?.state !== state) stages.push({ state, from: dayOf(last) });
  const inUse = stages.find((stage) => isAdopted(stage.state));
  const day = adoptedOn?.toISOString().slice(0, 10);
  if (inUse && day && day < inUse.from) inUse.from = day;
  return stages.filter(({ from }, i) => stages.slice(i + 1).every((later) => later.from > from));
}

const located = (of: { latitude: number | null; longitude: number | null } | null): [number, number] | null =>
  of && of.latitude !== null && of.longitude !== null ? [of.longitude, of.latitude] : null;

const rowsOf = (practiceId: string) =>
  db.replication.findMany({
    where: { practiceId },
    include: { steps: { orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { step: true, at: true } }, partner: { select: { kind: true, population: true, latitude: true, longitude: true } } },
  });

/** The places that a practice reached, as readers see them: what both sides confirmed, under the nearest such place it came from. */
async function placesOf(practiceId: string, lang: Lang): Promise<TravelPlace[]> {
  const rows = await rowsOf(practiceId);
  const all = new Map(rows.map((row) => [row.id, row]));
  const shown = rows.filter(isShown);
  const names = await partnerLinks(shown.map(({ partnerId }) => partnerId), lang);
  const pilots = new Map((await pilotLinks(shown.flatMap(({ pilotId }) => pilotId ?? []), lang)).map((pilot) => [pilot.id, pilot]));
  const places = shown.flatMap((row): TravelPlace[] => {
    const link = names.get(row.partnerId);
    if (!link) return [];
    const pilot = row.pilotId ? pilots.get(row.pilotId) : undefined;
    const textLang = row.lang as Lang;
    const html = (text: string, name: string) => renderMarkdown(text, { lang: textLang, prefix: `${name}-${row.id}-` });
    const confirmed = [row.givenAt, row.takenAt].map((at) => at?.toISOString() ?? '').sort();
    return [{
      id: row.id,
      slug: link.slug,
      name: placeName({ ...link, kind: row.partner.kind as PartnerKind }),
      lang: link.lang,
      kind: row.partner.kind,
      population: row.partner.population,
      at: located(row.partner),
      parent: countedSource(row, all),
      state: row.state as ReplicationState,
      scaling: row.scaling as TravelPlace['scaling'],
      changes: html(row.changes, 'c'),
      reasons: html(row.reasons, 'r'),
      textLang,
      dropReason: row.state === 'dropped' ? row.dropReason : null,
      pilot: pilot ? { href: `/${lang}/pilots/${pilot.slug}`, title: pilot.title, lang: pilot.lang } : null,
      stages: stagesOf(row.steps, row.state as ReplicationState, row.adoptedOn, row.updatedAt),
      confirmedAt: confirmed[1] ?? '',
    }];
  });
  const began = ({ stages }: TravelPlace) => stages[0]?.from ?? '';
  return places.sort((a, b) => (began(a) < began(b) ? -1 : began(a) > began(b) ? 1 : a.id < b.id ? -1 : 1));
}

/** How a practice travelled that readers may open; `movedTo` for an address it had before; null when there is none. */
export async function findTravel(lang: Lang, slug: string): Promise<{ travel: Travel } | { movedTo: string } | null> {
  const entry = /^[a-z0-9-]{1,120}$/.test(slug)
    ? await db.entry.findFirst({ where: { kind: 'practices', slug, ...READABLE }, select: { id: true, slug: true, isPublic: true, leadId: true, publishedAt: true, createdAt: true, texts: { select: { lang: true, title: true, state: true } } } })
    : null;
  if (!entry) {
    const movedTo = await presentSlug(db, 'practices', slug);
    return movedTo ? { movedTo } : null;
  }
  const lead = entry.leadId ? await db.partner.findUnique({ where: { id: entry.leadId }, select: { kind: true, latitude: true, longitude: true } }) : null;
  const link = entry.leadId ? (await partnerLinks([entry.leadId], lang)).get(entry.leadId) : undefined;
  const places = await placesOf(entry.id, lang);
  const counts = places.map(({ state, confirmedAt }) => ({ state, givenAt: confirmedAt, takenAt: confirmedAt }));
  return {
    travel: {
      practice: { id: entry.id, slug: entry.slug, ...titleIn(entry.texts, lang), languages: entry.texts.map((text) => text.lang as Lang), isRetired: !entry.isPublic, isOffered: entry.isPublic && (await outcomeOf(db, entry.id)) === 'worked' },
      origin: {
        slug: link?.slug ?? '',
        name: link && lead ? placeName({ ...link, kind: lead.kind as PartnerKind }) : '',
        lang: link?.lang ?? lang,
        at: located(lead),
        from: dayOf(entry.publishedAt ?? entry.createdAt),
      },
      places,
      counted: counts.filter(isCounted).length,
      adopted: counts.filter(isAdoption).length,
    },
  };
}
