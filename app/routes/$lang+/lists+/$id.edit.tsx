import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type OtherList, renameList } from '#app/domain/practice-lists/keeping.server';
import { ListForm } from '#app/domain/practice-lists/list-form';
import { practiceListMessages } from '#app/domain/practice-lists/messages';
import { listSchema } from '#app/domain/practice-lists/practice-list.schema';
import { findList } from '#app/domain/practice-lists/practice-lists.server';
import { uiMessages } from '#app/components/messages';
import { attempt, found } from '#app/page/attempt.server';
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
  const { id, name, note, lock } = await found(() => findList(member, params.id ?? '', lang));
  return json({ list: { id, name, note, lock }, title: translator(practiceListMessages, lang)('form.editTitle', { name }) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const base = /^\d{1,9}$/.test(one(sent, 'base')) ? Number(one(sent, 'base')) : -1;
    await renameList(member, params.id ?? '', base, check(listSchema, { name: one(sent, 'name'), note: one(sent, 'note') }));
    return redirectTo(`/${langOf(params)}/lists/${params.id}`, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function EditList() {
  const { list, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const ui = useT(uiMessages);
  const lang = useLang();
  const theirs = (result && 'theirs' in result ? result.theirs : null) as OtherList | null;
  return (
    <div className="wrap-narrow">
      <header className="page-head"><p className="meta"><a href={`/${lang}/lists/${list.id}`}>{list.name}</a></p><h1>{title}</h1></header>
      <ListForm result={result} list={list} base={theirs?.lock ?? list.lock} theirs={theirs} button={ui('save')} />
    </div>
  );
}
