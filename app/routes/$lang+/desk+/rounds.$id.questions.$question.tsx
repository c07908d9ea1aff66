import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { roundMessages } from '#app/domain/rounds/messages';
import { QuestionFields } from '#app/domain/rounds/question-fields';
import { questionValues, withMovedOption } from '#app/domain/rounds/question-form';
import { openQuestion, saveQuestion } from '#app/domain/rounds/question-keeping.server';
import { MAX_OPTIONS } from '#app/domain/rounds/question.type';
import type { Issue } from '#app/domain/shared/outcome';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { formatPeriod } from '#app/domain/shared/period-words';
import { attempt, found } from '#app/page/attempt.server';
import { withConflict } from '#app/page/conflict.server';
import { one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { type Lang, LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

const NEW = { kind: 'text', required: 'yes' };

/** What error summaries and conflicts call the fields. */
function labels(lang: Lang): Record<string, string> {
  const t = translator(roundMessages, lang);
  const rows = Array.from({ length: MAX_OPTIONS }, (_, i) => i);
  return {
    kind: t('question.kind'),
    required: t('question.need'),
    options: t('question.options'),
    ...Object.fromEntries(LANGUAGES.flatMap((of) => [[`${of}.label`, `${t('question.label')}, ${LANGUAGE_NAMES[of]}`], [`${of}.hint`, `${t('question.hint')}, ${LANGUAGE_NAMES[of]}`]])),
    ...Object.fromEntries(rows.flatMap((i) => LANGUAGES.map((of) => [`options.${i}.${of}`, `${t('question.option', { n: i + 1 })}, ${LANGUAGE_NAMES[of]}`]))),
  };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const { round, question, base } = await found(() => openQuestion(member, params.id ?? '', params.question ?? ''));
  const t = translator(roundMessages, lang);
  const name = question?.labels[lang] ?? question?.labels.fi ?? '';
  return json({ id: round.id, base, values: question ? questionValues(question) : NEW, period: formatPeriod(lang, round.period), labels: labels(lang), name, title: question ? t('question.edit') : t('question.new') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  const { id = '', question = '' } = params;
  if (one(sent, 'move')) {
    await found(() => openQuestion(member, id, question));
    const issues: Issue[] = [];
    return json({ sent: withMovedOption(sent, one(sent, 'move')), issues, conflict: null, base: one(sent, 'base') });
  }
  const failed = await attempt(sent, async () => {
    await saveQuestion(member, id, question, one(sent, 'base'), sent);
    return redirectTo(`/${lang}/desk/rounds/${id}/questions`, { flash: 'saved' });
  });
  return withConflict(failed, sent, labels(lang), lang);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? [data.title, data.name].filter(Boolean).join(': ') : '', noindex: true });

export default function EditQuestion() {
  const { id, base, values, period, labels, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(roundMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const back = `/${lang}/desk/rounds/${id}`;
  return (
    <div className="wrap">
      <header className="page-head">
        <p className="meta"><a href={back}>{period}</a> · <a href={`${back}/questions`}>{t('questions.title')}</a></p>
        <h1>{title}</h1>
        <p className="lead">{t('question.lead')}</p>
      </header>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={labels} />}
      <unsaved-guard>
        <form method="post">
          <input type="hidden" name="base" value={result ? result.base : base} />
          {/* Enter in a field saves; it does not press the first button that moves an option. */}
          <button type="submit" hidden>{ui('save')}</button>
          <QuestionFields values={values} result={result} />
          <div className="button-row">
            <button type="submit" className="btn">{ui('save')}</button>
            <a href={`${back}/questions`} className="btn-secondary">{ui('cancel')}</a>
          </div>
        </form>
      </unsaved-guard>
    </div>
  );
}
