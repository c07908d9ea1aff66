import { Prose } from '#app/components/prose';
import { formatDate, formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { replicationMessages } from './messages';
import { isCounted, type Travel, type TravelPlace } from './replication.type';
import { TravelTree, useSince } from './tree-figure';
import './travel.css';

/** Keys can scroll what is wider than the page. */
const SCROLLED = { tabIndex: 0 };

const otherThan = (page: string) => (lang: string) => (lang === page ? undefined : lang);

/** How many places, how many of them use it, and how many gave it up. */
export function TravelFigures({ travel }: { travel: Travel }) {
  const t = useT(replicationMessages);
  const lang = useLang();
  const dropped = travel.places.length - travel.counted;
  return (
    <dl className="travel-figures">
      <div><dt>{t('travel.places', { count: travel.counted })}</dt><dd>{formatNumber(lang, travel.counted)}</dd></div>
      <div><dt>{t('travel.adopted')}</dt><dd>{formatNumber(lang, travel.adopted)}</dd></div>
      {dropped > 0 && <div><dt>{t('state.dropped')}</dt><dd>{formatNumber(lang, dropped)}</dd></div>}
    </dl>
  );
}

function usePlaceNames(travel: Travel) {
  const known = new Map(travel.places.map((place) => [place.id, place]));
  return (place: TravelPlace) => (place.parent ? known.get(place.parent) : undefined) ?? travel.origin;
}

/** What each place changed and why, or why it gave up; the tree's names lead here. */
export function Adaptations({ travel }: { travel: Travel }) {
  const t = useT(replicationMessages);
  const page = useLang();
  const since = useSince();
  const sourceOf = usePlaceNames(travel);
  const other = otherThan(page);
  return (
    <ul>
      {travel.places.map((place) => (
        <li key={place.id} id={`place-${place.id}`} className="travel-place">
          <h3><a href={`/${page}/partners/${place.slug}`} lang={other(place.lang)}>{place.name}</a></h3>
          <p className="meta">{since(place)} · {t('travel.from', { name: sourceOf(place).name })}{place.scaling && ` · ${t(`scaling.${place.scaling}`)}`}</p>
          {place.dropReason && <p className="mt-2"><strong>{t('one.dropReason')}:</strong> <span lang={other(place.textLang)}>{place.dropReason}</span></p>}
          {place.changes ? <Prose html={place.changes} lang={other(place.textLang)} /> : !place.dropReason && <p className="meta">{t('travel.nothing')}</p>}
          {place.reasons && <><h4 className="mt-3">{t('one.reasons')}</h4><Prose html={place.reasons} lang={other(place.textLang)} /></>}
          {place.pilot && <p className="mt-2">{t('travel.pilot')}<a href={place.pilot.href} lang={other(place.pilot.lang)}>{place.pilot.title}</a></p>}
        </li>
      ))}
    </ul>
  );
}

/** All that the tree and the map show, as a table. */
export function TravelTable({ travel }: { travel: Travel }) {
  const t = useT(replicationMessages);
  const page = useLang();
  const sourceOf = usePlaceNames(travel);
  const other = otherThan(page);
  return (
    <div className="table-scroll" {...SCROLLED} role="region" aria-label={t('travel.table')}>
      <table className="table table-stack">
        <thead>
          <tr>{(['travel.place', 'list.from', 'travel.began', 'list.state', 'travel.since', 'list.confirmation'] as const).map((name) => <th key={name} scope="col">{t(name)}</th>)}</tr>
        </thead>
        <tbody>
          {travel.places.map((place) => (
            <tr key={place.id}>
              <th scope="row"><a href={`#place-${place.id}`} lang={other(place.lang)}>{place.name}</a></th>
              <td data-heading={t('list.from')}><span lang={other(sourceOf(place).lang)}>{sourceOf(place).name}</span></td>
              <td data-heading={t('travel.began')}><span>{formatDate(page, place.stages[0]?.from ?? '')}</span></td>
              <td data-heading={t('list.state')}><span>{t(`state.${place.state}`)}</span></td>
              <td data-heading={t('travel.since')}><span>{formatDate(page, place.stages.at(-1)?.from ?? '')}</span></td>
              <td data-heading={t('list.confirmation')}><span>{formatDate(page, place.confirmedAt)}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const MOST_IN_SUMMARY = 8;

/** How a practice travelled, on its own page: the figures, the tree while it is small, and the way to all of it. */
export function TravelSummary({ travel, today }: { travel: Travel; today: string }) {
  const t = useT(replicationMessages);
  const lang = useLang();
  const whole = `/${lang}/practices/${travel.practice.slug}/travel`;
  const isSmall = travel.places.length <= MOST_IN_SUMMARY;
  return (
    <section aria-labelledby="travel" className="mt-12">
      <h2 id="travel" className="mb-4">{t('travel.title')}</h2>
      {travel.places.length === 0 ? <p>{t('travel.none')}</p> : (
        <>
          <TravelFigures travel={travel} />
          {isSmall && <div className="mt-6"><TravelTree travel={travel} today={today} hrefOf={(id) => `${whole}#place-${id}`} /></div>}
          {!isSmall && <ul className="tags mt-4">{travel.places.filter((place) => isCounted({ ...place, givenAt: '', takenAt: '' })).map((place) => <li key={place.id}><a className="tag tag-outline" href={`${whole}#place-${place.id}`}>{place.name}</a></li>)}</ul>}
          <p className="mt-4"><a href={whole}>{t('travel.more')}</a></p>
        </>
      )}
      <TakeUpInvite practice={travel.practice} />
    </section>
  );
}

/** The way to taking a practice up; what did not work has none. */
export function TakeUpInvite({ practice }: { practice: Travel['practice'] }) {
  const t = useT(replicationMessages);
  const lang = useLang();
  if (!practice.isOffered) return null;
  return (
    <>
      <p className="mt-8 max-w-[40rem] no-print">{t('takeUp.invite')}</p>
      <p className="button-row no-print"><a className="btn" href={`/${lang}/desk/replications/new?practice=${practice.slug}`}>{t('takeUp.short')}</a></p>
    </>
  );
}
