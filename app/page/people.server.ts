import { partnerLinks } from '#app/domain/partners/partners.server';
import type { ShownPerson } from '#app/domain/people/person-entry';
import type { ListedPerson } from '#app/domain/people/people-list.server';
import type { Lang } from '#app/platform/i18n/languages';

/** Listed people with the names of their organisations in a language. */
export async function withOrganisations(people: ListedPerson[], lang: Lang): Promise<ShownPerson[]> {
  const partners = await partnerLinks(people.flatMap(({ places }) => places.map(({ partnerId }) => partnerId)), lang);
  return people.map(({ places, ...person }) => ({
    ...person,
    places: places.flatMap(({ partnerId, roles, side }) => {
      const partner = partners.get(partnerId);
      return partner ? [{ partner, roles, side }] : [];
    }),
  }));
}
