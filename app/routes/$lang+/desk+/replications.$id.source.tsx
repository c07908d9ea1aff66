import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { sourceOptions } from '#app/domain/replications/choices.server';
import { replicationMessages } from '#app/domain/replications/messages';
import { SourceField } from '#app/domain/replications/replication-form';
import { takenUp } from '#app/domain/replications/replication.schema';
import { changeSource } from '#app/domain/replications/tell.server';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { baseIn, fieldLabels, replicationAnswer, replicationAt } from '#app/page/replication.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, view, here, title, t } = await replicationAt(request, params, ({ mayTell }) => mayTell, ({ state }) => state !== 'dropped');
  const options = await sourceOptions(view.practice.id, lang, view);
  return json({ here, title: `${t('source.title')} – ${title}`, heading: title, options, value: view.sourceId, base: view.lock, labels: fieldLabels(lang) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, view, here } = await replicationAt(request, params, (one) => one.mayTell);
  const sent = await readForm(request);
  const failed = await attempt(sent, async () => {
    const { sourceId } = check(takenUp.pick({ sourceId: true }), { sourceId: one(sent, 'sourceId') });
    await changeSource(member, view.id, baseIn(sent), sourceId);
    return redirectTo(here, { flash: 'saved' });
  });
  return replicationAnswer(failed, sent, view.partnerId, lang);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ChangeSource() {
  const { here, heading, options, value, base, labels } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(replicationMessages);
  const ui = useT(uiMessages);
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={here}>{heading}</a></p>
        <h1>{t('source.title')}</h1>
        <p className="lead">{t('source.lead')}</p>
      </header>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={labels} />}
      <form method="post" noValidate>
        <input type="hidden" name="base" value={result?.conflict?.base ?? result?.sent.base?.[0] ?? base} />
        <SourceField options={options} value={value} result={result} />
        <div className="button-row">
          <button type="submit" className="btn">{ui('save')}</button>
          <a href={here} className="btn-secondary">{ui('cancel')}</a>
        </div>
      </form>
    </div>
  );
}
