import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Pagination } from '#app/components/pagination';
import { partnerLinks } from '#app/domain/partners/partners.server';
import { peopleMessages } from '#app/domain/people/messages';
import { PeopleChips, PeopleFacets, PeopleForm } from '#app/domain/people/people-filter-form';
import { isNarrowed, peopleFiltersFrom, peopleSearch } from '#app/domain/people/people-filters';
import { listedForMembers, listPeople, MOST_COUNTED } from '#app/domain/people/people-list.server';
import { PeopleIndex } from '#app/domain/people/person-entry';
import { filterPartner } from '#app/domain/pilots/pilot-list.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { withOrganisations } from '#app/page/people.server';
import { viewerOf } from '#app/page/viewer.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

// Whoever changes their mind is gone at once: no copy is kept anywhere.
export const headers = privateHeaders;

/** An id that nobody has, for an organisation that there is not. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const viewer = await viewerOf(request);
  const wanted = peopleFiltersFrom(new URL(request.url).searchParams);
  const partner = await filterPartner(lang, wanted.partner);
  const partnerId = wanted.partner ? (partner?.id ?? NOBODY) : null;
  const { people, facets, ...list } = await listPeople(viewer, lang, { ...wanted, partnerId }, wanted.page);
  const [shown, names, hidden] = await Promise.all([
    withOrganisations(people, lang),
    partnerLinks(facets.partners.map(({ id }) => id), lang),
    listedForMembers(viewer),
  ]);
  const { compare } = new Intl.Collator(lang);
  const organisations = facets.partners.flatMap(({ id, count }) => names.get(id) ? [{ ...names.get(id), count } as { slug: string; name: string; count: number }] : []);
  const t = translator(peopleMessages, lang);
  return json({
    ...list,
    people: shown,
    filters: { ...wanted, page: list.page },
    choices: {
      ...facets,
      partners: organisations.map(({ slug, name, count }) => ({ slug, name, count })).sort((a, b) => compare(a.name, b.name)),
      partner: partner ? { slug: partner.slug, name: partner.name } : null,
      partnersCounted: facets.partners.every(({ count }) => count < MOST_COUNTED) && list.count <= MOST_COUNTED,
      most: MOST_COUNTED,
    },
    hidden,
    viewerId: viewer?.personId ?? null,
    title: list.page > 1 ? t('listed.pageTitle', { page: list.page }) : t('listed.title'),
    description: t('listed.lead'),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: data.title, description: data.description, noindex: true }) : [];

export default function People() {
  const { people, count, page, pages, filters, choices, hidden, viewerId } = useLoaderData<typeof loader>();
  const t = useT(peopleMessages);
  const lang = useLang();
  const { most } = choices;
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{t('listed.title')}</h1>
        <p className="lead">{t('listed.lead')}</p>
      </header>
      <div className="people-page">
        <div className="people-list">
          <PeopleForm filters={filters} choices={choices} />
          <PeopleChips filters={filters} choices={choices} />
          <p className="people-count" role="status">{count > most ? t('listed.over', { most }) : t('listed.count', { count })}</p>
          {count === 0 && <div className="notice"><p>{t(isNarrowed(filters) ? 'listed.none' : 'listed.empty')}</p></div>}
          <PeopleIndex people={people} mayWriteTo={(id) => viewerId !== null && viewerId !== id} />
          {count > most && page === pages && <p className="notice">{t('listed.tooMany', { most })}</p>}
          <Pagination page={page} pages={pages} hrefOf={(n) => `/${lang}/people${peopleSearch({ ...filters, page: n })}`} />
          {hidden > 0 && (
            <p className="people-hidden">
              {hidden > most ? t('listed.hiddenMany', { most }) : t('listed.hidden', { count: hidden })}{' '}
              <a href={`/${lang}/sign-in?to=${encodeURIComponent(`/${lang}/people`)}`}>{t('listed.signIn')}</a>{' · '}<a href={`/${lang}/join`}>{t('listed.join')}</a>
            </p>
          )}
        </div>
        <aside className="people-aside" aria-labelledby="narrow">
          <div className="no-print">
            <h2 id="narrow">{t('listed.narrow')}</h2>
            <PeopleFacets filters={filters} choices={choices} />
          </div>
          <p className="meta">{t('listed.notListed')} {t('listed.reach')}</p>
          {viewerId && <p className="meta">{t('listed.own')} <a href={`/${lang}/account`}>{t('listed.ownAction')}</a>.</p>}
        </aside>
      </div>
    </div>
  );
}
