import { useLang, useT } from '#app/platform/i18n/messages';
import type { Basemap, Figure, LabelSide, Marker } from './map.type';
import { mapMessages } from './messages';
import './map.css';
import '../shared/only-width.css';

/** Land under the markers, stretched over the whole figure. */
export function Land({ basemap: { width, height, land, home, borders } }: { basemap: Basemap }) {
  return (
    <svg className="map-land" width="100%" height="100%" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {land && <path className="map-others" d={land} />}
      {borders && <path className="map-borders" d={borders} />}
      {home && <path className="map-home" d={home} />}
    </svg>
  );
}

const away = (size: number, kind: Marker['kind']) => (kind === 'empty' ? 7 : size / 2) + 4;

function positionOf(side: LabelSide, half: number): { x?: number; y: number; textAnchor: 'start' | 'middle' | 'end' } {
  if (side === 'right') return { x: half, y: 5, textAnchor: 'start' };
  if (side === 'left') return { x: -half, y: 5, textAnchor: 'end' };
  return { y: side === 'above' ? -half - 2 : half + 10, textAnchor: 'middle' };
}

/** The place's name beside its square; narrow and wide figures may have room for it on different sides. */
export function Label({ label: { text, lang, narrow, wide }, size, kind }: Pick<Marker, 'label' | 'size' | 'kind'>) {
  const page = useLang();
  const of = (side: LabelSide, only?: string) => (
    <text key={only} className={only ? `map-label ${only}` : 'map-label'} lang={lang === page ? undefined : lang} {...positionOf(side, away(size, kind))}>{`${text} `}</text>
  );
  if (narrow === wide) return narrow && of(narrow);
  return <>{narrow && of(narrow, 'only-narrow')}{wide && of(wide, 'only-wide')}</>;
}

/** A square in real pixels, whatever the size of the figure: solid for one organisation, open at a corner for several. */
function Square({ size, kind }: Pick<Marker, 'size' | 'kind'>) {
  const half = size / 2;
  const hit = Math.max(size, 24);
  const target = <rect className="map-target" x={-hit / 2} y={-hit / 2} width={hit} height={hit} />;
  if (kind === 'empty') return <>{target}<rect className="map-empty" x={-5} y={-5} width={10} height={10} /></>;
  if (kind === 'place') return <rect className="map-place" x={-half} y={-half} width={size} height={size} />;
  const inner = half - 2;
  return <>{target}<path className="map-cluster" d={`M${half * 0.4} ${-inner}H${-inner}V${inner}H${inner}V${-half * 0.3}`} /></>;
}

function Mark({ marker }: { marker: Marker }) {
  const { href, name, x, y, text, size, kind, isCurrent, at, label } = marker;
  const ring = Math.max(size, 24) / 2 + 4;
  return (
    <a href={href} aria-label={name} aria-current={isCurrent ? 'true' : undefined} className={at === 'both' ? `map-mark map-mark-${kind}` : `map-mark map-mark-${kind} only-${at}`}>
      <title>{name}</title>
      <svg x={`${x}%`} y={`${y}%`} aria-hidden="true">
        <rect className="map-ring" x={-ring} y={-ring} width={ring * 2} height={ring * 2} />
        <Square size={size} kind={kind} />
        <Label label={label} size={size} kind={kind} />
        {text && <text className="map-number" y={5} textAnchor="middle">{text}</text>}
      </svg>
    </a>
  );
}

/** The map: land, and squares that are links. `label` is what it is called for those who do not see it. */
export function MapFigure({ figure, label }: { figure: Figure; label: string }) {
  const { area, basemap, markers, theme } = figure;
  return (
    <svg className={theme ? `map map-${area} map-theme-${theme}` : `map map-${area}`} role="group" aria-label={label}>
      <Land basemap={basemap} />
      {markers.map((marker) => <Mark key={marker.key} marker={marker} />)}
    </svg>
  );
}

const ZOOMS = { in: 'M8 2v12M2 8h12', out: 'M2 8h12', reset: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4' } as const;

/** Buttons for <map-zoom>, which are not seen before its script has run. */
export function ZoomButtons() {
  const t = useT(mapMessages);
  return (
    <div className="map-buttons">
      {(['in', 'out', 'reset'] as const).map((way) => (
        <button key={way} type="button" data-zoom={way} aria-label={t(`zoom.${way}`)} title={t(`zoom.${way}`)}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d={ZOOMS[way]} fill="none" stroke="currentColor" strokeWidth="2" /></svg>
        </button>
      ))}
    </div>
  );
}

/** What the squares mean, in words. */
export function Legend({ withEmpty, withClusters }: { withEmpty: boolean; withClusters: boolean }) {
  const t = useT(mapMessages);
  const kinds = (['place', 'cluster', 'empty'] as const).filter((kind) => (kind === 'empty' ? withEmpty : kind === 'place' || withClusters));
  return (
    <ul className="map-legend" aria-label={t('legend.label')}>
      {kinds.map((kind) => (
        <li key={kind}>
          <svg className={`map-sample map-mark-${kind}`} viewBox="-14 -14 28 28" width="28" height="28" aria-hidden="true"><Square size={kind === 'empty' ? 10 : 24} kind={kind} /></svg>
          <span>{t(`legend.${kind}`)}</span>
        </li>
      ))}
    </ul>
  );
}
