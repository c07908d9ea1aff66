import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { withdrawConfirmation } from '#app/domain/replications/confirmation.server';
import { replicationMessages } from '#app/domain/replications/messages';
import { ReplicationPage } from '#app/domain/replications/replication-page';
import { reasonText } from '#app/domain/replications/replication.schema';
import { ReasonForm } from '#app/domain/shared/reason-form';
import { check, one } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { headOf, replicationAction, replicationAt, sideAt } from '#app/page/replication.server';
import { useT } from '#app/platform/i18n/messages';
import { z } from 'zod';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const mine = (one: { side: string; isMine: boolean }) => one.side === sideAt(request) && one.isMine;
  const at = await replicationAt(request, params, ({ sides }) => sides.some(mine), ({ sides }) => sides.some((one) => mine(one) && one.mayWithdraw));
  return json(headOf(at, 'withdraw.title'));
}

export const action = (args: ActionFunctionArgs) =>
  replicationAction(args, () => true, async ({ member, view, sent }) => {
    const { reason } = check(z.object({ reason: reasonText }), { reason: one(sent, 'reason') });
    await withdrawConfirmation(member, view.id, sideAt(args.request), reason);
  });

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function WithdrawConfirmation() {
  const { here, heading } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(replicationMessages);
  return (
    <ReplicationPage here={here} heading={heading} title={t('withdraw.title')} lead={t('withdraw.lead')} result={result} labels={{ reason: t('withdraw.why') }}>
      <ReasonForm label={t('withdraw.why')} button={t('withdraw.title')} back={here} result={result} />
    </ReplicationPage>
  );
}
