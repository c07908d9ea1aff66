import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { milestoneMessages } from '#app/domain/milestones/messages';
import { openMilestone } from '#app/domain/milestones/milestone-desk.server';
import { MilestoneHistory } from '#app/domain/milestones/milestone-history';
import { MilestoneDays, StandingTag, useOther } from '#app/domain/milestones/milestone-words';
import { milestoneRecord } from '#app/domain/milestones/milestone.schema';
import { shownIn, standingOf, titleIn } from '#app/domain/milestones/milestone.type';
import { RecordForm } from '#app/domain/milestones/record-form';
import { recordMilestone } from '#app/domain/milestones/record.server';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { titleOfEntry } from '#app/domain/shared/desk-entry.server';
import { takeUpload } from '#app/domain/shared/documents.server';
import { attempt, found } from '#app/page/attempt.server';
import { deskPath } from '#app/page/back.server';
import { check, one, sentIn } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { recordAnswer, recordLabels, recordValues } from '#app/page/milestone.server';
import { fileIn, readUploads } from '#app/page/upload.server';
import { memberAt } from '#app/page/viewer.server';
import { now } from '#app/platform/env/clock.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { dayOf } from '#app/platform/i18n/format';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

async function milestoneAt(request: Request, params: LoaderFunctionArgs['params']) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const id = params.milestone ?? '';
  const opened = await found(() => openMilestone(member, params.id ?? '', id));
  const desk = `/${lang}/desk/pilots/${opened.pilot.id}`;
  return { lang, member, id, opened, desk, list: `${desk}/milestones` };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, opened, desk, list } = await milestoneAt(request, params);
  const { pilot, planned, history } = opened;
  return json({
    ...titleIn(opened, lang),
    pilotTitle: await titleOfEntry(pilot.id, lang),
    desk,
    list,
    back: deskPath(new URL(request.url).searchParams.get('back'), list),
    when: { today: dayOf(now()), pilotState: pilot.state },
    milestone: planned && shownIn(planned, lang),
    mayRecord: planned !== null && pilot.mayRecord,
    gone: planned === null,
    base: history[0]?.id ?? '',
    values: recordValues(planned, history[0], pilot.originalLang),
    history,
    labels: recordLabels(lang),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, id, opened, list } = await milestoneAt(request, params);
  const form = await readUploads(request);
  const sent = sentIn(form);
  const file = form.get('picture');
  const failed = await attempt(sent, async () => {
    const fields = check(milestoneRecord, Object.fromEntries(['state', 'reachedOn', 'note', 'lang', 'evidenceUrl'].map((name) => [name, one(sent, name)])));
    const picture = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
    const upload = fileIn(form, 'document');
    const mayTake = opened.planned !== null && opened.pilot.mayRecord;
    // A title alone: the browser forgot the file when the form came back.
    const document = mayTake && (upload || one(sent, 'title.new').trim()) ? await takeUpload(sent, upload, 'document') : null;
    await recordMilestone(member, opened.pilot.id, id, { base: one(sent, 'base'), fields, picture, keepPicture: one(sent, 'keepPicture') === 'yes', document, keepDocument: one(sent, 'keepDocument') === 'yes' });
    return redirectTo(deskPath(one(sent, 'back'), list), { flash: 'saved' });
  });
  return recordAnswer(failed, sent, lang);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data ? `${data.title} – ${translator(milestoneMessages, data.labels.lang)('title')} – ${data.pilotTitle}` : '', noindex: true });

export default function MilestonePage() {
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(milestoneMessages);
  const other = useOther();
  const { milestone, when, history } = data;
  return (
    <div className="wrap stack">
      <p className="meta"><a href={data.desk}>{data.pilotTitle}</a> · <a href={data.list}>{t('record.back')}</a></p>
      <h1 lang={other(data.lang)}>{data.title}</h1>
      {milestone && <p><StandingTag standing={standingOf(milestone, when)} /></p>}
      {milestone && <MilestoneDays milestone={milestone} when={when} />}
      {data.gone && <p className="notice">{t('record.gone')}</p>}
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={data.labels.fields} />}
      {(data.mayRecord || result) && (
        <section aria-labelledby="tell">
          <h2 id="tell">{t('record.lead')}</h2>
          <RecordForm values={data.values} result={result} base={result?.conflict?.base ?? result?.sent.base?.[0] ?? data.base} back={result?.sent.back?.[0] ?? data.back} />
        </section>
      )}
      <section aria-labelledby="history">
        <h2 id="history">{t('record.historyAll')}</h2>
        <MilestoneHistory history={history} />
      </section>
    </div>
  );
}
