import { uiMessages } from '#app/components/messages';
import { countryName } from '#app/domain/partners/partner-places.server';
import { isNarrowed, type PilotFilters, searchFor } from '#app/domain/pilots/pilot-list.server';
import { formatNumber } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { AREAS_BY_SIZE, type Frame, frameOf, holds, smallestArea } from './area';
import { basemapOf } from './basemap.server';
import { type Located, markersOf, spotsIn, type Words } from './figure';
import type { Area, ListedPlace, MapPage, OpenPlace } from './map.type';
import { areaAround, boxAround, frameAround, largerAreas, mapSearch, type MapView } from './map-view';
import { mapMessages } from './messages';
import { MOST_READ, pilotsAt, type Place, placesFor } from './places.server';

export { mapViewFrom } from './map-view';

const LISTED = 20;

type Drawable = Place & Located;
const isLocated = (place: Place): place is Drawable => place.at !== null;
const sumOf = (places: { pilots: number }[]): number => places.reduce((sum, { pilots }) => sum + pilots, 0);

/** What markers say and where they lead. Clusters lead to a closer view, and at the closest one to the list of what is in it. */
export function wordsFor(lang: Lang, area: Area, frame: Frame, hrefTo: (change: Partial<MapView>) => string): Words {
  const t = translator(mapMessages, lang);
  return {
    name: ({ name }, others, count) => (others > 0 ? t('cluster', { place: name, others, members: others + 1, count }) : t('marker', { place: name, count })),
    label: ({ name }, others) => (others > 0 ? t('clusterLabel', { place: name, others }) : name),
    text: (pilots) => formatNumber(lang, pilots),
    href: (members) => {
      const [only] = members;
      if (only && members.length === 1) return `${hrefTo({ place: only.slug })}#place`;
      const box = boxAround(members.map(({ at }) => at));
      const isCloser = frameAround(area, box).width < frame.width * 0.9;
      return isCloser ? `${hrefTo({ box, place: null })}#map` : '#places';
    },
  };
}

function listed(lang: Lang, places: Place[], view: MapView, hrefTo: (change: Partial<MapView>) => string): ListedPlace[] {
  const { compare } = new Intl.Collator(lang);
  const byName = (a: Place, b: Place) => compare(a.name, b.name);
  const order = view.order === 'name' ? byName : (a: Place, b: Place) => b.pilots - a.pilots || byName(a, b);
  return [...places].sort(order).map(({ slug, name, lang, pilots, at }) => ({
    slug, name, lang, pilots, isDrawn: at !== null, isCurrent: slug === view.place, href: `${hrefTo({ place: slug })}#place`,
  }));
}

async function openPlace(lang: Lang, filters: PilotFilters, place: Place | undefined, closeHref: string): Promise<OpenPlace | null> {
  if (!place) return null;
  const { slug, name, kind, pilots } = place;
  const listHref = filters.partner && filters.partner !== slug ? null : `/${lang}/pilots${searchFor({ ...filters, partner: slug, page: 1 })}`;
  const { shown, more } = pilots > 0 ? await pilotsAt(lang, filters, place.id) : { shown: [], more: false };
  return { slug, name, lang: place.lang, kind, country: countryName(lang, place.country), pilots, isNarrowed: isNarrowed(filters), shown, more, listHref, closeHref };
}

/** The map of what matches, with everything around it. */
export async function mapOf(lang: Lang, wanted: PilotFilters, view: MapView): Promise<MapPage> {
  const filters: PilotFilters = { ...wanted, sort: 'newest', page: 1 };
  const t = translator(mapMessages, lang);
  const ui = translator(uiMessages, lang);
  const hrefTo = (change: Partial<MapView>) => `/${lang}/map${mapSearch(searchFor(filters), { ...view, ...change })}`;
  const { places, leaderless, more } = await placesFor(lang, filters);

  const withPilots = places.filter(({ pilots }) => pilots > 0);
  const located = withPilots.filter(isLocated);
  const area = view.area ?? (view.box ? areaAround(view.box) : smallestArea(located.map(({ at }) => at)));
  const frame = frameAround(area, view.box);
  const isPart = frame.width < frameOf(area).width;
  const showsAll = (view.show ?? (isNarrowed(filters) ? 'pilots' : 'partners')) === 'partners';
  const candidates = showsAll ? places : withPilots;
  const drawable = candidates.filter(isLocated);
  const here = new Set(spotsIn(area, frame, drawable).map(({ slug }) => slug));
  const outside = sumOf(located.filter(({ slug }) => !here.has(slug)));
  const larger = isPart ? null : largerAreas(area).find((one) => located.every(({ at }) => holds(one, at)));

  const rows = listed(lang, isPart ? candidates.filter(({ slug }) => here.has(slug)) : candidates, view, hrefTo);
  const isWhole = view.isWhole || rows.length <= LISTED + 5;
  return {
    figure: {
      area,
      basemap: basemapOf(area, frame),
      markers: markersOf(area, frame, drawable, view.place, wordsFor(lang, area, frame, hrefTo)),
      theme: filters.themes.length === 1 ? (filters.themes[0] ?? null) : null,
    },
    isPart,
    isChosen: !view.area && !view.box && located.length > 0,
    areas: AREAS_BY_SIZE.map((one) => ({ label: t(`area.${one}`), href: hrefTo({ area: one, box: null }), current: one === area && !isPart })),
    wholeHref: isPart ? hrefTo({ box: null }) : null,
    pilots: sumOf(withPilots) + leaderless,
    leads: withPilots.length,
    newestOnly: more ? MOST_READ : null,
    unplaced: sumOf(withPilots) - sumOf(located) + leaderless,
    unplacedPartners: isPart ? 0 : candidates.length - drawable.length,
    outside: { pilots: outside, larger: larger ? { label: t(`area.${larger}`), href: hrefTo({ area: larger, box: null }) } : null },
    places: isWhole ? rows : rows.slice(0, LISTED),
    placeCount: rows.length,
    orders: (['pilots', 'name'] as const).map((order) => ({ label: t(order === 'name' ? 'list.byName' : 'list.byPilots'), href: `${hrefTo({ order })}#places`, current: view.order === order })),
    shows: (['partners', 'pilots'] as const).map((show) => ({ label: t(`shows.${show}`), href: hrefTo({ show }), current: showsAll === (show === 'partners') })),
    allHref: `${hrefTo({ isWhole: true })}#places`,
    fewerHref: view.isWhole && rows.length > LISTED + 5 ? `${hrefTo({ isWhole: false })}#places` : null,
    place: await openPlace(lang, filters, places.find(({ slug }) => slug === view.place), `${hrefTo({ place: null })}#places`),
    views: [{ label: ui('list.asList'), href: `/${lang}/pilots${searchFor(filters)}`, current: false }, { label: ui('map'), href: hrefTo({}), current: true }],
    kept: mapSearch('', { ...view, box: null, isWhole: false, place: null }).slice(1),
  };
}
