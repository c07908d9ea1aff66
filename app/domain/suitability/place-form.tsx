import { useT } from '#app/platform/i18n/messages';
import { suitabilityMessages } from './messages';
import { SIZES } from './suitability.type';
import './suitability.css';

type Chosen = { slug: string; name: string | null; lang: string; population: number | null; isOwn: boolean };

type Props = {
  action: string;
  /** What else the address says, kept when a place is chosen */
  kept: URLSearchParams;
  places: readonly { slug: string; name: string }[];
  chosen: Chosen | null;
  /** Whether the address names a place that is not there */
  unknown: boolean;
  /** Where doing without a place leads */
  offHref: string;
  /** Where the rule is explained */
  howHref: string;
};

/** For which place a list is put in order: a plain form that works without scripting, with the way back and the rule. */
export function PlaceForm({ action, kept, places, chosen, unknown, offHref, howHref }: Props) {
  const t = useT(suitabilityMessages);
  const others = [...kept].filter(([name]) => !['place', 'page', 'sort'].includes(name));
  const named = chosen && (chosen.name ?? t.at(`size.${chosen.slug}`));
  const people = chosen?.name && chosen.population ? ` (${t('choose.people', { count: chosen.population })})` : '';
  return (
    <section className="place-form" aria-labelledby="suits">
      <h2 id="suits">{t('choose.title')}</h2>
      {unknown && <p className="notice">{t('choose.unknown')}</p>}
      {named && (
        <p className="place-chosen">
          <strong>{t('choose.chosen', { place: `${named}${people}` })}</strong>{' '}
          {chosen?.isOwn && <span className="meta">{t('choose.own')} </span>}
          <a className="no-print" href={offHref} rel="nofollow">{t('choose.off')}</a>
        </p>
      )}
      <form action={action} className="no-print">
        <label className="field-label" htmlFor="place">{t('choose.label')}</label>
        <div className="place-fields">
          <select id="place" name="place" className="input" defaultValue={chosen?.slug ?? 'none'}>
            <option value="none">{t('choose.none')}</option>
            <optgroup label={t('choose.sizes')}>
              {SIZES.map((size) => <option key={size} value={size}>{t.at(`size.${size}`)}</option>)}
            </optgroup>
            <optgroup label={t('choose.places')}>
              {places.map(({ slug, name }) => <option key={slug} value={slug}>{name}</option>)}
            </optgroup>
          </select>
          {/* Ticked boxes that nobody sees: a name may stand several times. */}
          {others.map(([name, value]) => <input key={`${name}=${value}`} type="checkbox" hidden name={name} value={value} defaultChecked />)}
          <button className="btn-secondary" type="submit">{t('choose.button')}</button>
        </div>
      </form>
      <p className="no-print"><a href={howHref}>{t('choose.how')}</a></p>
    </section>
  );
}
