import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MOST_COMPARED } from '#app/domain/practices/compare.type';
import { comparePractices } from '#app/domain/practices/compare.server';
import { practiceMessages } from '#app/domain/practices/messages';
import { PracticeComparison } from '#app/domain/practices/practice-comparison';
import { type PracticeFilters, practiceFiltersFrom, searchFor } from '#app/domain/practices/practice-filters';
import { countedPlaces } from '#app/domain/replications/counted-places.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/practices/compare.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const filters = practiceFiltersFrom(new URL(request.url).searchParams);
  const found = await comparePractices(lang, filters.ticked);
  const ticked = [...found.practices, ...found.more].map(({ slug }) => slug);
  const places = await countedPlaces(found.practices.map(({ id }) => id), lang);
  return json({ ...found, places, filters: { ...filters, ticked }, title: translator(practiceMessages, lang)('compare.title') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

type Chosen = { slug: string; title: string; lang: string };

/** What is compared, each with a way to its page and one that takes it off. */
function ChosenList({ chosen, filters }: { chosen: Chosen[]; filters: PracticeFilters }) {
  const t = useT(practiceMessages);
  const lang = useLang();
  const without = (slug: string) => `/${lang}/practices/compare${searchFor({ ...filters, ticked: filters.ticked.filter((one) => one !== slug) })}`;
  return (
    <nav className="no-print" aria-label={t('compare.chosen')}>
      <ul className="tags compare-list">
        {chosen.map(({ slug, title, lang: of }) => (
          <li key={slug} className="compare-chosen" lang={of === lang ? undefined : of}>
            <a href={`/${lang}/practices/${slug}`}>{title}</a>
            <a href={without(slug)} rel="nofollow" className="compare-off">
              <span className="sr-only"><span lang={lang}>{t('compare.off')}</span> {title}</span><span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export default function Compare() {
  const { practices, more, missing, places, filters } = useLoaderData<typeof loader>();
  const t = useT(practiceMessages);
  const lang = useLang();
  const chosen = [...practices, ...more];
  return (
    <article className="wrap">
      <header className="page-head">
        <h1>{t('compare.title')}</h1>
        {practices.length > 1 && <p className="lead">{t('compare.lead')}</p>}
      </header>
      {more.length > 0 && (
        <div className="notice notice-warning mb-6">
          <p>{t('compare.tooMany', { count: MOST_COMPARED })}</p>
          <ul className="list-disc pl-5">{more.map(({ slug, title, lang: of }) => <li key={slug} lang={of === lang ? undefined : of}>{title}</li>)}</ul>
        </div>
      )}
      {missing > 0 && <p className="notice mb-6">{t('compare.missing', { count: missing })}</p>}
      {practices.length < 2 && <p className="notice mb-6">{t('compare.tooFew')}</p>}
      {chosen.length > 1 && <ChosenList chosen={chosen} filters={filters} />}
      {practices.length > 0 && <PracticeComparison practices={practices} places={places} />}
      <p className="mt-8 no-print"><a className="btn-secondary" href={`/${lang}/practices${searchFor(filters)}`} rel={filters.ticked.length > 0 ? 'nofollow' : undefined}>{t('compare.back')}</a></p>
    </article>
  );
}
