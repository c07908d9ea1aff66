import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { StatusTag } from '#app/components/tags';
import { roundMessages } from '#app/domain/rounds/messages';
import { missingLanguages } from '#app/domain/rounds/question-list';
import { arrangeQuestions, openQuestions } from '#app/domain/rounds/question-keeping.server';
import { formatPeriod } from '#app/domain/shared/period-words';
import { attempt, found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatList } from '#app/platform/i18n/format';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/rounds/rounds.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const { round, base } = await found(() => openQuestions(member, params.id ?? ''));
  const questions = round.questions.map((question) => {
    const read = question.labels[lang] ? lang : 'fi';
    return { id: question.id, kind: question.kind, required: question.required, label: question.labels[read] ?? '', lang: read, missing: missingLanguages(question, LANGUAGES) };
  });
  return json({ id: round.id, base, questions, period: formatPeriod(lang, round.period), title: translator(roundMessages, lang)('questions.title') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  const id = params.id ?? '';
  return attempt(sent, async () => {
    await arrangeQuestions(member, id, one(sent, 'base'), { id: one(sent, 'question'), do: one(sent, 'do') });
    return redirectTo(`/${lang}/desk/rounds/${id}/questions`, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.title}: ${data.period}` : '', noindex: true });

export default function Questions() {
  const { id, base, questions, period, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(roundMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const back = `/${lang}/desk/rounds/${id}`;
  return (
    <div className="wrap">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/rounds`}>{t('title')}</a> · <a href={back}>{period}</a></p>
        <h1>{title}</h1>
        <p className="lead">{t('questions.lead')}</p>
      </header>
      <ErrorSummary result={result} />
      {questions.length === 0 && <p className="notice">{t('questions.none')}</p>}
      <ol className="question-list">
        {questions.map((question, i) => (
          <li key={question.id}>
            <div>
              <p className="report-name"><a href={`${back}/questions/${question.id}`} lang={question.lang}>{question.label}</a></p>
              <p className="meta">{t.at(`kind.${question.kind}`)}{question.required ? '' : ` · ${ui('optional')}`}</p>
              {question.missing.length > 0 && <p className="mt-1"><StatusTag tone="warning" label={t('questions.missing', { languages: formatList(lang, question.missing.map((one) => ui.at(`inLanguage.${one}`))) })} /></p>}
              <form method="post">
                <input type="hidden" name="base" value={base} />
                <input type="hidden" name="question" value={question.id} />
                {i > 0 && <button type="submit" name="do" value="up" className="btn-link">{t('questions.up')}<span className="sr-only">: {question.label}</span></button>}
                {i < questions.length - 1 && <button type="submit" name="do" value="down" className="btn-link">{t('questions.down')}<span className="sr-only">: {question.label}</span></button>}
                <button type="submit" name="do" value="remove" className="btn-link">{ui('remove')}<span className="sr-only">: {question.label}</span></button>
              </form>
            </div>
          </li>
        ))}
      </ol>
      <div className="button-row">
        <a className="btn" href={`${back}/questions/new`}>{t('questions.add')}</a>
        <a className="btn-secondary" href={`${back}/preview`}>{t('questions.preview')}</a>
      </div>
    </div>
  );
}
