import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { GoneItems } from '#app/domain/practice-lists/gone-items';
import { ListItems } from '#app/domain/practice-lists/list-items';
import { practiceListMessages } from '#app/domain/practice-lists/messages';
import { findList } from '#app/domain/practice-lists/practice-lists.server';
import { found } from '#app/page/attempt.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { env } from '#app/platform/env/env.server';
import { useLang, useT } from '#app/platform/i18n/messages';
import '#app/components/copy-text.css';
import '#app/domain/practice-lists/practice-lists.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await memberAt(request, params);
  return json({ list: await found(() => findList(member, params.id ?? '', langOf(params))), origin: env().ORIGIN });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.list.name, noindex: true }) : []);

export default function List() {
  const { list, origin } = useLoaderData<typeof loader>();
  const t = useT(practiceListMessages);
  const lang = useLang();
  const own = `/${lang}/lists/${list.id}`;
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/lists`}>{t('title')}</a></p>
        <h1>{list.name}</h1>
        {list.note && <p className="lead kept-lines">{list.note}</p>}
      </header>
      {list.items.length > 0 ? <ListItems items={list.items} own={own} /> : list.gone.length === 0 && <p>{t('one.empty')} <a href={`/${lang}/practices`}>{t('one.find')}</a></p>}
      <GoneItems gone={list.gone} own={own} />
      <section aria-labelledby="share" className="mt-12 no-print">
        <h2 id="share" className="mb-4">{t('share.title')}</h2>
        <p>{t('share.lead')}</p>
        {list.link && (
          <copy-text data-copied={t('share.copied')} className="mt-4">
            <p>{t('share.link')}: <a className="list-link" href={list.link} data-copy="">{origin}{list.link}</a></p>
            <p><button type="button" className="btn-link">{t('share.copy')}</button> <span role="status" className="meta" /></p>
          </copy-text>
        )}
        {list.link && <p className="meta mt-2">{t('share.endLead')}</p>}
        <form method="post" action={`${own}/sharing`} className="button-row">
          {!list.link && <button type="submit" name="shared" value="yes" className="btn-secondary">{t('share.do')}</button>}
          {list.link && <button type="submit" name="shared" value="new" className="btn-secondary">{t('share.renew')}</button>}
          {list.link && <button type="submit" name="shared" value="no" className="btn-secondary">{t('share.end')}</button>}
        </form>
      </section>
      <p className="button-row mt-12 no-print">
        <a className="btn-secondary" href={`${own}/edit`}>{t('one.edit')}</a>
        <a className="btn-secondary" href={`${own}/deletion`}>{t('one.delete')}</a>
      </p>
    </div>
  );
}
