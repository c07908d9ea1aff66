import { useT } from '#app/platform/i18n/messages';
import { Land } from './map-figure';
import type { Spotted } from './map.type';
import { mapMessages } from './messages';
import './map.css';

/** A small map with one square: where `name` is. It leads to the map's page. */
export function Locator({ spotted, name }: { spotted: Spotted; name: string }) {
  const t = useT(mapMessages);
  const { area, basemap, x, y, href } = spotted;
  const label = t('locator', { place: name, area: t(`locatorArea.${area}`) });
  return (
    <a className="locator" href={href}>
      <svg className={`map map-${area}`} role="img" aria-label={label}>
        <Land basemap={basemap} />
        <svg x={`${x}%`} y={`${y}%`} className="locator-mark" aria-hidden="true"><rect x={-7} y={-7} width={14} height={14} /></svg>
      </svg>
    </a>
  );
}
