import type { Way } from '#app/components/list/list-parts';
import type { PilotSummary } from '#app/domain/pilots/pilot-reading.type';
import type { Lang } from '#app/platform/i18n/languages';

/** What a map can show, the smallest first. */
export type Area = 'finland' | 'nordics' | 'europe' | 'world';

/** Lines and surfaces below the markers, as SVG path data in a drawing of width × height. */
export type Basemap = { width: number; height: number; home: string; land: string; borders: string };

export type LabelSide = 'right' | 'left' | 'above' | 'below';

/** One square on the map: a place, or several that would cover one another. */
export type Marker = {
  key: string;
  href: string;
  /** What it says to those who do not see it */
  name: string;
  /** Percent of the figure's width and height */
  x: number;
  y: number;
  /** The number inside; empty for organisations without pilots */
  text: string;
  /** Side in pixels */
  size: number;
  kind: 'place' | 'cluster' | 'empty';
  isCurrent: boolean;
  /** On which figures it is drawn */
  at: 'both' | 'narrow' | 'wide';
  label: { text: string; lang: Lang; narrow: LabelSide | null; wide: LabelSide | null };
};

/** A map ready to be drawn. */
export type Figure = { area: Area; basemap: Basemap; markers: Marker[]; theme: string | null };

/** One place on a small map; percent of its width and height. */
export type Spotted = { area: Area; basemap: Basemap; x: number; y: number; href: string };

/** An organisation in the list beside the map. */
export type ListedPlace = { slug: string; name: string; lang: Lang; pilots: number; isDrawn: boolean; isCurrent: boolean; href: string };

/** The organisation a reader has opened, with the newest of the matching pilots it leads. */
export type OpenPlace = {
  slug: string;
  name: string;
  lang: Lang;
  kind: string;
  country: string;
  pilots: number;
  isNarrowed: boolean;
  shown: PilotSummary[];
  /** Whether it leads more than are shown */
  more: boolean;
  /** Its pilots in the list; null when the filters already name another organisation */
  listHref: string | null;
  closeHref: string;
};

/** Everything the page of the map shows. */
export type MapPage = {
  figure: Figure;
  isPart: boolean;
  /** The area was chosen because it is the smallest that holds the places with pilots. */
  isChosen: boolean;
  areas: Way[];
  wholeHref: string | null;
  pilots: number;
  /** Organisations that lead them */
  leads: number;
  /** Set when only so many of the newest matching pilots were counted */
  newestOnly: number | null;
  unplaced: number;
  unplacedPartners: number;
  outside: { pilots: number; larger: { label: string; href: string } | null };
  places: ListedPlace[];
  /** How many the whole list has */
  placeCount: number;
  orders: Way[];
  /** With or without organisations that lead no matching pilots */
  shows: Way[];
  allHref: string;
  fewerHref: string | null;
  place: OpenPlace | null;
  /** The same pilots as a list, and here */
  views: Way[];
  /** What an address says of the view and not of the filters, to be kept when those change; without ? */
  kept: string;
};

/** Places joined by arcs, ready to be drawn; percent of width and height. */
export type ArcFigure = {
  area: Area;
  basemap: Basemap;
  /** Of the arcs' drawing */
  viewBox: string;
  arcs: { key: string; path: string; isPast: boolean }[];
  places: { key: string; name: string; lang: Lang; x: number; y: number; isFirst: boolean; narrow: LabelSide | null; wide: LabelSide | null }[];
};
