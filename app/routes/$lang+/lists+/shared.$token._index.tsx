import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListItems } from '#app/domain/practice-lists/list-items';
import { practiceListMessages } from '#app/domain/practice-lists/messages';
import { sharedList } from '#app/domain/practice-lists/practice-lists.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ params }: LoaderFunctionArgs) {
  const list = await sharedList(params.token ?? '', langOf(params));
  if (!list) throw new Response(null, { status: 404 });
  return json({ list });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.list.name, noindex: true }) : []);

export default function SharedList() {
  const { list } = useLoaderData<typeof loader>();
  const t = useT(practiceListMessages);
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta">{t('sharedPage.lead')}</p>
        <h1>{list.name}</h1>
        {list.note && <p className="lead kept-lines">{list.note}</p>}
      </header>
      {list.items.length > 0 ? <ListItems items={list.items} /> : list.gone === 0 && <p>{t('count', { count: 0 })}</p>}
      {list.gone > 0 && <p className="notice mt-8">{t('one.goneLead', { count: list.gone })}</p>}
      <form method="post" action={`${list.link}/copy`} className="mt-12 no-print"><button type="submit" className="btn-secondary">{t('sharedPage.copy')}</button></form>
    </div>
  );
}
