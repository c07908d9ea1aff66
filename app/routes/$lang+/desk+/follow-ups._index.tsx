import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Pagination } from '#app/components/pagination';
import { SubNavigation } from '#app/components/sub-navigation';
import { FollowUpList, FollowUpTable } from '#app/domain/follow-ups/follow-up-list';
import { FOLLOW_UP_STANDINGS } from '#app/domain/follow-ups/follow-up.type';
import { allFollowUps, ownFollowUps } from '#app/domain/follow-ups/follow-ups.server';
import { followUpMessages } from '#app/domain/follow-ups/messages';
import { DeskPart } from '#app/domain/people/desk-parts';
import { oneIn, pageIn, searchOf } from '#app/domain/shared/list';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const sent = new URL(request.url).searchParams;
  const show = oneIn(sent, 'show', FOLLOW_UP_STANDINGS) ?? 'waiting';
  const [own, all] = await Promise.all([ownFollowUps(member, lang), allFollowUps(member, lang, show, pageIn(sent))]);
  if (!own && !all) throw new Response(null, { status: 404 });
  return json({ own: own ?? [], all, title: translator(followUpMessages, lang)('title') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function FollowUps() {
  const { own, all, title } = useLoaderData<typeof loader>();
  const t = useT(followUpMessages);
  const lang = useLang();
  const at = (show: string, page = 1) => `/${lang}/desk/follow-ups${searchOf([['show', show === 'waiting' ? null : show], ['page', page > 1 ? String(page) : null]])}`;
  const parts = [
    { id: 'now', rows: own.filter(({ standing, open, outcome }) => standing === 'waiting' || (standing === 'coming' && open && !outcome)) },
    { id: 'later', rows: own.filter(({ standing }) => standing === 'quiet') },
    { id: 'coming', rows: own.filter(({ standing, open }) => standing === 'coming' && !open) },
    { id: 'answered', rows: own.filter(({ standing }) => standing === 'answered') },
  ] as const;
  return (
    <>
      <div className="wrap">
        <header className="page-head">
          <h1>{title}</h1>
          <p className="lead">{t(all ? 'list.leadAll' : 'list.lead')}</p>
        </header>
        {parts.map(({ id, rows }) => rows.length > 0 && <DeskPart key={id} id={id} title={t(`list.${id}`)}><FollowUpList rows={rows} /></DeskPart>)}
        {!all && own.length === 0 && <p>{t('list.empty')}</p>}
        {all && own.length > 0 && <h2 className="section-head mt-12">{t('list.all')}</h2>}
      </div>
      {all && (
        <>
          <SubNavigation label={t('list.all')} links={FOLLOW_UP_STANDINGS.map((one) => ({ path: at(one), label: t('list.counts', { name: t(`standing.${one}`), count: all.counts[one] }) }))} at={at(all.show)} />
          <div className="wrap">
            {all.show === 'nobody' && all.rows.length > 0 && <p className="mb-6 max-w-2xl">{t('list.nobodyNote')}</p>}
            {all.show === 'quiet' && all.rows.length > 0 && <p className="mb-6 max-w-2xl">{t('list.quietNote')}</p>}
            {all.rows.length > 0 ? <FollowUpTable rows={all.rows} caption={t(`standing.${all.show}`)} /> : <p>{t('list.emptyAll')}</p>}
            <Pagination page={all.page} pages={all.pages} hrefOf={(page) => at(all.show, page)} />
          </div>
        </>
      )}
    </>
  );
}
