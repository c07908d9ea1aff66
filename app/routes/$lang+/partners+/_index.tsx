import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Pagination } from '#app/components/pagination';
import { collectionOf } from '#app/domain/open-data/collections.server';
import { datasetThings } from '#app/domain/open-data/dataset';
import { partnerMessages } from '#app/domain/partners/messages';
import { PartnerCard } from '#app/domain/partners/partner-card';
import { isPartnerKind } from '#app/domain/partners/partner.type';
import { listPartners } from '#app/domain/partners/partners.server';
import { searchWords } from '#app/domain/shared/search.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const asked = new URL(request.url).searchParams;
  const kind = asked.get('kind');
  const filters = {
    kind: isPartnerKind(kind) ? kind : undefined,
    q: searchWords(asked.get('q') ?? ''),
    page: Number(asked.get('page') ?? 1) || 1,
  };
  const t = translator(partnerMessages, lang);
  const [list, collection] = await Promise.all([listPartners(lang, filters), collectionOf(lang, 'partners')]);
  return json({ ...list, filters, collection, title: t('list.title'), description: t('list.lead') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: data.title, description: data.description, noindex: Boolean(data.filters.q || data.filters.kind || data.page > 1), things: datasetThings(data.collection) }) : [];

export default function Partners() {
  const { partners, total, page, pages, kinds, filters } = useLoaderData<typeof loader>();
  const t = useT(partnerMessages);
  const path = `/${useLang()}/partners`;
  const href = (change: { kind?: string; page?: number }) => {
    const search = new URLSearchParams();
    if (filters.q) search.set('q', filters.q);
    if (change.kind) search.set('kind', change.kind);
    if (change.page && change.page > 1) search.set('page', String(change.page));
    return search.size > 0 ? `${path}?${search}` : path;
  };
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="wrap stack">
      <header className="page-head">
        <h1>{t('list.title')}</h1>
        <p className="lead">{t('list.lead')}</p>
      </header>
      <form action={path}>
        <label className="field-label" htmlFor="partner-words">{t('list.search')}</label>
        <div className="search-form">
          <input id="partner-words" className="input" type="search" name="q" defaultValue={filters.q} maxLength={300} />
          {filters.kind && <input type="hidden" name="kind" value={filters.kind} />}
          <button className="btn" type="submit">{t('list.find')}</button>
        </div>
      </form>
      {kinds.length > 0 && (
        <nav aria-label={t('list.kinds')}>
          <ul className="tags">
            <li><a className={filters.kind ? 'tag tag-outline' : 'tag'} href={href({})} aria-current={filters.kind ? undefined : 'true'}>{t('list.allKinds')} ({all})</a></li>
            {kinds.map(({ kind, count }) => (
              <li key={kind}>
                <a className={filters.kind === kind ? 'tag' : 'tag tag-outline'} href={href({ kind })} aria-current={filters.kind === kind ? 'true' : undefined}>{t.at(`kinds.${kind}`)} ({count})</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p className="meta" role="status">{t('list.count', { count: total })}</p>
      {total === 0 && (
        <div className="notice">
          <p>{t('list.none')}</p>
          <p><a href={path}>{t('list.clear')}</a></p>
        </div>
      )}
      <div className="grid-cards">
        {partners.map((partner) => <PartnerCard key={partner.id} partner={partner} />)}
      </div>
      <Pagination page={page} pages={pages} hrefOf={(n) => href({ kind: filters.kind, page: n })} />
    </div>
  );
}
