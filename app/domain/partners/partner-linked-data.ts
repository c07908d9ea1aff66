import type { Organization, Place, Thing } from 'schema-dts';
import { type At, subjectOf } from '#app/domain/shared/linked-data';
import type { PartnerKind } from './partner.type';

type Partner = {
  name: string;
  summary: string;
  kind: PartnerKind;
  municipalityCode: string | null;
  country: string;
  latitude: number | null;
  longitude: number | null;
  website: string | null;
};

/** What schema.org calls each kind. A municipality is an authority (the partner) and a place (where it serves). */
const TYPES = {
  city: 'GovernmentOrganization',
  municipality: 'GovernmentOrganization',
  region: 'GovernmentOrganization',
  ministry: 'GovernmentOrganization',
  agency: 'GovernmentOrganization',
  company: 'Corporation',
  association: 'NGO',
  university: 'CollegeOrUniversity',
  residents: 'Organization',
  network: 'Consortium',
} as const satisfies Record<PartnerKind, string>;

const PLACES: Partial<Record<PartnerKind, 'City' | 'AdministrativeArea'>> = { city: 'City', municipality: 'AdministrativeArea', region: 'AdministrativeArea' };

const codeOf = (code: string) => ({ '@type': 'PropertyValue', propertyID: 'https://www.wikidata.org/wiki/Property:P1203', value: code }) as const;

function placeOf({ kind, name, country, latitude, longitude, municipalityCode }: Partner): Place {
  const geo = latitude !== null && longitude !== null ? { geo: { '@type': 'GeoCoordinates', latitude, longitude } as const } : {};
  const address = { '@type': 'PostalAddress', addressCountry: country } as const;
  const area = PLACES[kind];
  if (!area) return { '@type': 'Place', address, ...geo };
  return { '@type': area, name, address, ...geo, ...(municipalityCode ? { identifier: codeOf(municipalityCode) } : {}) };
}

/** An organisation as schema.org says it, with its place and its code. Contacts are left out: they are for people to read. */
export function organisationThing(at: At, partner: Partner): Thing {
  const { name, summary, kind, municipalityCode, website } = partner;
  const place = placeOf(partner);
  const organisation: Organization = {
    '@type': TYPES[kind],
    '@id': subjectOf(at),
    name,
    url: at.url,
    ...(summary ? { description: summary } : {}),
    ...(website ? { sameAs: website } : {}),
    ...(municipalityCode ? { identifier: codeOf(municipalityCode) } : {}),
    ...(PLACES[kind] ? { areaServed: place } : { location: place }),
  };
  return organisation;
}
