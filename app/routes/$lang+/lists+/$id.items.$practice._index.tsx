import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { noteItem, type OtherNote } from '#app/domain/practice-lists/keeping.server';
import { OtherNoteNotice } from '#app/domain/practice-lists/list-form';
import { practiceListMessages } from '#app/domain/practice-lists/messages';
import { itemSchema } from '#app/domain/practice-lists/practice-list.schema';
import { findList } from '#app/domain/practice-lists/practice-lists.server';
import { fingerprint } from '#app/domain/shared/revision.server';
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
  const { id, name, items } = await found(() => findList(member, params.id ?? '', lang));
  const item = items.find((one) => one.id === params.practice);
  if (!item) throw new Response(null, { status: 404 });
  return json({ list: { id, name }, note: item.note, base: fingerprint(item.note), title: translator(practiceListMessages, lang)('one.note', { title: item.title }) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await noteItem(member, params.id ?? '', params.practice ?? '', one(sent, 'base'), check(itemSchema, { note: one(sent, 'note') }).note);
    return redirectTo(`/${langOf(params)}/lists/${params.id}`, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function NoteItem() {
  const { list, note, base, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(practiceListMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const theirs = (result && 'theirs' in result ? result.theirs : null) as OtherNote | null;
  return (
    <div className="wrap-narrow">
      <header className="page-head"><p className="meta"><a href={`/${lang}/lists/${list.id}`}>{list.name}</a></p><h1>{title}</h1></header>
      <form method="post" noValidate>
        <ErrorSummary result={result} labels={{ note: t('collect.note') }} />
        {theirs && <OtherNoteNotice note={theirs.note} />}
        <input type="hidden" name="base" value={theirs?.base ?? result?.sent.base?.[0] ?? base} />
        <TextArea name="note" label={t('collect.note')} hint={t('collect.noteHint')} optional result={result} value={note} rows={4} maxLength={1000} />
        <p className="button-row"><button type="submit" className="btn">{ui('save')}</button></p>
      </form>
    </div>
  );
}
