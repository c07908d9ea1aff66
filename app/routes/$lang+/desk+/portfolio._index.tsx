import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListPage } from '#app/components/list/list-page';
import { WordsForm } from '#app/components/list/list-parts';
import { portfolioMessages } from '#app/domain/portfolio/messages';
import { portfolio } from '#app/domain/portfolio/portfolio.server';
import { unfiltered, usePortfolioChips, usePortfolioFacets, usePortfolioHref } from '#app/domain/portfolio/portfolio-facets';
import { OWING, PORTFOLIO_SORTS, portfolioFiltersFrom, portfolioSearch } from '#app/domain/portfolio/portfolio-filters';
import { PortfolioTable } from '#app/domain/portfolio/portfolio-table';
import { SavedViews } from '#app/domain/portfolio/saved-views';
import { savedViews } from '#app/domain/portfolio/saved-views.server';
import { formatPeriod } from '#app/domain/shared/period-words';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/portfolio/portfolio.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const filters = portfolioFiltersFrom(new URL(request.url).searchParams);
  const [found, views] = await Promise.all([portfolio(member, lang, filters), savedViews(member)]);
  return json({ ...found, views, title: translator(portfolioMessages, lang)('title') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function Portfolio() {
  const { rows, counts, filters, leadName, round, rounds, pages, views } = useLoaderData<typeof loader>();
  const t = useT(portfolioMessages);
  const lang = useLang();
  const to = usePortfolioHref(filters);
  const owing = filters.report ? (OWING.includes(filters.report) ? counts.all : 0) : OWING.reduce((sum, one) => sum + counts.report[one], 0);
  const canRemind = round?.state === 'open' && owing > 0;
  const search = portfolioSearch({ ...filters, page: 1 });
  const remind = `/${lang}/desk/portfolio/reminders`;
  return (
    <ListPage
      title={t('title')}
      lead={t('lead')}
      words={<WordsForm action={`/${lang}/desk/portfolio`} label={t('q')} button={t('find')} value={filters.q} kept={new URLSearchParams(search)} />}
      facets={usePortfolioFacets(filters, counts, rounds, round)}
      unit={(count) => t('shown', { count })}
      chips={usePortfolioChips(filters, leadName)}
      clearHref={`/${lang}/desk/portfolio${portfolioSearch(unfiltered(filters))}`}
      count={t('count', { count: counts.all })}
      sorts={PORTFOLIO_SORTS.map((sort) => ({ label: t(`column.${sort}`), href: to({ sort, reversed: false }), current: sort === filters.sort }))}
      empty={rows.length === 0 ? { title: t('none'), loosened: [] } : null}
      page={filters.page}
      pages={pages}
      hrefOf={(page) => to({ page })}
    >
      <SavedViews views={views} filters={filters} />
      <p className="meta">
        {round ? t('round', { period: formatPeriod(lang, round.period) }) : t('noRound')}
        {canRemind && <span className="no-print"> · <a href={`${remind}${portfolioSearch({ ...filters, round: round.id, page: 1 })}&all=1`}>{t('remind.all', { count: owing })}</a></span>}
      </p>
      <form method="get" action={remind}>
        {round && <input type="hidden" name="round" value={round.id} />}
        <PortfolioTable rows={rows} filters={filters} caption={t('title')} />
        {canRemind && <p className="portfolio-actions"><button type="submit" className="btn">{t('remind.button')}</button></p>}
      </form>
    </ListPage>
  );
}
