import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Downloads } from '#app/components/list/list-parts';
import { Pagination } from '#app/components/pagination';
import { IndicatorList } from '#app/domain/progress/indicator-list';
import { indicatorRows } from '#app/domain/progress/indicator-rows.server';
import { progressMessages } from '#app/domain/progress/messages';
import { isNarrowed, progressFiltersFrom, progressSearch } from '#app/domain/progress/programme-figures.server';
import { ContributionList } from '#app/domain/progress/row-list';
import { atPage, pageIn } from '#app/domain/shared/list';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/progress/progress.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const sent = new URL(request.url).searchParams;
  const filters = progressFiltersFrom(sent);
  const found = await indicatorRows(params.key ?? '', filters, lang, pageIn(sent));
  if (!found) throw new Response(null, { status: 404 });
  const t = translator(progressMessages, lang);
  const { name, key } = found.indicator;
  const title = t('rows.pageTitle', { name });
  return json({ ...found, title, heading: found.page > 1 ? t('rows.pageOf', { title, page: found.page }) : title, description: t('rows.description', { name }), narrowed: isNarrowed(filters), files: `/${lang}/progress/${encodeURIComponent(key)}/pilots`, search: progressSearch(filters) });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.heading, description: data.description, noindex: data.narrowed, search: data.page > 1 ? `?page=${data.page}` : '' }) : []);

export default function BehindAFigure() {
  const { indicator, rows, without, inAll, withoutPage, page, pages, title, narrowed, files, search } = useLoaderData<typeof loader>();
  const t = useT(progressMessages);
  const lang = useLang();
  const at = (wanted: number) => `/${lang}/progress/${encodeURIComponent(indicator.key)}${atPage(search, wanted)}`;
  return (
    <div className="wrap progress">
      <header className="page-head">
        <p><a href={`/${lang}/progress`}>{t('public.title')}</a></p>
        <h1>{title}</h1>
        <p className="lead">{t('rows.lead')}</p>
        {narrowed && <p>{t('rows.narrowed')} <a href={`/${lang}/progress/${encodeURIComponent(indicator.key)}`}>{t('rows.all')}</a></p>}
      </header>
      <div className="behind">
        <IndicatorList indicators={[indicator]} heading="h2" linked={false} />
        <section aria-label={t('rows.caption')}>
          <ContributionList indicator={indicator} rows={rows} without={without} inAll={inAll} withoutHref={without.length > 0 ? null : `${at(withoutPage)}#without`} />
          <Pagination page={page} pages={pages} hrefOf={at} />
          {inAll.behind > 0 && <div className="mt-8"><Downloads label={t('rows.take')} csv={`${files}.csv${search}`} json={`${files}.json${search}`} /></div>}
        </section>
      </div>
    </div>
  );
}
