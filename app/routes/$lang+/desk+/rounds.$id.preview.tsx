import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Choices, ErrorSummary, Field, fieldValues } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { PageButtons } from '#app/components/pagination';
import { AskedList } from '#app/domain/rounds/asked-list';
import { roundMessages } from '#app/domain/rounds/messages';
import { wouldOwe } from '#app/domain/rounds/preview.server';
import { openQuestions } from '#app/domain/rounds/question-keeping.server';
import { QuestionPreview } from '#app/domain/rounds/question-preview';
import { sentAudience } from '#app/domain/rounds/round-form';
import { findRound } from '#app/domain/rounds/round.server';
import { saveAudience, startRound } from '#app/domain/rounds/starting.server';
import { daysOf } from '#app/domain/shared/period';
import { formatPeriod } from '#app/domain/shared/period-words';
import { THEMES } from '#app/domain/shared/themes';
import { attempt, found } from '#app/page/attempt.server';
import { one, readForm, type Sent } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf, formatDate } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/rounds/rounds.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const { round } = await found(() => openQuestions(member, params.id ?? ''));
  const { id, lock, questions, audience, dueOn } = round;
  const { searchParams } = new URL(request.url);
  const words = wordsIn(searchParams.get('q'));
  const asked = await wouldOwe(round, lang, { words, page: Number(searchParams.get('page')) });
  return json({ id, lock, questions, audience, asked, words, dueOn: formatDate(lang, dueOn), isRunning: daysOf(round.period).endsOn >= dayOf(now()), period: formatPeriod(lang, round.period), title: translator(roundMessages, lang)('preview.title') });
}

const wordsIn = (sent: string | null): string => (sent ?? '').replace(/[\u0000-\u001f\u007f]/g, ' ').trim().slice(0, 100);

/** The page of the list that the form leads to: new words begin at the first. */
function nextList(sent: Sent, url: string): string {
  const { searchParams } = new URL(url);
  const words = wordsIn(one(sent, 'q'));
  const page = one(sent, 'page') || (words === wordsIn(searchParams.get('q')) ? searchParams.get('page') : '');
  const search = new URLSearchParams({ ...(words && { q: words }), ...(page && /^\d{1,5}$/.test(page) && { page }) }).toString();
  return `${search && `?${search}`}#f-pilot`;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  const id = params.id ?? '';
  const lock = Number(one(sent, 'base'));
  const round = await found(() => findRound(member, id));
  const audience = sentAudience(sent, round.audience);
  return attempt(sent, async () => {
    const starts = one(sent, 'do') === 'start';
    const shows = [...audience.themes].sort().join() === [...round.audience.themes].sort().join();
    if (starts && (shows || round.state !== 'draft')) {
      await startRound(member, id, lock, audience);
      return redirectTo(`/${lang}/desk/rounds/${id}`, { flash: 'roundStarted' });
    }
    await saveAudience(member, id, lock, audience);
    // Nobody starts a round for pilots that they have not been shown.
    return redirectTo(`/${lang}/desk/rounds/${id}/preview${nextList(sent, request.url)}`, { flash: starts ? 'otherPilots' : one(sent, 'do') === 'save' ? 'saved' : undefined });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.title}: ${data.period}` : '', noindex: true });

export default function PreviewRound() {
  const { id, lock, questions, audience, asked, words, dueOn, isRunning, period, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(roundMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const back = `/${lang}/desk/rounds/${id}`;
  const { owing, withoutEditor, rows } = asked;
  return (
    <div className="wrap">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/rounds`}>{t('title')}</a> · <a href={back}>{period}</a></p>
        <h1>{title}</h1>
        <p className="lead">{t('preview.lead', { count: owing, date: dueOn })}</p>
        <p id="f-period"><a id="f-dueOn" href={`${back}/edit`}>{t('preview.change')}</a></p>
      </header>
      <ErrorSummary result={result} labels={{ questions: t('questions.title'), period: t('field.period'), dueOn: t('field.dueOn'), pilot: t('preview.who') }} />
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
        {/* Enter in a field shows the list anew; it starts nothing. */}
        <button type="submit" hidden>{t('preview.save')}</button>
        <section aria-labelledby="f-pilot">
          <div className="section-head"><h2 id="f-pilot">{t('preview.who')}</h2></div>
          <p className="lead mb-6">{t('preview.rule')} {isRunning && t('preview.early')}</p>
          {withoutEditor > 0 && <p className="notice notice-warning">{t('preview.noEditors', { count: withoutEditor })}</p>}
          <Choices name="themes" type="checkbox" inline optional label={t('preview.themes')} hint={t('preview.themesHint')} result={result} values={audience.themes} options={THEMES.map((theme) => ({ value: theme, label: ui.at(`theme.${theme}`) }))} />
          {asked.all === 0 && <p>{t('preview.nobody')}</p>}
          {(asked.all > rows.length || words) && (
            <div className="asked-search">
              <Field name="q" type="search" maxLength={100} label={t('preview.find')} hint={t('preview.keeps')} value={words} result={result} />
              <button type="submit" className="btn-secondary">{ui('search')}</button>
            </div>
          )}
          {words && <p className="mb-4">{t('preview.found', { count: asked.found })}</p>}
          {rows.length > 0 && <AskedList asked={rows} chosen={fieldValues(result, 'exclude', audience.exclude)} />}
          <PageButtons page={asked.page} pages={asked.pages} />
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
