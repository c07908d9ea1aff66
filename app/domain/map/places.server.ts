import { type PartnerPlace, partnerPlaces, placeName } from '#app/domain/partners/partner-places.server';
import type { PilotFilters } from '#app/domain/pilots/pilot-list.server';
import { newestMatching, pilotSummaries } from '#app/domain/pilots/pilot-newest.server';
import { countByLead, type PlaceCount } from '#app/domain/pilots/pilot-tally.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { Degrees } from './area';
import type { OpenPlace } from './map.type';

/** Where the database keeps no count, so many of the newest pilots are read and counted. */
export const MOST_READ = 1_000;
const SHOWN_AT_PLACE = 10;

/** An organisation with the matching pilots it leads; `at` is null where nobody has said where it is. */
export type Place = { id: string; slug: string; name: string; lang: Lang; kind: PartnerPlace['kind']; country: string; at: Degrees | null; pilots: number; people: number };

/** Whether filters are counted by place beforehand; else pilots must be read. */
const isTallied = ({ q, partner, sdg, impacts }: PilotFilters): boolean => !q && !partner && !sdg && Object.keys(impacts).length === 0;

const byLead = (counted: PlaceCount[]): Map<string, number> => new Map(counted.map(({ leadId, pilots }) => [leadId, pilots]));

async function pilotsByLead(lang: Lang, filters: PilotFilters): Promise<{ counts: Map<string, number>; more: boolean }> {
  if (isTallied(filters)) {
    return { counts: byLead(await countByLead(filters)), more: false };
  }
  const { pilots, more } = await newestMatching(lang, filters, MOST_READ);
  const counts = new Map<string, number>();
  for (const { leadId } of pilots) counts.set(leadId ?? '', (counts.get(leadId ?? '') ?? 0) + 1);
  return { counts, more };
}

/** All organisations with their matching pilots, and how many pilots stand nowhere because no public organisation leads them. */
export async function placesFor(lang: Lang, filters: PilotFilters): Promise<{ places: Place[]; leaderless: number; more: boolean }> {
  const [partners, { counts, more }] = await Promise.all([partnerPlaces(lang), pilotsByLead(lang, filters)]);
  const places = placesWith(partners, counts);
  for (const { id } of places) counts.delete(id);
  return { places, leaderless: [...counts.values()].reduce((sum, pilots) => sum + pilots, 0), more };
}

/** All organisations with the pilots that were counted for them already. */
export async function placesOf(lang: Lang, leads: Promise<PlaceCount[]>): Promise<Place[]> {
  const [partners, counted] = await Promise.all([partnerPlaces(lang), leads]);
  return placesWith(partners, byLead(counted));
}

function placesWith(partners: PartnerPlace[], counts: Map<string, number>): Place[] {
  return partners.map(({ latitude, longitude, population, ...partner }): Place => ({
    ...partner, name: placeName(partner), at: latitude === null || longitude === null ? null : [longitude, latitude], pilots: counts.get(partner.id) ?? 0, people: population ?? 0,
  }));
}

/** The newest matching pilots that an organisation leads. */
export async function pilotsAt(lang: Lang, filters: PilotFilters, leadId: string): Promise<Pick<OpenPlace, 'shown' | 'more'>> {
  const { pilots, more } = await newestMatching(lang, filters, SHOWN_AT_PLACE, leadId);
  return { shown: await pilotSummaries(lang, pilots.map(({ id }) => id)), more };
}
