import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, Select, TextArea } from '#app/components/field';
import { partnerNames } from '#app/domain/partners/partners.server';
import { askQuestion } from '#app/domain/questions/asking.server';
import { questionMessages } from '#app/domain/questions/messages';
import { questionSchema } from '#app/domain/questions/question.schema';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { publicEntryAt } from '#app/page/public-entry.server';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await memberAt(request, params);
  const { lang, href, title, titleLang, lead } = await publicEntryAt(params, 'questions', '/questions/ask');
  const names = await partnerNames(member.memberships.map(({ partnerId }) => partnerId), lang);
  const organisations = [...names].map(([value, label]) => ({ value, label }));
  return json({ href, lead, organisations, entry: { title, lang: titleLang }, title: translator(questionMessages, lang)('askForm.title', { title }) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  const { id, href } = await publicEntryAt(params, 'questions', '/questions/ask');
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await askQuestion(member, id, check(questionSchema, { text: one(sent, 'text'), lang: one(sent, 'lang'), organisation: one(sent, 'organisation') }));
    return redirectTo(`${href}/questions`, { flash: 'questionSent' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function Ask() {
  const { href, lead, organisations, entry } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(questionMessages);
  const lang = useLang();
  const labels = { text: t('askForm.text'), lang: t('askForm.lang'), organisation: t('askForm.organisation') };
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={href} lang={entry.lang === lang ? undefined : entry.lang}>{entry.title}</a></p>
        <h1>{t('ask')}</h1>
        <p>{lead ? t('askForm.lead', { lead }) : t('askForm.leadPlain')}</p>
      </header>
      <form method="post" noValidate>
        <ErrorSummary result={result} labels={labels} />
        <TextArea name="text" label={labels.text} hint={t('askForm.textHint')} result={result} rows={6} maxLength={1500} />
        <Select name="lang" label={labels.lang} result={result} value={lang} options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} />
        {organisations.length > 0 && <Select name="organisation" label={labels.organisation} hint={t('askForm.organisationHint')} result={result} value={organisations[0]?.value} options={organisations} empty={t('askForm.self')} />}
        <p className="button-row"><button className="btn" type="submit">{t('askForm.send')}</button></p>
      </form>
    </div>
  );
}
