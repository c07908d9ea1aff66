import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Pagination } from '#app/components/pagination';
import { partnerMessages } from '#app/domain/partners/messages';
import { isPartnerKind, PARTNER_KINDS } from '#app/domain/partners/partner.type';
import { partnerSearchMessages } from '#app/domain/partner-search/messages';
import { openSearches } from '#app/domain/partner-search/partner-searches.server';
import { SearchList } from '#app/domain/partner-search/search-list';
import { contentTypes } from '#app/domain/registry.server';
import { langOf } from '#app/page/lang.server';
import { listMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/components/list.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const asked = new URL(request.url).searchParams;
  const wanted = asked.get('kind');
  const page = Number(asked.get('page') ?? 1);
  const kind = isPartnerKind(wanted) ? wanted : undefined;
  const found = await openSearches(lang, { wanted: kind, page: Number.isSafeInteger(page) ? page : 1 });
  const kinds = Object.fromEntries(contentTypes.map(({ key, messages }) => [key, translator(messages, lang).at('name.one')]));
  const t = translator(partnerSearchMessages, lang);
  const feed = { title: t('title'), path: `/${lang}/partners-wanted.atom${kind ? `?kind=${kind}` : ''}` };
  return json({ ...found, wanted: kind ?? null, kinds, feed, title: t('title'), description: t('list.lead') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? listMeta(matches, { ...data, narrowed: data.wanted !== null, sorted: false }) : []);

export default function PartnersWanted() {
  const { searches, all, page, pages, wanted, kinds, feed, title } = useLoaderData<typeof loader>();
  const t = useT(partnerSearchMessages);
  const partner = useT(partnerMessages);
  const lang = useLang();
  const at = `/${lang}/partners-wanted`;
  const to = (kind: string | null, n = 1) => `${at}?${new URLSearchParams({ ...(kind ? { kind } : {}), ...(n > 1 ? { page: String(n) } : {}) })}`.replace(/\?$/, '');
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t('list.lead')}</p>
      </header>
      <nav aria-labelledby="wanted-for" className="ways no-print mb-8">
        <p id="wanted-for" className="ways-label">{t('list.for')}</p>
        <ul>
          <li><a href={at} aria-current={wanted === null ? 'true' : undefined}>{t('list.all')}</a></li>
          {PARTNER_KINDS.map((kind) => <li key={kind}><a href={to(kind)} aria-current={wanted === kind ? 'true' : undefined}>{partner.at(`kind.${kind}`)}</a></li>)}
        </ul>
      </nav>
      {all > 0 ? <><p className="meta mb-6">{t('list.count', { count: all })}</p><SearchList searches={searches} kinds={kinds} /></> : <p>{t(wanted ? 'list.noneWanted' : 'list.none')}</p>}
      <Pagination page={page} pages={pages} hrefOf={(n) => to(wanted, n)} />
      <p className="no-print mt-8"><a href={feed.path}>{t('list.feed')}</a></p>
    </div>
  );
}
