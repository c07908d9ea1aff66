import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, REFUSAL, TextArea } from '#app/components/field';
import { assessmentMessages } from '#app/domain/assessment/messages';
import { text } from '#app/domain/shared/fields';
import { sharedMessages } from '#app/domain/shared/messages';
import { giveBackEntry, openForRelease, releaseEntry } from '#app/domain/shared/release.server';
import { SubmissionReading } from '#app/domain/shared/submission-reading';
import { Thread } from '#app/domain/shared/thread';
import { threadView } from '#app/domain/shared/thread.server';
import { readingOf } from '#app/page/assessment.server';
import { attempt, found } from '#app/page/attempt.server';
import { kindAt } from '#app/page/entry.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';
import { z } from 'zod';

export const headers = privateHeaders;

const sentSchema = z.object({ note: text(2000) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const type = kindAt(params);
  const opened = await found(() => openForRelease(member, type, params.id ?? ''));
  return json({
    ...(await readingOf(type, lang, opened)),
    as: opened.as,
    waits: opened.waits,
    number: opened.revision.number,
    heading: translator(assessmentMessages, lang)('release.title'),
    thread: await threadView(opened.entry.id, type, lang, false),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const type = kindAt(params);
  const { entry } = await found(() => openForRelease(member, type, params.id ?? ''));
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { note } = check(sentSchema, { note: one(sent, 'note') });
    const number = Number(one(sent, 'number'));
    const back = one(sent, 'decision') === 'back';
    await (back ? giveBackEntry : releaseEntry)(member, type, entry.id, number, note);
    return redirectTo(`/${lang}/desk`, { flash: back ? 'givenBack' : 'released' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.heading} – ${data.title}` : '', noindex: true });

export default function ReleasePage() {
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(assessmentMessages);
  const shared = useT(sharedMessages);
  const steps = data.as === 'coordinator';
  const label = t(steps ? 'release.reason' : 'release.note');
  return (
    <div className="wrap-narrow stack">
      <p className="meta">{data.heading} · {data.lead}</p>
      <h1 lang={data.textLang}>{data.title}</h1>
      <p className="lead">{t(steps ? 'release.leadCoordinator' : 'release.lead')}</p>
      {data.waits ? <ErrorSummary result={result} labels={{ note: label }} /> : <p {...REFUSAL}>{t('release.gone')}</p>}
      <SubmissionReading reading={data} />
      <form method="post" className="mt-12">
        <input type="hidden" name="number" value={data.number} />
        <TextArea name="note" label={label} hint={t(steps ? 'release.reasonHint' : 'release.noteHint')} rows={4} result={result} optional={!steps} />
        {data.waits && (
          <div className="button-row">
            <button type="submit" name="decision" value="release" className="btn">{t('release.do')}</button>
            <button type="submit" name="decision" value="back" className="btn-secondary">{t('release.back')}</button>
          </div>
        )}
      </form>
      <section aria-labelledby="thread">
        <h2 id="thread">{shared('desk.thread')}</h2>
        <Thread steps={data.thread} />
      </section>
    </div>
  );
}
