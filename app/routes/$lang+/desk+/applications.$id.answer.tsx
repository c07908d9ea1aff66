import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { AnswerForm } from '#app/domain/joining/answer-form';
import { answerSchema } from '#app/domain/joining/application.schema';
import { DecidedNotice } from '#app/domain/joining/decided-notice';
import { answerApplication } from '#app/domain/joining/decide.server';
import { joiningMessages } from '#app/domain/joining/messages';
import { applicationAt } from '#app/page/application.server';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, application } = await applicationAt(request, params);
  const { id, name, organisation, mayAnswer } = application;
  return json({ id, name, organisation, mayAnswer, title: translator(joiningMessages, lang)('answer.title') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { answer } = check(answerSchema, { answer: one(sent, 'answer') });
    await answerApplication(member, params.id ?? '', answer);
    return redirectTo(`/${lang}/desk/applications`, { flash: 'sent' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function AnswerApplication() {
  const { id, name, organisation, mayAnswer, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(joiningMessages);
  return (
    <div className="wrap-narrow stack">
      <h1>{title}</h1>
      {result && 'theirs' in result ? <DecidedNotice theirs={result.theirs} id={id} /> : <ErrorSummary result={result} />}
      {mayAnswer ? <AnswerForm name={name} organisation={organisation} /> : <p>{t('desk.empty')}</p>}
    </div>
  );
}
