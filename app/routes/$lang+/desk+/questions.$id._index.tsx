import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { OwnText } from '#app/components/moved-on';
import { AnswerForm } from '#app/domain/questions/answer-form';
import { questionMessages } from '#app/domain/questions/messages';
import { answerQuestion } from '#app/domain/questions/moderation.server';
import { answerSchema } from '#app/domain/questions/question.schema';
import type { OtherAnswer } from '#app/domain/questions/question.type';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { questionAt } from '#app/page/question.server';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/questions/questions.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await questionAt(request, params);
  return json({ ...found, title: translator(questionMessages, langOf(params))('desk.oneTitle', { title: found.entry.title }) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await questionAt(request, params);
    const base = /^\d{1,9}$/.test(one(sent, 'base')) ? Number(one(sent, 'base')) : null;
    await answerQuestion(member, params.id ?? '', base, check(answerSchema, { text: one(sent, 'text'), lang: one(sent, 'lang') }));
    return redirectTo(`/${langOf(params)}/desk/questions`, { flash: 'answered' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function DeskQuestion() {
  const { question, entry, answer, mayAnswer, at } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(questionMessages);
  const lang = useLang();
  const own = `/${lang}/desk/questions/${question.id}`;
  const theirs = (result && 'theirs' in result ? result.theirs : null) as OtherAnswer | null;
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/questions`}>{t('desk.title')}</a></p>
        <h1>{t('desk.oneTitle', { title: entry.title })}</h1>
        <p className="tags"><span className="tag">{t.at(`state.${question.state === 'shown' && !answer ? 'unanswered' : question.state}`)}</span></p>
      </header>
      <blockquote><p className="question-text kept-lines" lang={question.lang === lang ? undefined : question.lang}>{question.text}</p></blockquote>
      <p className="meta">{question.by ?? t('member')} · {t('asked', { at })}{entry.href && <> · <a href={entry.href}>{t('desk.page')}</a></>}</p>
      {question.state === 'hidden' && <div className="notice mt-6"><p>{t('decide.hidden')}</p><p className="kept-lines">{question.reason}</p></div>}
      {question.state === 'hidden' && result && result.issues.length > 0 && <div className="stack mt-6"><ErrorSummary result={result} /><OwnText sent={result.sent} /></div>}
      {mayAnswer && question.state !== 'hidden' && <AnswerForm result={result} answer={answer} theirs={theirs} waiting={question.state === 'waiting'} />}
      {!mayAnswer && answer && <div className="question-answer"><p className="kept-lines" lang={answer.lang}>{answer.text}</p></div>}
      {!mayAnswer && !answer && <p className="mt-6">{t('decide.onlyEditors')}</p>}
      <div className="button-row mt-8">
        {question.state !== 'shown' && <form method="post" action={`${own}/showing`}><button type="submit" className="btn-secondary">{t(question.state === 'hidden' ? 'decide.showAgain' : 'decide.show')}</button></form>}
        {question.state !== 'hidden' && <a href={`${own}/hiding`} className="btn-secondary">{t('decide.hide')}</a>}
      </div>
    </div>
  );
}
