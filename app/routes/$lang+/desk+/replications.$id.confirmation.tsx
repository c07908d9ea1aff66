import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { Prose } from '#app/components/prose';
import { confirmReplication } from '#app/domain/replications/confirmation.server';
import { replicationMessages } from '#app/domain/replications/messages';
import { ReplicationFacts } from '#app/domain/replications/replication-parts';
import { SIDES } from '#app/domain/replications/replication.type';
import { attempt } from '#app/page/attempt.server';
import { readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { baseIn, replicationAnswer, replicationAt } from '#app/page/replication.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

/** The side that an address names. @throws 404 */
function sideAt(request: Request) {
  const side = SIDES.find((one) => one === new URL(request.url).searchParams.get('side'));
  if (!side) throw new Response(null, { status: 404 });
  return side;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { view, here, title, t } = await replicationAt(request, params, (one) => one.sides.some((own) => own.side === sideAt(request) && own.isMine), (one) => one.sides.some((own) => own.side === sideAt(request) && (own.mayConfirm || own.mayWithdraw)));
  const side = sideAt(request);
  const isDone = view.sides.some((one) => one.side === side && one.at !== null);
  return json({ here, title: `${t('confirm.title')} – ${title}`, heading: title, view, side, isDone });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, view, here } = await replicationAt(request, params);
  const sent = await readForm(request);
  const failed = await attempt(sent, async () => {
    await confirmReplication(member, view.id, sideAt(request), baseIn(sent));
    return redirectTo(here, { flash: 'saved' });
  });
  return replicationAnswer(failed, sent, view.partnerId, lang);
}

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
      {result?.conflict ? <p className="error-summary" role="alert">{t('confirm.changed')}</p> : <ErrorSummary result={result} />}
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
