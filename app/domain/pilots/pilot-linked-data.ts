import type { Project, Thing } from 'schema-dts';
import { type At, partnerThing, pictureThings, subjectOf, targetTerms, themeTerms } from '#app/domain/shared/linked-data';
import type { PilotPage } from './pilot-reading.type';

/**
 * A pilot as schema.org says it: a Project, since it is a joint undertaking with an end, and not a ResearchProject, as it
 * tries a solution out in a city rather than seeking new knowledge.
 */
export function pilotThing(at: At, pilot: PilotPage): Thing {
  const { lead, partners, place, startsOn, endsOn, fundingTotal } = pilot;
  const inRole = (role: string) => partners.find((group) => group.role === role)?.organisations.map((one) => partnerThing(at, one)) ?? [];
  const ended = pilot.state === 'completed' || pilot.state === 'stopped';
  const project: Project = {
    '@type': 'Project',
    '@id': subjectOf(at),
    name: pilot.title,
    description: pilot.summary,
    url: at.url,
    ...(startsOn ? { foundingDate: startsOn } : {}),
    ...(ended && endsOn ? { dissolutionDate: endsOn } : {}),
    ...(lead ? { parentOrganization: partnerThing(at, lead) } : {}),
    member: ['implementing', 'evaluating', 'advising'].flatMap(inRole),
    funder: inRole('funding'),
    ...(fundingTotal > 0 ? { funding: { '@type': 'MonetaryGrant', amount: { '@type': 'MonetaryAmount', currency: 'EUR', value: fundingTotal } } } : {}),
    ...(place ? { areaServed: { '@type': 'Place', name: place } } : {}),
    image: pictureThings(at, pilot.pictures),
    keywords: [...themeTerms(at, pilot.themes), ...targetTerms(pilot.goals.flatMap(({ targets }) => targets.map(({ code }) => code)))],
  };
  return project;
}
