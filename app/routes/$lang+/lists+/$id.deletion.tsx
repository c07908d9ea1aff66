import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { uiMessages } from '#app/components/messages';
import { deleteList } from '#app/domain/practice-lists/keeping.server';
import { practiceListMessages } from '#app/domain/practice-lists/messages';
import { findList } from '#app/domain/practice-lists/practice-lists.server';
import { attempt, found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
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
  const { id, name, link, items, gone } = await found(() => findList(member, params.id ?? '', lang));
  return json({ id, shared: link !== null, count: items.length + gone.length, title: translator(practiceListMessages, lang)('delete.title', { name }) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await deleteList(member, params.id ?? '', /^\d{1,9}$/.test(one(sent, 'seen')) ? Number(one(sent, 'seen')) : -1);
    return redirectTo(`/${langOf(params)}/lists`, { flash: 'removed' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function DeleteList() {
  const { id, shared, count, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(practiceListMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow">
      <header className="page-head"><h1>{title}</h1><p>{t('delete.lead', { count })} {shared && t('delete.link')}</p></header>
      {result && <p className="notice notice-warning" role="alert">{t('delete.changed')}</p>}
      <form method="post" className="button-row">
        <input type="hidden" name="seen" value={count} />
        <button type="submit" className="btn-danger">{t('one.delete')}</button>
        <a href={`/${lang}/lists/${id}`} className="btn-secondary">{ui('cancel')}</a>
      </form>
    </div>
  );
}
