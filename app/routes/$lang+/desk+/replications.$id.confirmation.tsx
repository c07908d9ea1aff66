import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, REFUSAL } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { Prose } from '#app/components/prose';
import { confirmReplication } from '#app/domain/replications/confirmation.server';
import { replicationMessages } from '#app/domain/replications/messages';
import { ReplicationFacts } from '#app/domain/replications/replication-parts';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { baseIn, headOf, replicationAction, replicationAt, sideAt } from '#app/page/replication.server';
import { useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const mine = (one: { side: string; isMine: boolean }) => one.side === sideAt(request) && one.isMine;
  const at = await replicationAt(request, params, ({ sides }) => sides.some(mine), ({ sides }) => sides.some((one) => mine(one) && (one.mayConfirm || one.mayWithdraw)));
  const side = sideAt(request);
  const isDone = at.view.sides.some((one) => one.side === side && one.at !== null);
  return json({ ...headOf(at, 'confirm.title'), view: at.view, side, isDone });
}

export const action = (args: ActionFunctionArgs) =>
  replicationAction(args, () => true, async ({ member, view, sent }) => confirmReplication(member, view.id, sideAt(args.request), baseIn(sent)));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ConfirmReplication() {
  const { here, heading, view, side, isDone } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(replicationMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const textLang = view.textLang === lang ? undefined : view.textLang;
  const said = { receiver: view.receiver, giver: view.giver, practice: view.practice.title };
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={here}>{heading}</a></p>
        <h1>{t('confirm.title')}</h1>
        <p className="lead">{t(`confirm.${side}`, said)}</p>
      </header>
      {result?.conflict ? <p {...REFUSAL}>{t('confirm.changed')}</p> : <ErrorSummary result={result} />}
      <ReplicationFacts view={view} />
      {view.changes && <><h2 className="mt-8 mb-2">{t('one.changes')}</h2><Prose html={view.changes} lang={textLang} /></>}
      {view.reasons && <><h2 className="mt-8 mb-2">{t('one.reasons')}</h2><Prose html={view.reasons} lang={textLang} /></>}
      {isDone ? <p className="notice">{t('confirm.done')}</p> : (
        <form method="post" className="mt-8">
          <input type="hidden" name="base" value={view.lock} />
          <p className="meta mb-4">{t('confirm.later')}</p>
          <div className="button-row">
            <button type="submit" className="btn">{t('confirm.submit')}</button>
            <a href={here} className="btn-secondary">{ui('cancel')}</a>
          </div>
        </form>
      )}
    </div>
  );
}
