import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { pilotChoices } from '#app/domain/replications/own-pilots.server';
import { replicationMessages } from '#app/domain/replications/messages';
import { AdaptationFields, StateField } from '#app/domain/replications/replication-form';
import { optionalReason } from '#app/domain/replications/replication.schema';
import { tellReplication } from '#app/domain/replications/tell.server';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { baseIn, checkTold, fieldLabels, replicationAnswer, replicationAt } from '#app/page/replication.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { useT } from '#app/platform/i18n/messages';
import { z } from 'zod';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, view, here, title, t } = await replicationAt(request, params, ({ mayTell }) => mayTell);
  return json({ here, title: `${t('tell.title')} – ${title}`, heading: title, values: view.values, base: view.lock, dropped: view.state === 'dropped', pilots: await pilotChoices([view.partnerId], lang), labels: fieldLabels(lang) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, view, here } = await replicationAt(request, params, (one) => one.mayTell);
  const sent = await readForm(request);
  const failed = await attempt(sent, async () => {
    const { reason } = check(z.object({ reason: optionalReason }), { reason: one(sent, 'reason') });
    await tellReplication(member, view.id, baseIn(sent), checkTold(sent), reason);
    return redirectTo(here, { flash: 'saved' });
  });
  return replicationAnswer(failed, sent, view.partnerId, lang);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function TellReplication() {
  const { here, heading, values, base, dropped, pilots, labels } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(replicationMessages);
  const ui = useT(uiMessages);
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={here}>{heading}</a></p>
        <h1>{t('tell.title')}</h1>
      </header>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={labels} />}
      <unsaved-guard>
        <form method="post" noValidate>
          <input type="hidden" name="base" value={result?.conflict?.base ?? result?.sent.base?.[0] ?? base} />
          <StateField value={dropped ? '' : values.state} result={result} />
          <TextArea name="reason" label={t('field.reason')} hint={t('field.reasonHint')} optional rows={2} result={result} />
          <AdaptationFields values={values} pilots={pilots} result={result} />
          <div className="button-row">
            <button type="submit" className="btn">{ui('save')}</button>
            <a href={here} className="btn-secondary">{ui('cancel')}</a>
          </div>
        </form>
      </unsaved-guard>
    </div>
  );
}
