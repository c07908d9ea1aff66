import { Ways } from '#app/components/list/list-parts';
import { partnerMessages } from '#app/domain/partners/messages';
import { formatNumber } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { MapPage, OpenPlace } from './map.type';
import { mapMessages } from './messages';
import './map.css';

const other = (lang: Lang, page: Lang) => (lang === page ? undefined : lang);

/** The organisation that is open, and the pilots it leads. */
export function OpenedPlace({ place }: { place: OpenPlace }) {
  const t = useT(mapMessages);
  const p = useT(partnerMessages);
  const page = useLang();
  return (
    <section id="place" aria-labelledby="place-name" className="panel map-open">
      <a className="map-close no-print" href={place.closeHref}>{t('place.close')}</a>
      <p className="meta">{p.at(`kind.${place.kind}`)} · {place.country}</p>
      <h2 id="place-name" lang={other(place.lang, page)}>{place.name}</h2>
      {place.shown.length > 0 ? (
        <>
          <h3>{t('place.pilots')}: {formatNumber(page, place.pilots)}</h3>
          <ul className="map-pilots">
            {place.shown.map((pilot) => (
              <li key={pilot.id}><a href={`/${page}/pilots/${pilot.slug}`} lang={other(pilot.lang, page)} hrefLang={other(pilot.lang, page)}>{pilot.title}</a></li>
            ))}
          </ul>
          {place.more && <p className="meta">{t('place.more', { shown: place.shown.length })}</p>}
        </>
      ) : <p>{t(place.isNarrowed ? 'place.none' : 'place.noneAtAll')}</p>}
      <p className="map-links">
        <a href={`/${page}/partners/${place.slug}`}>{t('place.page')}</a>
        {place.listHref && <a href={place.listHref}>{t('place.takesPart')}</a>}
      </p>
    </section>
  );
}

/** The same places as on the map, and those that have none. */
export function PlaceList({ map }: { map: MapPage }) {
  const t = useT(mapMessages);
  const page = useLang();
  const { places, placeCount, orders, allHref, fewerHref } = map;
  return (
    <section id="places" aria-labelledby="places-title">
      <div className="section-head">
        <h2 id="places-title">{t(map.isPart ? 'list.titleHere' : 'list.title')}</h2>
        <Ways label={t('list.order')} ways={orders} />
      </div>
      <table className="table map-table">
        <thead>
          <tr><th scope="col">{t('list.organisation')}</th><th scope="col" className="number">{t('list.pilots')}</th></tr>
        </thead>
        <tbody>
          {places.map(({ slug, name, lang, pilots, isDrawn, isCurrent, href }) => (
            <tr key={slug}>
              <th scope="row">
                <a href={href} lang={other(lang, page)} aria-current={isCurrent ? 'true' : undefined}>{name}</a>
                {!isDrawn && <span className="meta"> {t('list.notDrawn')}</span>}
              </th>
              <td className="number">{formatNumber(page, pilots)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {places.length < placeCount && <p className="map-links no-print"><a href={allHref}>{t('list.all', { count: placeCount })}</a></p>}
      {fewerHref && <p className="map-links no-print"><a href={fewerHref}>{t('list.fewer')}</a></p>}
    </section>
  );
}

/** What the map does not show, and why. */
export function MapNotes({ map }: { map: MapPage }) {
  const t = useT(mapMessages);
  const { outside } = map;
  return (
    <div className="map-notes meta">
      {map.isChosen && <p>{t('chosen')}</p>}
      {map.newestOnly !== null && <p>{t('newestOnly', { limit: map.newestOnly })}</p>}
      {outside.pilots > 0 && (
        <p>{t('outside', { pilots: outside.pilots })} {outside.larger && <a href={outside.larger.href}>{t('showLarger', { area: outside.larger.label })}</a>}</p>
      )}
      {map.unplaced > 0 && <p>{t('unplaced', { pilots: map.unplaced })}</p>}
      {map.unplacedPartners > 0 && <p>{t('unplacedPartners', { count: map.unplacedPartners })}</p>}
    </div>
  );
}
