import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { questionMessages } from '#app/domain/questions/messages';
import { hideQuestion } from '#app/domain/questions/moderation.server';
import { hidingSchema } from '#app/domain/questions/question.schema';
import { ReasonForm } from '#app/domain/shared/reason-form';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { questionAt } from '#app/page/question.server';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/questions/questions.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { question, entry } = await questionAt(request, params);
  if (question.state === 'hidden') throw await movedOn(request, `/${langOf(params)}/desk/questions/${question.id}`);
  return json({ question, title: translator(questionMessages, langOf(params))('decide.hideTitle', { title: entry.title }) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await questionAt(request, params);
    await hideQuestion(member, params.id ?? '', check(hidingSchema, { reason: one(sent, 'reason') }).reason);
    return redirectTo(`/${langOf(params)}/desk/questions`, { flash: 'questionHidden' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function HideQuestion() {
  const { question, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(questionMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <h1>{title}</h1>
        <p>{t('decide.hideLead')}</p>
      </header>
      <blockquote className="mb-6"><p className="question-text kept-lines" lang={question.lang === lang ? undefined : question.lang}>{question.text}</p></blockquote>
      <ErrorSummary result={result} labels={{ reason: t('decide.reason') }} />
      <ReasonForm label={t('decide.reason')} button={t('decide.hide')} back={`/${lang}/desk/questions/${question.id}`} result={result} />
    </div>
  );
}
