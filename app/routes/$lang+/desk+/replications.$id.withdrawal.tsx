import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { replicationMessages } from '#app/domain/replications/messages';
import { reasonText } from '#app/domain/replications/replication.schema';
import { withdrawConfirmation } from '#app/domain/replications/confirmation.server';
import { SIDES } from '#app/domain/replications/replication.type';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { ReasonForm } from '#app/domain/shared/reason-form';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { replicationAnswer, replicationAt } from '#app/page/replication.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { useT } from '#app/platform/i18n/messages';
import { z } from 'zod';

export const headers = privateHeaders;

/** The side that an address names. @throws 404 */
function sideAt(request: Request) {
  const side = SIDES.find((one) => one === new URL(request.url).searchParams.get('side'));
  if (!side) throw new Response(null, { status: 404 });
  return side;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { here, title, t } = await replicationAt(request, params, (view) => view.sides.some((one) => one.side === sideAt(request) && one.isMine), (view) => view.sides.some((one) => one.side === sideAt(request) && one.mayWithdraw));
  return json({ here, title: `${t('withdraw.title')} – ${title}`, heading: title });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, view, here } = await replicationAt(request, params);
  const sent = await readForm(request);
  const failed = await attempt(sent, async () => {
    const { reason } = check(z.object({ reason: reasonText }), { reason: one(sent, 'reason') });
    await withdrawConfirmation(member, view.id, sideAt(request), reason);
    return redirectTo(here, { flash: 'saved' });
  });
  return replicationAnswer(failed, sent, view.partnerId, lang);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function WithdrawConfirmation() {
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(replicationMessages);
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={data.here}>{data.heading}</a></p>
        <h1>{t('withdraw.title')}</h1>
        <p className="lead">{t('withdraw.lead')}</p>
      </header>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={{ reason: t('withdraw.why') }} />}
      <ReasonForm label={t('withdraw.why')} button={t('withdraw.title')} back={data.here} result={result} />
    </div>
  );
}
