import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ArcMap } from '#app/domain/map/arc-map';
import { arcMap } from '#app/domain/map/arcs.server';
import { replicationMessages } from '#app/domain/replications/messages';
import type { Travel } from '#app/domain/replications/replication.type';
import { Adaptations, TakeUpInvite, TravelFigures, TravelTable } from '#app/domain/replications/travel-parts';
import { findTravel } from '#app/domain/replications/travel.server';
import { TravelTree } from '#app/domain/replications/tree-figure';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { now } from '#app/platform/env/clock.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { dayOf } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/map/map.css';
import '#app/domain/replications/travel.css';

const ORIGIN = 'origin';

/** The map of a practice's travel; null when too few of its places are known. */
function mapOf({ origin, places }: Travel) {
  const first = origin.at ? [{ key: ORIGIN, name: origin.name, lang: origin.lang, at: origin.at }] : [];
  const rest = places.flatMap(({ id, name, lang, at }) => (at ? [{ key: id, name, lang, at }] : []));
  return arcMap([...first, ...rest], places.map(({ id, parent, state }) => ({ from: parent ?? ORIGIN, to: id, isPast: state === 'dropped' })));
}

export async function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const found = await findTravel(lang, params.slug ?? '');
  if (!found) throw new Response(null, { status: 404 });
  if ('movedTo' in found) throw redirectTo(`/${lang}/practices/${found.movedTo}/travel`, { status: 301 });
  const { travel } = found;
  const t = translator(replicationMessages, lang);
  const lead = travel.places.length > 0 ? t('travel.lead', { count: travel.counted }) : travel.practice.isRetired ? t('travel.retired') : t(travel.practice.isOffered ? 'travel.none' : 'takeUp.notOffered');
  return json({ travel, lead, figure: mapOf(travel), today: dayOf(now()), title: t('travel.pageTitle', { practice: travel.practice.title }) });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, description: data.lead, noindex: data.travel.practice.isRetired, languages: data.travel.practice.languages, picture: `practices/${data.travel.practice.slug}` }) : []);

export default function TravelPage() {
  const { travel, lead, figure, today } = useLoaderData<typeof loader>();
  const t = useT(replicationMessages);
  const lang = useLang();
  const { practice, origin, places } = travel;
  const here = `/${lang}/practices/${practice.slug}`;
  const unplaced = places.filter(({ at }) => !at).length;
  return (
    <article className="wrap">
      <header className="page-head">
        <p className="meta"><a href={here}>{t('travel.back')}</a></p>
        <h1>{t('travel.title')}: <span lang={practice.lang === lang ? undefined : practice.lang}>{practice.title}</span></h1>
        <p className="lead">{lead}</p>
      </header>
      {places.length > 0 && (
        <>
          {practice.isRetired && <p className="notice mb-8">{t('travel.retired')}</p>}
          <TravelFigures travel={travel} />
          <section aria-labelledby="tree" className="mt-12">
            <div className="section-head"><h2 id="tree">{t('travel.tree')}</h2></div>
            <p className="mb-6 max-w-[40rem]">{t('travel.treeHow')}</p>
            <TravelTree travel={travel} today={today} hrefOf={(id) => `#place-${id}`} />
          </section>
          <div className="travel-pair mt-14">
            <section aria-labelledby="map">
              <div className="section-head"><h2 id="map">{t('travel.map')}</h2></div>
              {figure && <div className="map-frame travel-map"><ArcMap figure={figure} label={t('travel.mapLabel', { origin: origin.name, count: places.length })} /></div>}
              {unplaced > 0 && <p className="meta mt-3">{t('travel.unplaced', { count: unplaced })}</p>}
            </section>
            <section aria-labelledby="adaptations">
              <div className="section-head"><h2 id="adaptations">{t('travel.adaptations')}</h2></div>
              <Adaptations travel={travel} />
            </section>
          </div>
          <div className="mt-14">
            <div className="section-head">
              <h2>{t('travel.table')}</h2>
              <span className="flex flex-wrap gap-x-6"><a href={`${here}/travel.csv`}>{t('travel.download')}</a><a href={`${here}/travel.json`}>{t('travel.downloadJson')}</a></span>
            </div>
            <TravelTable travel={travel} />
          </div>
        </>
      )}
      <TakeUpInvite practice={practice} />
    </article>
  );
}
