import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, REFUSAL, TextArea } from '#app/components/field';
import { publishJudged, returnJudged, saveJudgement } from '#app/domain/assessment/assess.server';
import { readJudged } from '#app/domain/assessment/assessment.schema';
import { CriteriaForm, WrittenRemarks, WrittenScores } from '#app/domain/assessment/criteria-form';
import { assessmentMessages } from '#app/domain/assessment/messages';
import { ReturnedBefore } from '#app/domain/assessment/returned-before';
import { refuseIf } from '#app/domain/shared/outcome';
import type { Sent } from '#app/domain/shared/sent';
import { SubmissionReading } from '#app/domain/shared/submission-reading';
import { lastReturn } from '#app/domain/shared/timeline.server';
import { assessmentAt, readingOf } from '#app/page/assessment.server';
import { attempt } from '#app/page/attempt.server';
import { fieldNames } from '#app/page/entry.server';
import { one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatDate } from '#app/platform/i18n/format';
import { translator, useT } from '#app/platform/i18n/messages';
import '#app/domain/assessment/assessment.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, assessment, type, working, criteria, scores, remarks } = await assessmentAt(request, params);
  const { entry } = assessment;
  const heading = translator(assessmentMessages, lang)('assess.title');
  const names = fieldNames(type, lang, Object.keys(remarks.reasons));
  const common = {
    heading, scores, remarks,
    written: Object.fromEntries([...Object.entries(remarks.reasons).map(([field, text]) => [`reason.${field}`, [text]]), ['note', [remarks.note]]]) as Sent,
    labels: Object.fromEntries([...Object.entries(names).map(([field, label]) => [`reason.${field}`, label]), ['note', translator(assessmentMessages, lang)('assess.note')]]) as Record<string, string>,
  };
  if (assessment.state !== 'named') {
    const publicHref = assessment.state === 'done' && entry.isPublic ? `/${lang}/${entry.kind}/${entry.slug}` : null;
    return json({ ...common, open: null, state: assessment.state, criteria: criteria.map((one) => ({ ...one, answer: '' })), publicHref });
  }
  const { content } = working;
  const answers = content.texts[content.originalLang]?.fields ?? {};
  const back = await lastReturn(working.entry.id, assessment.revisionNumber);
  const labelled = fieldNames(type, lang, back?.reasons.map(({ field }) => field) ?? []);
  return json({
    ...common,
    open: { ...(await readingOf(type, lang, working)), earlier: back && { at: formatDate(lang, back.at), note: back.note ?? '', reasons: back.reasons.map(({ field, text }) => ({ label: labelled[field] ?? field, text })) }, lock: assessment.lock, here: `/${lang}/desk/assessments/${assessment.id}` },
    state: assessment.state,
    criteria: criteria.map((one) => ({ ...one, answer: answers[`criterion.${one.key}`] ?? '' })),
    publicHref: null,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, assessment, type, working, criteria } = await assessmentAt(request, params);
  const sent = await readForm(request);
  const { sections } = await readingOf(type, lang, working);
  const fields = [...sections.flatMap(({ shown }) => shown.map(({ name }) => name)), 'pictures', 'documents'];
  const failed = await attempt(sent, async () => {
    const { judged, issues } = readJudged(sent, criteria.map(({ key }) => key), fields);
    refuseIf(issues);
    const lock = Number(one(sent, 'lock'));
    const intent = one(sent, 'intent');
    const decide = intent === 'publish' ? publishJudged : intent === 'return' ? returnJudged : saveJudgement;
    await decide(member, type, assessment.id, lock, judged);
    if (decide === saveJudgement) return redirectTo(`/${lang}/desk/assessments/${assessment.id}`, { flash: 'saved' });
    return redirectTo(`/${lang}/desk`, { flash: decide === publishJudged ? 'published' : 'returned' });
  });
  if (failed.status === 303) return failed;
  const body = await failed.json();
  const t = translator(assessmentMessages, lang);
  const reasons = fieldNames(type, lang, fields);
  const labels = Object.fromEntries([
    ...criteria.flatMap(({ key, label }) => [[`score.${key}`, t('assess.score', { criterion: label })], [`sentence.${key}`, t('assess.sentence', { criterion: label })]]),
    ...Object.entries(reasons).map(([field, label]) => [`reason.${field}`, label]),
    ['note', t('assess.note')],
  ]);
  return json({ ...body, labels }, { status: failed.status });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? [data.heading, data.open?.title].filter(Boolean).join(' – ') : '', noindex: true });

export default function AssessmentPage() {
  const { heading, open, state, criteria, scores, remarks, written, labels, publicHref } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(assessmentMessages);
  const conflict = result?.issues?.some(({ code }: { code: string }) => code === 'conflict');
  if (!open) {
    return (
      <div className="wrap-narrow stack">
        <h1>{heading}</h1>
        <p className="notice" role={conflict ? 'alert' : undefined}>{t.at(`assess.closed.${state}`)}</p>
        {publicHref && <p><a href={publicHref}>{t('assess.closed.read')}</a></p>}
        <h2>{t('assess.closed.yours')}</h2>
        <WrittenScores criteria={criteria} scores={conflict && result ? Object.fromEntries(criteria.map(({ key }) => [key, { score: Number(result.sent[`score.${key}`]?.[0]) || null, sentence: result.sent[`sentence.${key}`]?.[0] ?? '' }])) : scores} />
        <WrittenRemarks remarks={conflict && result ? result.sent : written} labels={result?.labels ?? labels} />
      </div>
    );
  }
  return (
    <div className="wrap">
      <p className="meta">{heading} · {open.lead}</p>
      <h1 lang={open.textLang}>{open.title}</h1>
      <p className="lead">{t('assess.lead')}</p>
      <p>{t('assess.who')}</p>
      {conflict ? (
        <div {...REFUSAL}>
          <p>{t('assess.theirs')}</p>
          <WrittenScores criteria={criteria} scores={scores} />
          <p>{t('assess.again')}</p>
        </div>
      ) : <ErrorSummary result={result} labels={result?.labels} />}
      <form method="post" className="assessing mt-8">
        <input type="hidden" name="lock" value={open.lock} />
        <div className="stack">
          {open.earlier && <ReturnedBefore earlier={open.earlier} />}
          <p className="notice">{t('assess.reasonsLead')}</p>
          <SubmissionReading reading={open} reasons={remarks.reasons} result={result} />
        </div>
        <section className="assessing-criteria" aria-labelledby="criteria">
          <h2 id="criteria">{t('assess.criteria')}</h2>
          <CriteriaForm criteria={criteria} scores={scores} lang={open.textLang} result={result} />
          <div className="criterion">
            <TextArea name="note" label={t('assess.note')} hint={t('assess.noteHint')} rows={3} value={remarks.note} result={result} optional />
          </div>
          <div className="button-row">
            <button type="submit" name="intent" value="save" className="btn-secondary">{t('assess.save')}</button>
            <button type="submit" name="intent" value="publish" className="btn">{t('assess.publish')}</button>
            <button type="submit" name="intent" value="return" className="btn-secondary">{t('assess.return')}</button>
          </div>
          <p className="mt-4"><a href={`${open.here}/handing-back`}>{t('assess.handBack')}</a></p>
        </section>
      </form>
    </div>
  );
}
