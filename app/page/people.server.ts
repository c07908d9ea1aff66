import { partnerLinks } from '#app/domain/partners/partners.server';
import type { PeopleChoices } from '#app/domain/people/people-facets';
import type { PeopleFilters } from '#app/domain/people/people-filters';
import { listedForMembers, listPeople, type ListedPerson, MOST_COUNTED, peopleWithoutOne } from '#app/domain/people/people-list.server';
import type { ShownPerson } from '#app/domain/people/person-entry';
import { filterPartner } from '#app/domain/pilots/pilot-list.server';
import type { Viewer } from '#app/domain/shared/viewer';
import type { Lang } from '#app/platform/i18n/languages';

/** Stands for an organisation that there is not. */
const NO_PARTNER = '00000000-0000-0000-0000-000000000000';

/** So many organisations stand as choices, those with most people. */
const MOST_PARTNERS = 40;

/** A count as far as it was counted. */
const exact = (count: number): number | null => (count > MOST_COUNTED ? null : count);

/** Listed people with the names of their organisations in a language. */
async function withOrganisations(people: ListedPerson[], lang: Lang): Promise<ShownPerson[]> {
  const partners = await partnerLinks(people.flatMap(({ places }) => places.map(({ partnerId }) => partnerId)), lang);
  return people.map(({ places, ...person }) => ({
    ...person,
    places: places.flatMap(({ partnerId, roles, side }) => {
      const partner = partners.get(partnerId);
      return partner ? [{ partner, roles, side }] : [];
    }),
  }));
}

/** The list of people as whoever asks may see it, with what it can be narrowed by. */
export async function peoplePage(viewer: Viewer, lang: Lang, asked: PeopleFilters) {
  const partner = await filterPartner(lang, asked.partner);
  const wanted = { ...asked, partnerId: asked.partner ? (partner?.id ?? NO_PARTNER) : null };
  const { people, facets, count, page, pages } = await listPeople(viewer, lang, wanted, asked.page);
  const most = facets.partners.slice(0, MOST_PARTNERS);
  const [shown, names, hidden, loosened] = await Promise.all([
    withOrganisations(people, lang),
    partnerLinks(most.map(({ id }) => id), lang),
    listedForMembers(viewer),
    count === 0 ? peopleWithoutOne(viewer, wanted) : {},
  ]);
  const { compare } = new Intl.Collator(lang);
  const organisations = most.flatMap(({ id, count }) => {
    const link = names.get(id);
    return link ? [{ slug: link.slug, name: link.name, count: facets.partnersExact ? count : null }] : [];
  });
  const choices: PeopleChoices = {
    roles: facets.roles.map(({ value, count }) => ({ value, count: exact(count) })),
    sides: facets.sides.map(({ value, count }) => ({ value, count: exact(count) })),
    themes: facets.themes.map(({ value, count }) => ({ value, count: exact(count) })),
    partners: organisations.sort((a, b) => compare(a.name, b.name)),
    partner: partner && { slug: partner.slug, name: partner.name },
  };
  return { people: shown, count, most: MOST_COUNTED, pages, filters: { ...asked, page }, choices, hidden, loosened: loosened as Record<string, number> };
}
