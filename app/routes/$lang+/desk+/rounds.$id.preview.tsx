import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Choices, ErrorSummary, fieldValues } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { AskedList } from '#app/domain/rounds/asked-list';
import { roundMessages } from '#app/domain/rounds/messages';
import { wouldOwe } from '#app/domain/rounds/preview.server';
import { openQuestions } from '#app/domain/rounds/question-keeping.server';
import { QuestionPreview } from '#app/domain/rounds/question-preview';
import { saveAudience, startRound } from '#app/domain/rounds/starting.server';
import { daysOf } from '#app/domain/shared/period';
import { formatPeriod } from '#app/domain/shared/period-words';
import { THEMES } from '#app/domain/shared/themes';
import { attempt, found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf, formatDate } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const { round } = await found(() => openQuestions(member, params.id ?? ''));
  const { id, lock, questions, audience, dueOn } = round;
  return json({ id, lock, questions, audience, asked: await wouldOwe(round, lang), dueOn: formatDate(lang, dueOn), isRunning: daysOf(round.period).endsOn >= dayOf(now()), period: formatPeriod(lang, round.period), title: translator(roundMessages, lang)('preview.title') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  const id = params.id ?? '';
  const lock = Number(one(sent, 'base'));
  const audience = { themes: sent.themes ?? [], exclude: sent.exclude ?? [] };
  return attempt(sent, async () => {
    if (one(sent, 'do') === 'start') {
      await startRound(member, id, lock, audience);
      return redirectTo(`/${lang}/desk/rounds/${id}`, { flash: 'roundStarted' });
    }
    await saveAudience(member, id, lock, audience);
    return redirectTo(`/${lang}/desk/rounds/${id}/preview`, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.title}: ${data.period}` : '', noindex: true });

export default function PreviewRound() {
  const { id, lock, questions, audience, asked, dueOn, isRunning, period, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(roundMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const back = `/${lang}/desk/rounds/${id}`;
  const owing = asked.filter(({ isLeftOut }) => !isLeftOut);
  const withoutEditor = owing.filter(({ editors }) => editors === 0).length;
  return (
    <div className="wrap">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/rounds`}>{t('title')}</a> · <a href={back}>{period}</a></p>
        <h1>{title}</h1>
        <p className="lead">{t('preview.lead', { count: owing.length, date: dueOn })}</p>
      </header>
      <ErrorSummary result={result} labels={{ questions: t('questions.title'), dueOn: t('field.dueOn'), pilot: t('preview.who') }} />
      <section aria-labelledby="f-questions">
        <div className="section-head">
          <h2 id="f-questions">{t('preview.form')}</h2>
          <a href={`${back}/questions`}>{t('questions.change')}</a>
        </div>
        {questions.length > 0 ? <QuestionPreview questions={questions} /> : <p className="notice">{t('questions.none')}</p>}
        <p className="meta mt-4">{t('preview.alsoAsked')}</p>
      </section>
      <form method="post" className="mt-16">
        <input type="hidden" name="base" value={lock} />
        <section aria-labelledby="f-pilot">
          <div className="section-head"><h2 id="f-pilot">{t('preview.who')}</h2></div>
          <p className="lead mb-6">{t('preview.rule')} {isRunning && t('preview.early')}</p>
          {withoutEditor > 0 && <p className="notice notice-warning">{t('preview.noEditors', { count: withoutEditor })}</p>}
          <Choices name="themes" type="checkbox" inline optional label={t('preview.themes')} hint={t('preview.themesHint')} result={result} values={audience.themes} options={THEMES.map((theme) => ({ value: theme, label: ui.at(`theme.${theme}`) }))} />
          {asked.length > 0 ? <AskedList asked={asked} chosen={fieldValues(result, 'exclude', audience.exclude)} /> : <p>{t('preview.nobody')}</p>}
        </section>
        <p className="mt-10">{t('preview.note')}</p>
        <div className="button-row">
          <button type="submit" name="do" value="save" className="btn-secondary">{t('preview.save')}</button>
          <button type="submit" name="do" value="start" className="btn">{t('preview.start')}</button>
        </div>
      </form>
    </div>
  );
}
