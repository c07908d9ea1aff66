import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { uiMessages } from '#app/components/messages';
import { replicationMessages } from '#app/domain/replications/messages';
import { ReplicationPage } from '#app/domain/replications/replication-page';
import { deleteReplication } from '#app/domain/replications/tell.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { headOf, replicationAction, replicationAt } from '#app/page/replication.server';
import { useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  return json(headOf(await replicationAt(request, params, ({ mayTell }) => mayTell, ({ mayDelete }) => mayDelete), 'delete.title'));
}

export const action = (args: ActionFunctionArgs) =>
  replicationAction(args, ({ mayTell }) => mayTell, ({ member, view }) => deleteReplication(member, view.id), true);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function DeleteReplication() {
  const { here, heading } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(replicationMessages);
  const ui = useT(uiMessages);
  return (
    <ReplicationPage here={here} heading={heading} title={t('delete.title')} lead={t('delete.lead')} result={result}>
      <form method="post" className="button-row">
        <button type="submit" className="btn-danger">{t('delete.title')}</button>
        <a href={here} className="btn-secondary">{ui('cancel')}</a>
      </form>
    </ReplicationPage>
  );
}
