import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Legend, MapFigure } from '#app/domain/map/map-figure';
import { MapFilters } from '#app/domain/map/map-filters';
import { Choices, MapNotes, OpenedPlace, PlaceList } from '#app/domain/map/map-side';
import { mapOf, mapViewFrom } from '#app/domain/map/map.server';
import { mapMessages } from '#app/domain/map/messages';
import { isNarrowed, searchFor } from '#app/domain/pilots/pilot-filters';
import { pilotFiltersFrom } from '#app/domain/pilots/pilot-list.server';
import { pilotYears } from '#app/domain/pilots/pilot-tally.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const asked = new URL(request.url).searchParams;
  const filters = pilotFiltersFrom(asked);
  const view = mapViewFrom(asked);
  const [map, years] = await Promise.all([mapOf(lang, filters, view), pilotYears()]);
  const t = translator(mapMessages, lang);
  const kept = [...new URLSearchParams(searchFor({ ...filters, themes: [], status: null, year: null, sort: 'newest', page: 1 }))].map(([name, value]) => ({ name, value }));
  return json({
    map,
    filters,
    years,
    shows: view.show ?? (isNarrowed(filters) ? 'pilots' : 'partners'),
    kept: view.area ? [...kept, { name: 'area', value: view.area }] : kept,
    isPlain: asked.size === 0,
    title: map.place ? t('titleIn', { place: map.place.name }) : t('title'),
    description: t('lead'),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, description: data.description, noindex: !data.isPlain }) : []);

export default function MapRoute() {
  const { map, filters, years, shows, kept } = useLoaderData<typeof loader>();
  const t = useT(mapMessages);
  const { figure, isPart, place } = map;
  const area = t(`area.${figure.area}`);
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </header>
      <div className={`map-page map-page-${figure.area}`}>
        <figure id="map" className="map-frame">
          <Choices label={t('area.label')} choices={map.areas} />
          <MapFigure figure={figure} label={t(isPart ? 'figurePart' : 'figure', { area })} />
          <figcaption>
            {map.wholeHref && <p className="map-links no-print"><a href={map.wholeHref}>{t('wholeArea')}</a></p>}
            <Legend withEmpty={figure.markers.some(({ kind }) => kind === 'empty')} withClusters={figure.markers.some(({ kind }) => kind === 'cluster')} />
            <MapNotes map={map} />
          </figcaption>
        </figure>
        <div className="map-side stack">
          <div className="map-count">
            <h2>{map.pilots === 0 ? t('count', { pilots: 0 }) : t('countAt', { pilots: map.pilots, places: map.leads })}</h2>
            {map.pilots === 0 && <p className="notice">{t('none')}</p>}
            <p className="map-links no-print">
              <a href={map.listHref}>{t('asList')}</a>
              {map.clearHref && <a href={map.clearHref}>{t('all')}</a>}
            </p>
          </div>
          <MapFilters filters={filters} years={years} shows={shows} kept={kept} isOpen={isNarrowed(filters)} />
          {place && <OpenedPlace place={place} />}
          {map.places.length > 0 && <PlaceList map={map} />}
        </div>
      </div>
    </div>
  );
}
