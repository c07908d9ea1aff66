import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { replicationMessages } from '#app/domain/replications/messages';
import { reasonText } from '#app/domain/replications/replication.schema';
import { dropReplication } from '#app/domain/replications/tell.server';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { ReasonForm } from '#app/domain/shared/reason-form';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { baseIn, replicationAnswer, replicationAt } from '#app/page/replication.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { useT } from '#app/platform/i18n/messages';
import { z } from 'zod';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { view, here, title, t } = await replicationAt(request, params, ({ mayTell }) => mayTell, ({ state }) => state !== 'dropped');
  return json({ here, title: `${t('drop.title')} – ${title}`, heading: title, base: view.lock });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, view, here } = await replicationAt(request, params, (one) => one.mayTell);
  const sent = await readForm(request);
  const failed = await attempt(sent, async () => {
    const { reason } = check(z.object({ reason: reasonText }), { reason: one(sent, 'reason') });
    await dropReplication(member, view.id, baseIn(sent), reason);
    return redirectTo(here, { flash: 'saved' });
  });
  return replicationAnswer(failed, sent, view.partnerId, lang);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function DropReplication() {
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(replicationMessages);
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={data.here}>{data.heading}</a></p>
        <h1>{t('drop.title')}</h1>
        <p className="lead">{t('drop.lead')}</p>
      </header>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={{ reason: t('drop.why') }} />}
      <ReasonForm label={t('drop.why')} button={t('drop.submit')} back={data.here} result={result} hidden={{ base: result?.conflict?.base ?? result?.sent.base?.[0] ?? String(data.base) }} />
    </div>
  );
}
