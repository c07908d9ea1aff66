import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, Field, Select, TextArea } from '#app/components/field';
import { collect, type OtherNote } from '#app/domain/practice-lists/keeping.server';
import { OtherNoteNotice } from '#app/domain/practice-lists/list-form';
import { practiceListMessages } from '#app/domain/practice-lists/messages';
import { collectSchema } from '#app/domain/practice-lists/practice-list.schema';
import { ownLists } from '#app/domain/practice-lists/practice-lists.server';
import { addressOf } from '#app/domain/shared/entry-address.server';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

async function practiceAt(params: { lang?: string; slug?: string }) {
  const lang = langOf(params);
  const at = await addressOf('practices', params.slug ?? '', lang);
  if (!at) throw new Response(null, { status: 404 });
  if ('movedTo' in at) throw redirectTo(`/${lang}/lists/collect/${at.movedTo}`, { status: 301 });
  return at;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const { slug, title, titleLang } = await practiceAt(params);
  const lists = (await ownLists(member, lang)).map(({ id, name }) => ({ value: id, label: name }));
  return json({ practice: { slug, title, lang: titleLang }, lists, title: translator(practiceListMessages, lang)('collect.title', { title }) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  const { id } = await practiceAt(params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const list = await collect(member, id, check(collectSchema, { list: one(sent, 'list'), name: one(sent, 'name'), note: one(sent, 'note') }), one(sent, 'base'));
    return redirectTo(`/${langOf(params)}/lists/${list}`, { flash: 'collected' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function Collect() {
  const { practice, lists } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(practiceListMessages);
  const lang = useLang();
  const theirs = (result && 'theirs' in result ? result.theirs : null) as OtherNote | null;
  const labels = { list: t('collect.list'), name: t('collect.name'), note: t('collect.note') };
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/practices/${practice.slug}`} lang={practice.lang === lang ? undefined : practice.lang}>{practice.title}</a></p>
        <h1>{t('collect.heading')}</h1>
      </header>
      <form method="post" noValidate>
        <ErrorSummary result={result} labels={labels} />
        {theirs && <><OtherNoteNotice note={theirs.note} /><input type="hidden" name="base" value={theirs.base} /></>}
        {lists.length > 0 && <Select name="list" label={labels.list} result={result} value={lists[0]?.value} options={lists} empty={t('collect.newList')} />}
        <Field name="name" label={labels.name} hint={lists.length > 0 ? t('collect.nameHint') : undefined} optional={lists.length > 0} result={result} maxLength={120} />
        <TextArea name="note" label={labels.note} hint={t('collect.noteHint')} optional result={result} rows={3} maxLength={1000} />
        <p className="button-row"><button type="submit" className="btn">{t('collect.do')}</button></p>
      </form>
    </div>
  );
}
