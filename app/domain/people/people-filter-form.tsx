import { Field, Select } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { peopleMessages } from './messages';
import { isNarrowed, type PeopleFilters, peopleSearch } from './people-filters';

type Count = { value: string; count: number };

/** What may be chosen, with how many each choice would leave; a count over `most` is not exact. */
export type PeopleChoices = {
  roles: Count[];
  sides: Count[];
  themes: Count[];
  partners: { slug: string; name: string; count: number }[];
  partner: { slug: string; name: string } | null;
  most: number;
  /** The counts of organisations are exact only while few enough people are found. */
  partnersCounted: boolean;
};

type Props = { filters: PeopleFilters; choices: PeopleChoices };

/** Words and organisation as a plain GET form; what else is chosen is kept. */
export function PeopleForm({ filters, choices }: Props) {
  const t = useT(peopleMessages);
  const { role, side, theme } = filters;
  const known = choices.partners.some(({ slug }) => slug === filters.partner);
  const organisations = [...(known || !choices.partner ? [] : [{ ...choices.partner, count: 0 }]), ...choices.partners];
  return (
    <form action={`/${useLang()}/people`} role="search" aria-label={t('listed.title')} className="people-form no-print">
      {Object.entries({ role, side, theme }).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
      <Field type="search" name="q" label={t('listed.q')} value={filters.q} maxLength={100} />
      <Select
        name="partner"
        label={t('listed.partner')}
        value={filters.partner ?? ''}
        empty={t('listed.anyPartner')}
        options={organisations.map(({ slug, name, count }) => ({ value: slug, label: choices.partnersCounted ? t('listed.option', { name, count }) : name }))}
      />
      <button type="submit" className="btn">{t('listed.find')}</button>
    </form>
  );
}

/** Roles, sides and themes as links, each with the number of people it would leave. */
export function PeopleFacets({ filters, choices }: Props) {
  const t = useT(peopleMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const { most } = choices;
  const groups = [
    { name: 'role', title: t('listed.role'), options: choices.roles, label: (value: string) => t.at(`listed.roles.${value}`) },
    { name: 'side', title: t('listed.side'), options: choices.sides, label: (value: string) => t.at(`side.${value}`) },
    { name: 'theme', title: t('listed.theme'), options: choices.themes, label: (value: string) => ui.at(`theme.${value}`) },
  ] as const;
  const shown = (count: number) => (count > most ? `${formatNumber(lang, most)}+` : formatNumber(lang, count));
  return groups.map(({ name, title, options, label }) => (
    <section key={name} aria-labelledby={`by-${name}`}>
      <h3 id={`by-${name}`}>{title}</h3>
      <ul className="facet">
        {options.map(({ value, count }) => {
          const isChosen = filters[name] === value;
          const words = <><span>{label(value)}</span> <span className="facet-count">{shown(count)}</span></>;
          if (count === 0 && !isChosen) return <li key={value}><span className="facet-none">{words}</span></li>;
          const href = `/${lang}/people${peopleSearch({ ...filters, [name]: isChosen ? null : value, page: 1 })}`;
          return <li key={value}><a href={href} aria-current={isChosen ? 'true' : undefined}>{words}</a></li>;
        })}
      </ul>
    </section>
  ));
}

/** Each filter in use, with a link that takes it off and keeps the others. */
export function PeopleChips({ filters, choices }: Props) {
  const t = useT(peopleMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  if (!isNarrowed(filters)) return null;
  const { role, side, theme, partner, q } = filters;
  const chips: { name: keyof PeopleFilters; label: string; theme?: string }[] = [];
  if (role) chips.push({ name: 'role', label: t.at(`listed.roles.${role}`) });
  if (side) chips.push({ name: 'side', label: t.at(`side.${side}`) });
  if (theme) chips.push({ name: 'theme', label: ui.at(`theme.${theme}`), theme });
  if (partner) chips.push({ name: 'partner', label: choices.partner?.name ?? partner });
  if (q) chips.push({ name: 'q', label: t('listed.words', { q }) });
  const without = (name: string) => `/${lang}/people${peopleSearch({ ...filters, [name]: null, page: 1 })}`;
  return (
    <nav aria-label={t('listed.active')} className="people-chips no-print">
      <ul className="tags">
        {chips.map(({ name, label, theme: of }) => (
          <li key={name}>
            <a href={without(name)} className={of ? `tag tag-${of}` : 'tag tag-outline'} aria-label={t('listed.takeOff', { name: label })}>{label} <span aria-hidden="true">×</span></a>
          </li>
        ))}
      </ul>
      {chips.length > 1 && <a href={`/${lang}/people`}>{t('listed.clear')}</a>}
    </nav>
  );
}
