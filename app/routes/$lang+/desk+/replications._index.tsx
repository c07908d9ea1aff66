import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DeskPart } from '#app/domain/people/desk-parts';
import { replicationMessages } from '#app/domain/replications/messages';
import { MOST_LISTED, replicationsOf } from '#app/domain/replications/replication-desk.server';
import { ReplicationTable, WaitingReplications } from '#app/domain/replications/replication-list';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  return json({ ...(await replicationsOf(member, lang)), most: MOST_LISTED, title: translator(replicationMessages, lang)('list.title') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function Replications() {
  const { title, waiting, taken, given, all, most } = useLoaderData<typeof loader>();
  const t = useT(replicationMessages);
  const lang = useLang();
  const parts = [{ id: 'taken', rows: taken }, { id: 'given', rows: given }, { id: 'all', rows: all ?? [] }] as const;
  const isEmpty = waiting.length + taken.length + given.length + (all?.length ?? 0) === 0;
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t(all ? 'list.leadAll' : 'list.lead')}</p>
      </header>
      {waiting.length > 0 && <DeskPart id="waiting" title={t('list.waiting')}><WaitingReplications rows={waiting} /></DeskPart>}
      {parts.map(({ id, rows }) => rows.length > 0 && (
        <DeskPart key={id} id={id} title={t(`list.${id}`)}>
          <ReplicationTable rows={rows} caption={t(`list.${id}`)} />
          {rows.length >= most && <p className="meta">{t('list.shown', { count: most })}</p>}
        </DeskPart>
      ))}
      {isEmpty && <p>{t('list.empty')}</p>}
      <p className="mt-8"><a href={`/${lang}/practices`}>{t('list.practices')}</a></p>
    </div>
  );
}
