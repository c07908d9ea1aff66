import { formatMonth } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { replicationMessages } from './messages';
import { LIVE_STATES, type ReplicationState, type Travel, type TravelPlace } from './replication.type';
import { TREE, treeOf, type TreeRow } from './travel-tree';
import './travel.css';
import '#app/domain/shared/only-width.css';

/** A place's line: the further it came, the thicker. */
function Line({ row }: { row: TreeRow }) {
  const last = row.stretches.at(-1);
  return (
    <>
      {row.from !== null && <line className="travel-branch" x1={`${row.x}%`} x2={`${row.x}%`} y1={row.from} y2={row.y} />}
      {row.stretches.map(({ state, x1, x2 }) => x2 > x1 && <line key={`${state}${x1}`} className={`travel-line travel-${row.id === null ? 'trunk' : state}`} x1={`${x1}%`} x2={`${x2}%`} y1={row.y} y2={row.y} />)}
      {last?.state === 'dropped' && <svg className="travel-mark" x={`${last.x1}%`} y={row.y} aria-hidden="true"><path className="travel-end" d="M-6 -6L6 6M6 -6L-6 6" /></svg>}
    </>
  );
}

type Named = { row: TreeRow; name: string; lang?: string; since: string; strong: boolean };

/** Where a figure is wide there is room beside a line that begins in its third quarter, too. */
function Name(props: Named) {
  const { x, anchor } = props.row;
  if (anchor === 'start' || x > 70) return <NameAt {...props} />;
  return <><NameAt {...props} only="only-narrow" /><NameAt {...props} row={{ ...props.row, anchor: 'start' }} only="only-wide" /></>;
}

function NameAt({ row, name, lang, since, strong, only = '' }: Named & { only?: string }) {
  const isEnd = row.anchor === 'end';
  return (
    <text className={`${strong ? 'travel-name travel-origin-name' : 'travel-name'} ${only}`.trim()} x={isEnd ? '100%' : `${row.x}%`} dx={isEnd ? 0 : strong ? 14 : 10} y={row.y - 12} textAnchor={row.anchor}>
      <tspan lang={lang}>{name}</tspan>
      {since && <tspan className="travel-since only-wide" dx={4}>{` ${since}`}</tspan>}
    </text>
  );
}

/** What the thickness of a line says. */
export function TreeLegend({ states }: { states: readonly ReplicationState[] }) {
  const t = useT(replicationMessages);
  return (
    <ul className="travel-legend" aria-label={t('tree.legend')}>
      {states.map((state) => (
        <li key={state}>
          <svg width="44" height="16" aria-hidden="true">
            {state === 'dropped' ? <svg className="travel-mark" x="22" y="8" aria-hidden="true"><path className="travel-end" d="M-6 -6L6 6M6 -6L-6 6" /></svg> : <line className={`travel-line travel-${state}`} x1="0" x2="44" y1="8" y2="8" />}
          </svg>
          <span>{t(`state.${state}`)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Its state and since when, in a few words. */
export function useSince() {
  const t = useT(replicationMessages);
  const lang = useLang();
  return ({ state, stages }: TravelPlace) => t(state === 'dropped' ? 'tree.until' : 'tree.since', { state: t(`state.${state}`), at: formatMonth(lang, stages.at(-1)?.from ?? '') });
}

/** The tree of travel: time runs to the right, each place is a line that leaves the line it came from, and thickens as the practice takes root. */
export function TravelTree({ travel, today, hrefOf }: { travel: Travel; today: string; hrefOf: (id: string) => string }) {
  const t = useT(replicationMessages);
  const page = useLang();
  const since = useSince();
  const tree = treeOf(travel.origin, travel.places, today);
  const known = new Map(travel.places.map((place) => [place.id, place]));
  const used = new Set(travel.places.flatMap(({ stages }) => stages.map(({ state }) => state)));
  const other = (lang: string) => (lang === page ? undefined : lang);
  return (
    <div className="travel-frame">
      <svg className="travel-tree" width="100%" height={tree.height} role="group" aria-label={t('tree.label', { count: travel.places.length })}>
        <svg width="100%" height={tree.height} aria-hidden="true">
          {tree.ticks.map(({ day, x, isMinor }) => (
            <g key={day} className={isMinor ? 'only-wide' : undefined}>
              <line className="travel-tick" x1={`${x}%`} x2={`${x}%`} y1={TREE.top - 4} y2={tree.height} />
              <text className="travel-year" x={`${x}%`} y={16} textAnchor="middle">{day.endsWith('-01-01') && tree.ticks.every((tick) => tick.day.endsWith('-01-01')) ? day.slice(0, 4) : formatMonth(page, day)}</text>
            </g>
          ))}
          {tree.rows.map((row) => <Line key={row.id ?? 'origin'} row={row} />)}
        </svg>
        {tree.rows.map((row) => {
          const place = row.id ? known.get(row.id) : undefined;
          if (!place) {
            return (
              <g key="origin">
                <svg className="travel-mark" x={`${row.x}%`} y={row.y} aria-hidden="true"><path className="travel-origin" d="M5 -9H-9V9H9V-5" /></svg>
                <Name row={row} name={travel.origin.name} lang={other(travel.origin.lang)} since={t('tree.origin')} strong />
              </g>
            );
          }
          return (
            <a key={place.id} className="travel-link" href={hrefOf(place.id)} aria-label={`${place.name} ${since(place)}`}>
              <svg className="travel-mark" x={`${row.x}%`} y={row.y} aria-hidden="true">
                <rect className="travel-target" x={-12} y={-12} width={24} height={24} />
                <rect className={place.state === 'dropped' ? 'travel-square travel-square-past' : 'travel-square'} x={-5} y={-5} width={10} height={10} />
              </svg>
              <Name row={row} name={place.name} lang={other(place.lang)} since={since(place)} strong={false} />
            </a>
          );
        })}
      </svg>
      <TreeLegend states={[...LIVE_STATES.filter((state) => used.has(state)), ...(used.has('dropped') ? (['dropped'] as const) : [])]} />
    </div>
  );
}
