import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { replicationMessages } from '#app/domain/replications/messages';
import { pilotChoices } from '#app/domain/replications/own-pilots.server';
import { AdaptationFields, StateField } from '#app/domain/replications/replication-form';
import { baseOf, ReplicationPage } from '#app/domain/replications/replication-page';
import { optionalReason } from '#app/domain/replications/replication.schema';
import { tellReplication } from '#app/domain/replications/tell.server';
import { check, one } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { baseIn, checkTold, fieldLabels, headOf, replicationAction, replicationAt } from '#app/page/replication.server';
import { useT } from '#app/platform/i18n/messages';
import { z } from 'zod';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const at = await replicationAt(request, params, ({ mayTell }) => mayTell);
  const { lang, view } = at;
  return json({ ...headOf(at, 'tell.title'), values: view.values, base: view.lock, dropped: view.state === 'dropped', pilots: await pilotChoices([view.partnerId], lang), labels: fieldLabels(lang) });
}

export const action = (args: ActionFunctionArgs) =>
  replicationAction(args, ({ mayTell }) => mayTell, async ({ member, view, sent }) => {
    const { reason } = check(z.object({ reason: optionalReason }), { reason: one(sent, 'reason') });
    await tellReplication(member, view.id, baseIn(sent), checkTold(sent), reason);
  });

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function TellReplication() {
  const { here, heading, values, base, dropped, pilots, labels } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(replicationMessages);
  const ui = useT(uiMessages);
  return (
    <ReplicationPage here={here} heading={heading} title={t('tell.title')} result={result} labels={labels}>
      <unsaved-guard>
        <form method="post" noValidate>
          <input type="hidden" name="base" value={baseOf(result, base)} />
          <StateField value={dropped ? '' : values.state} result={result} />
          <TextArea name="reason" label={t('field.reason')} hint={t('field.reasonHint')} optional rows={2} result={result} />
          <AdaptationFields values={values} pilots={pilots} result={result} />
          <div className="button-row">
            <button type="submit" className="btn">{ui('save')}</button>
            <a href={here} className="btn-secondary">{ui('cancel')}</a>
          </div>
        </form>
      </unsaved-guard>
    </ReplicationPage>
  );
}
