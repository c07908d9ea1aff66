import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { makeList } from '#app/domain/practice-lists/keeping.server';
import { ListForm } from '#app/domain/practice-lists/list-form';
import { practiceListMessages } from '#app/domain/practice-lists/messages';
import { listSchema } from '#app/domain/practice-lists/practice-list.schema';
import { ownLists } from '#app/domain/practice-lists/practice-lists.server';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  return json({ lists: await ownLists(member, lang), title: translator(practiceListMessages, lang)('title') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const id = await makeList(member, check(listSchema, { name: one(sent, 'name'), note: one(sent, 'note') }));
    return redirectTo(`/${langOf(params)}/lists/${id}`, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function Lists() {
  const { lists, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(practiceListMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow">
      <header className="page-head"><h1>{title}</h1><p className="lead">{t('lead')}</p></header>
      {lists.length === 0 && <p>{t('none')}</p>}
      <ul className="stack">
        {lists.map((list) => (
          <li key={list.id} className="border-b border-(--line) pb-4">
            <h2 className="text-lg"><a href={`/${lang}/lists/${list.id}`}>{list.name}</a></h2>
            <p className="meta">{t('count', { count: list.count })} · {t('changed', { at: list.at })}{list.shared && ` · ${t('shared')}`}</p>
          </li>
        ))}
      </ul>
      <section aria-labelledby="new-list" className="mt-12">
        <h2 id="new-list" className="mb-4">{t('form.newTitle')}</h2>
        <ListForm result={result} button={t('form.make')} />
      </section>
    </div>
  );
}
