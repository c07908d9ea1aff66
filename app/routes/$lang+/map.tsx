import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FacetPanel } from '#app/components/list/facets';
import { Chips, Ways } from '#app/components/list/list-parts';
import { uiMessages } from '#app/components/messages';
import { Legend, MapFigure, ZoomButtons } from '#app/domain/map/map-figure';
import { MapNotes, OpenedPlace, PlaceList } from '#app/domain/map/map-side';
import { mapOf, mapViewFrom } from '#app/domain/map/map.server';
import { mapMessages } from '#app/domain/map/messages';
import { useHrefs, usePilotChips, usePilotFacets } from '#app/domain/pilots/pilot-facets';
import { choosePilots, pilotFiltersFrom } from '#app/domain/pilots/pilot-list.server';
import { pilotMessages } from '#app/domain/pilots/messages';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useT } from '#app/platform/i18n/messages';
import '#app/domain/map/map.css';
import '#app/components/list.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const asked = new URL(request.url).searchParams;
  const filters = pilotFiltersFrom(asked);
  const [map, choices] = await Promise.all([mapOf(lang, filters, mapViewFrom(asked)), choosePilots(lang, filters)]);
  const t = translator(mapMessages, lang);
  return json({
    map,
    filters: { ...filters, sort: 'newest' as const, page: 1 },
    choices,
    isPlain: asked.size === 0,
    title: map.place ? t('titleIn', { place: map.place.name }) : t('title'),
    description: t('lead'),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, description: data.description, noindex: !data.isPlain }) : []);

export default function MapRoute() {
  const { map, filters, choices } = useLoaderData<typeof loader>();
  const t = useT(mapMessages);
  const pilots = useT(pilotMessages);
  const ui = useT(uiMessages);
  const { figure, isPart, place, kept } = map;
  const withView = <T extends { href: string }>(link: T): T => ({ ...link, href: kept ? `${link.href}${link.href.includes('?') ? '&' : '?'}${kept}` : link.href });
  const facets = usePilotFacets('/map', filters, choices.facets, choices.years).map((facet) => ({ ...facet, choices: facet.choices.map(withView) }));
  const chips = usePilotChips('/map', filters, choices.partner).map(withView);
  const { href: clear } = withView({ href: useHrefs('/map', filters).clear });
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </header>
      <div className={`map-page map-page-${figure.area}`}>
        <figure id="map" className="map-frame">
          <Ways label={t('area.label')} ways={map.areas} className="map-areas" />
          <map-zoom>
            <MapFigure figure={figure} label={t(isPart ? 'figurePart' : 'figure', { area: t(`area.${figure.area}`) })} />
            <ZoomButtons />
          </map-zoom>
          <figcaption>
            {map.wholeHref && <p className="map-links no-print"><a href={map.wholeHref}>{t('wholeArea')}</a></p>}
            <Legend withEmpty={figure.markers.some(({ kind }) => kind === 'empty')} withClusters={figure.markers.some(({ kind }) => kind === 'cluster')} />
            <MapNotes map={map} />
          </figcaption>
        </figure>
        <div className="map-side">
          <div className="section-head">
            <h2>{map.pilots === 0 ? t('count', { pilots: 0 }) : t('countAt', { pilots: map.pilots, places: map.leads })}</h2>
            <Ways label={ui('list.views')} ways={map.views} className="views" />
          </div>
          <Chips chips={chips} clearHref={clear} />
          {map.pilots === 0 && <p className="notice">{t('none')}</p>}
          <FacetPanel facets={facets} inUse={chips.length} unit={(count) => pilots('list.shown', { count })}>
            <Ways label={t('show')} ways={map.shows} className="map-shows" />
          </FacetPanel>
          {place && <OpenedPlace place={place} />}
          {map.places.length > 0 && <PlaceList map={map} />}
        </div>
      </div>
    </div>
  );
}
