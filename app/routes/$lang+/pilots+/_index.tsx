import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Pagination } from '#app/components/pagination';
import { pilotMessages } from '#app/domain/pilots/messages';
import { PilotCard } from '#app/domain/pilots/pilot-card';
import { FilterChips, FilterForm } from '#app/domain/pilots/pilot-filter-form';
import { isNarrowed, searchFor } from '#app/domain/pilots/pilot-filters';
import { filterPartner, listPilots, pilotFiltersFrom } from '#app/domain/pilots/pilot-list.server';
import { pilotYears } from '#app/domain/pilots/pilot-tally.server';
import { GOALS, isTarget, targetLabel } from '#app/domain/sdg/sdg';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import type { Lang } from '#app/platform/i18n/languages';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

/** The goals as choices; a target that is filtered by stands among them. */
function goalChoices(lang: Lang, sdg: string | null) {
  const goals = GOALS.map(({ code, label }) => ({ value: code, label: `${code} ${label[lang]}` }));
  return sdg && isTarget(sdg) ? [...goals, { value: sdg, label: `${sdg} ${targetLabel(sdg, lang)}` }] : goals;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const wanted = pilotFiltersFrom(new URL(request.url).searchParams);
  const [list, years, partner] = await Promise.all([listPilots(lang, wanted), pilotYears(), filterPartner(lang, wanted.partner)]);
  const filters = { ...wanted, page: list.page };
  const t = translator(pilotMessages, lang);
  return json({
    list,
    filters,
    choices: { years, goals: goalChoices(lang, wanted.sdg), partner: partner && { slug: partner.slug, name: partner.name } },
    title: list.page > 1 ? t('list.pageTitle', { page: list.page }) : t('list.title'),
    description: t('list.lead'),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const { title, description, filters } = data;
  const whole = pageMeta(matches, { title, description });
  if (!isNarrowed(filters)) return whole;
  return [...pageMeta(matches, { title, description, noindex: true }), ...whole.filter((tag) => 'rel' in tag && tag.rel === 'canonical')];
};

export default function Pilots() {
  const { list, filters, choices } = useLoaderData<typeof loader>();
  const t = useT(pilotMessages);
  const lang = useLang();
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{t('list.title')}</h1>
        <p className="lead">{t('list.lead')}</p>
      </header>
      <FilterForm filters={filters} choices={choices} />
      <section aria-labelledby="count" className="mt-12">
        <div className="section-head">
          <h2 id="count">{t('list.count', { count: list.count })}</h2>
          <FilterChips filters={filters} choices={choices} />
        </div>
        {list.count === 0 && <p className="notice">{t('list.none')}</p>}
        <div className="grid-cards">
          {list.pilots.map((pilot) => <PilotCard key={pilot.id} pilot={pilot} heading="h3" />)}
        </div>
        <Pagination page={list.page} pages={list.pages} hrefOf={(page) => `/${lang}/pilots${searchFor({ ...filters, page })}`} />
      </section>
    </div>
  );
}
