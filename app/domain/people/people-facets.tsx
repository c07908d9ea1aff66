import type { Facet } from '#app/components/list/facets';
import type { Chip } from '#app/components/list/list-parts';
import { uiMessages } from '#app/components/messages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { peopleMessages } from './messages';
import { type PeopleFilters, peopleSearch } from './people-filters';

type Count = { value: string; count: number | null };

/** What may be chosen, with how many each choice would leave; null where there are too many to count. */
export type PeopleChoices = {
  roles: Count[];
  sides: Count[];
  themes: Count[];
  partners: { slug: string; name: string; count: number | null }[];
  partner: { slug: string; name: string } | null;
};

function useHref(filters: PeopleFilters) {
  const lang = useLang();
  return (change: Partial<PeopleFilters>) => `/${lang}/people${peopleSearch({ ...filters, page: 1, ...change })}`;
}

/** What the list of people can be narrowed by. */
export function usePeopleFacets(filters: PeopleFilters, choices: PeopleChoices): Facet[] {
  const t = useT(peopleMessages);
  const ui = useT(uiMessages);
  const to = useHref(filters);
  const of = (name: 'role' | 'side' | 'theme', counts: Count[], label: (value: string) => string) =>
    counts.map(({ value, count }) => {
      const chosen = filters[name] === value;
      return { label: label(value), href: to({ [name]: chosen ? null : value }), count, chosen, theme: name === 'theme' ? value : undefined };
    });
  return [
    { label: t('listed.role'), choices: of('role', choices.roles, (role) => t.at(`listed.roles.${role}`)) },
    { label: t('listed.theme'), choices: of('theme', choices.themes, (theme) => ui.at(`theme.${theme}`)) },
    { label: t('listed.side'), choices: of('side', choices.sides, (side) => t.at(`side.${side}`)) },
    {
      label: t('listed.partner'),
      folded: true,
      choices: choices.partners.map(({ slug, name, count }) => {
        const chosen = filters.partner === slug;
        return { label: name, href: to({ partner: chosen ? null : slug }), count, chosen };
      }),
    },
  ];
}

/** Each filter in use, with what it is called here and where taking it off leads. */
export function usePeopleChips(filters: PeopleFilters, partner: PeopleChoices['partner']): (Chip & { name: keyof PeopleFilters })[] {
  const t = useT(peopleMessages);
  const ui = useT(uiMessages);
  const to = useHref(filters);
  const label = {
    role: (value: string) => t.at(`listed.roles.${value}`),
    side: (value: string) => t.at(`side.${value}`),
    theme: (value: string) => ui.at(`theme.${value}`),
    partner: (value: string) => partner?.name ?? value,
    q: (value: string) => t('listed.words', { q: value }),
  };
  return (Object.keys(label) as (keyof typeof label)[]).flatMap((name) => {
    const value = filters[name];
    return value ? [{ name, label: label[name](value), href: to({ [name]: name === 'q' ? '' : null }), theme: name === 'theme' ? value : undefined }] : [];
  });
}
