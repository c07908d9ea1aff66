import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Prose } from '#app/components/prose';
import { replicationMessages } from '#app/domain/replications/messages';
import { Confirmations, ReplicationFacts } from '#app/domain/replications/replication-parts';
import { Thread } from '#app/domain/shared/thread';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { replicationAt } from '#app/page/replication.server';
import { useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { view, here, title } = await replicationAt(request, params);
  return json({ view, here, title });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ReplicationPage() {
  const { view, here } = useLoaderData<typeof loader>();
  const t = useT(replicationMessages);
  const lang = useLang();
  const other = (of: string) => (of === lang ? undefined : of);
  const practice = `/${lang}/practices/${view.practice.slug}`;
  const standing = view.isMerged ? 'merged' : view.state === 'dropped' ? (view.isShown ? 'droppedShown' : 'droppedHidden') : view.isCounted ? 'counted' : 'notCounted';
  return (
    <div className="wrap">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/replications`}>{t('one.back')}</a> · <a href={practice}>{t('one.practice')}</a> · <a href={`${practice}/travel`}>{t('one.travel')}</a></p>
        <h1>{view.receiver}: <span lang={other(view.practice.lang)}>{view.practice.title}</span></h1>
        <p className="lead">{t(`one.${standing}`)}</p>
      </header>
      {view.isNewer && <p className="notice">{t('one.newer')} <a href={`${practice}/versions?since=${view.revisionNumber}`}>{t('one.newerLink')}</a></p>}
      {view.mayTell && (
        <p className="button-row">
          <a className="btn" href={`${here}/edit`}>{t('one.tell')}</a>
          {view.state !== 'dropped' && <><a className="btn-secondary" href={`${here}/source`}>{t('one.source')}</a> <a className="btn-secondary" href={`${here}/drop`}>{t('one.drop')}</a></>}
          {view.mayDelete && <a className="btn-secondary" href={`${here}/delete`}>{t('one.delete')}</a>}
        </p>
      )}
      <section aria-labelledby="confirmations" className="mt-10">
        <div className="section-head"><h2 id="confirmations">{t('one.confirmations')}</h2></div>
        <Confirmations sides={view.sides} here={here} />
      </section>
      <section aria-labelledby="facts" className="mt-12">
        <div className="section-head"><h2 id="facts">{t('one.facts')}</h2></div>
        <ReplicationFacts view={view} />
      </section>
      <section aria-labelledby="changes" className="mt-12">
        <div className="section-head"><h2 id="changes">{t('one.changes')}</h2></div>
        {view.changes ? <Prose html={view.changes} lang={other(view.textLang)} /> : <p>{t('one.nothingChanged')}</p>}
        {view.reasons && <><h3 className="mt-6 mb-2">{t('one.reasons')}</h3><Prose html={view.reasons} lang={other(view.textLang)} /></>}
      </section>
      <section aria-labelledby="thread" className="mt-12">
        <div className="section-head"><h2 id="thread">{t('one.thread')}</h2></div>
        <Thread steps={view.thread} />
      </section>
    </div>
  );
}
