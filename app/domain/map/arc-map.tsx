import { useLang } from '#app/platform/i18n/messages';
import { Label, Land } from './map-figure';
import type { ArcFigure } from './map.type';
import './map.css';

/** A map of arcs from place to place. `label` says in words what it shows; a table beside it says the rest. */
export function ArcMap({ figure, label }: { figure: ArcFigure; label: string }) {
  const page = useLang();
  return (
    <svg className={`map map-${figure.area}`} role="img" aria-label={label}>
      <Land basemap={figure.basemap} />
      <svg className="arc-lines" width="100%" height="100%" viewBox={figure.viewBox} preserveAspectRatio="none" aria-hidden="true">
        {figure.arcs.map(({ key, path, isPast }) => <path key={key} className={isPast ? 'arc-past' : 'arc-line'} d={path} />)}
      </svg>
      {figure.places.map(({ key, name, lang, x, y, isFirst, narrow, wide }) => (
        <svg key={key} x={`${x}%`} y={`${y}%`} className="arc-place" aria-hidden="true">
          {isFirst ? <path className="arc-origin" d="M5 -8H-8V8H8V-5" /> : <rect x={-4.5} y={-4.5} width={9} height={9} />}
          <Label label={{ text: name, lang: lang === page ? page : lang, narrow, wide }} size={isFirst ? 18 : 10} kind="place" />
        </svg>
      ))}
    </svg>
  );
}
