import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { uiMessages } from '#app/components/messages';
import { sourceOptions } from '#app/domain/replications/choices.server';
import { replicationMessages } from '#app/domain/replications/messages';
import { SourceField } from '#app/domain/replications/replication-form';
import { baseOf, ReplicationPage } from '#app/domain/replications/replication-page';
import { takenUp } from '#app/domain/replications/replication.schema';
import { changeSource } from '#app/domain/replications/tell.server';
import { check, one } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { baseIn, fieldLabels, headOf, replicationAction, replicationAt } from '#app/page/replication.server';
import { useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const at = await replicationAt(request, params, ({ mayTell }) => mayTell, ({ state }) => state !== 'dropped');
  const { lang, view } = at;
  return json({ ...headOf(at, 'source.title'), options: await sourceOptions(view.practice.id, lang, view), value: view.sourceId, base: view.lock, labels: fieldLabels(lang) });
}

export const action = (args: ActionFunctionArgs) =>
  replicationAction(args, ({ mayTell }) => mayTell, async ({ member, view, sent }) => {
    const { sourceId } = check(takenUp.pick({ sourceId: true }), { sourceId: one(sent, 'sourceId') });
    await changeSource(member, view.id, baseIn(sent), sourceId);
  });

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ChangeSource() {
  const { here, heading, options, value, base, labels } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(replicationMessages);
  const ui = useT(uiMessages);
  return (
    <ReplicationPage here={here} heading={heading} title={t('source.title')} lead={t('source.lead')} result={result} labels={labels}>
      <form method="post" noValidate>
        <input type="hidden" name="base" value={baseOf(result, base)} />
        <SourceField options={options} value={value} result={result} />
        <div className="button-row">
          <button type="submit" className="btn">{ui('save')}</button>
          <a href={here} className="btn-secondary">{ui('cancel')}</a>
        </div>
      </form>
    </ReplicationPage>
  );
}
