import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, REFUSAL, TextArea } from '#app/components/field';
import { reportSubjects } from '#app/domain/reports/report-subjects.server';
import { sharedMessages } from '#app/domain/shared/messages';
import { Invalid } from '#app/domain/shared/outcome';
import { approveEntry, declineEntry, returnEntry } from '#app/domain/shared/review.server';
import { textIssues } from '#app/domain/shared/section';
import { SubmissionReading } from '#app/domain/shared/submission-reading';
import { Thread } from '#app/domain/shared/thread';
import { threadView } from '#app/domain/shared/thread.server';
import { readingOf } from '#app/page/assessment.server';
import { attempt } from '#app/page/attempt.server';
import { entryAt, fieldNames } from '#app/page/entry.server';
import { one, readForm, type Sent } from '#app/page/form.server';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

const MAX_REASON = 2000;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { type, lang, working, base, may } = await entryAt(request, params);
  // After another coordinator's decision the page still stands, so that one's own reasons are not lost.
  if (!may.review && !may.decided) throw await movedOn(request, base);
  return json({
    decided: may.decided,
    assessed: type.behaviours.assessed !== undefined,
    ...(await readingOf(type, lang, working)),
    heading: translator(sharedMessages, lang)('review.title'),
    number: working.revision.number,
    thread: await threadView(working.entry.id, type, lang, false, { subjects: await reportSubjects(working.entry.id, lang) }),
  });
}

/** The reasons in a form, by field. Too long a one is refused where it stands. */
function reasonsIn(sent: Sent) {
  const reasons = Object.keys(sent)
    .filter((name) => name.startsWith('reason.'))
    .map((name) => ({ field: name.slice('reason.'.length), text: one(sent, name).trim() }))
    .filter(({ text }) => text !== '');
  const issues = reasons.flatMap(({ field, text }) => textIssues(`reason.${field}`, text, MAX_REASON));
  const note = one(sent, 'note').trim();
  issues.push(...textIssues('note', note, MAX_REASON));
  if (issues.length > 0) throw new Invalid(issues);
  return { reasons, note };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { type, member, lang, working } = await entryAt(request, params);
  const sent = await readForm(request);
  const failed = await attempt(sent, async () => {
    const { reasons, note } = reasonsIn(sent);
    const { id } = working.entry;
    const number = Number(one(sent, 'number'));
    const decision = one(sent, 'decision');
    if (decision === 'approve') await approveEntry(member, type, id, number);
    else if (decision === 'decline') await declineEntry(member, type, id, number, note);
    else await returnEntry(member, type, id, number, reasons, note);
    const flash = { approve: 'approved', decline: 'declined' }[decision] ?? 'returned';
    return redirectTo(`/${lang}/desk`, { flash });
  });
  if (failed.status === 303) return failed;
  const body = await failed.json();
  return json({ ...body, labels: fieldNames(type, lang, body.issues.map((i: { field: string }) => i.field.replace(/^reason\./, ''))) }, { status: failed.status });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.heading} – ${data.title}` : '', noindex: true });

export default function ReviewPage() {
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(sharedMessages);
  const gone = data.decided || result?.issues?.some((issue: { code: string }) => issue.code === 'conflict');
  return (
    <div className="wrap-narrow stack">
      <p className="meta">{t('review.title')} · {data.lead}</p>
      <h1 lang={data.textLang}>{data.title}</h1>
      <p className="lead">{t('review.lead')}</p>
      {data.assessed && !data.decided && <p className="notice">{t('review.byAssessor')}</p>}
      {gone ? <p {...REFUSAL}>{t('review.gone')}</p> : <ErrorSummary result={result} labels={{ ...result?.labels, note: t('review.note') }} />}
      <form method="post">
        <input type="hidden" name="number" value={data.number} />
        <SubmissionReading reading={data} reasons={{}} result={result} />
        <TextArea name="note" label={t('review.note')} hint={t('review.noteHint')} rows={4} result={result} optional />
        {!data.decided && <div className="button-row">
          {!data.assessed && <button type="submit" name="decision" value="approve" className="btn">{t('review.approve')}</button>}
          <button type="submit" name="decision" value="return" className="btn-secondary">{t('review.return')}</button>
          <button type="submit" name="decision" value="decline" className="btn-danger">{t('review.decline')}</button>
        </div>}
      </form>
      <section aria-labelledby="thread">
        <h2 id="thread">{t('desk.thread')}</h2>
        <Thread steps={data.thread} />
      </section>
    </div>
  );
}
