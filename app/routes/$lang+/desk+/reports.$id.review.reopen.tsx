import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { reopenReport } from '#app/domain/reports/report-review.server';
import { mayReopenReport } from '#app/domain/reports/report.server';
import { reviewDeskMessages } from '#app/domain/review-desk/messages';
import { titleOfEntry } from '#app/domain/shared/desk-entry.server';
import { text } from '#app/domain/shared/fields';
import { formatPeriod } from '#app/domain/shared/period-words';
import { ReasonForm } from '#app/domain/shared/reason-form';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { reviewAt } from '#app/page/report-review.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';
import { z } from 'zod';

export const headers = privateHeaders;

const schema = z.object({ reason: text(2000) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, opened } = await reviewAt(request, params);
  const review = `/${lang}/desk/reports/${opened.report.id}/review`;
  if (!mayReopenReport(opened.viewer, opened.standing)) throw await movedOn(request, review);
  const named = { title: await titleOfEntry(opened.pilot.id, lang), period: formatPeriod(lang, opened.round.period) };
  return json({ title: translator(reviewDeskMessages, lang)('reopen.title', named), review });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, opened } = await reviewAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { reason } = check(schema, { reason: one(sent, 'reason') });
    await reopenReport(opened.viewer, opened.report.id, reason);
    return redirectTo(`/${lang}/desk/reports/${opened.report.id}/review`, { flash: 'reportReopened' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ReopenReport() {
  const { title, review } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(reviewDeskMessages);
  return (
    <div className="wrap-narrow stack">
      <h1>{title}</h1>
      <p className="lead">{t('reopen.lead')}</p>
      <ErrorSummary result={result} labels={{ reason: t('reopen.why') }} />
      <ReasonForm quiet label={t('reopen.why')} button={t('reopen.submit')} back={review} result={result} />
    </div>
  );
}
