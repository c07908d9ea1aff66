import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { replicationMessages } from '#app/domain/replications/messages';
import { baseOf, ReplicationPage } from '#app/domain/replications/replication-page';
import { reasonText } from '#app/domain/replications/replication.schema';
import { dropReplication } from '#app/domain/replications/tell.server';
import { ReasonForm } from '#app/domain/shared/reason-form';
import { check, one } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { baseIn, headOf, replicationAction, replicationAt } from '#app/page/replication.server';
import { useT } from '#app/platform/i18n/messages';
import { z } from 'zod';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const at = await replicationAt(request, params, ({ mayTell }) => mayTell, ({ state }) => state !== 'dropped');
  return json({ ...headOf(at, 'drop.title'), base: at.view.lock });
}

export const action = (args: ActionFunctionArgs) =>
  replicationAction(args, ({ mayTell }) => mayTell, async ({ member, view, sent }) => {
    const { reason } = check(z.object({ reason: reasonText }), { reason: one(sent, 'reason') });
    await dropReplication(member, view.id, baseIn(sent), reason);
  });

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function DropReplication() {
  const { here, heading, base } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(replicationMessages);
  return (
    <ReplicationPage here={here} heading={heading} title={t('drop.title')} lead={t('drop.lead')} result={result} labels={{ reason: t('drop.why') }}>
      <ReasonForm label={t('drop.why')} button={t('drop.submit')} back={here} result={result} hidden={{ base: baseOf(result, base) }} />
    </ReplicationPage>
  );
}
