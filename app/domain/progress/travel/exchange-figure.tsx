import { useLang, useT } from '#app/platform/i18n/messages';
import { Count } from './count';
import { travelMessages } from './messages';
import type { TravelFigures } from './travel.type';
import '../progress.css';
import './travel.css';

type Cities = TravelFigures['cities'];

const percent = (n: number): string => `${Math.round(n * 100) / 100}%`;

/** What a city gave to the left of the middle and what it took to the right, on one scale. */
function Scales({ gave, took, most }: { gave: number; took: number; most: number }) {
  const left = (50 * gave) / most;
  return (
    <svg className="exchange-bar" width="100%" height={16} aria-hidden="true">
      <line x1="0" x2="100%" y1={15.5} y2={15.5} />
      {gave > 0 && <rect className="exchange-gave" x={percent(50 - left)} width={percent(left)} y={1} height={13} />}
      {took > 0 && <rect className="exchange-took" x="50%" width={percent((50 * took) / most)} y={1} height={13} />}
      <line className="exchange-middle" x1="50%" x2="50%" y1={0} y2={16} />
    </svg>
  );
}

/** The cities that gave and took most: what each gave and what it took, beside each other. The table is the figure's own. */
export function Exchange({ cities: { gave, took, both, any, most } }: { cities: Cities }) {
  const t = useT(travelMessages);
  const page = useLang();
  const longest = Math.max(1, ...most.flatMap((city) => [city.gave.n, city.took.n]));
  const said = (name: 'gave' | 'took' | 'both', { n, href }: { n: number; href: string }) => (n > 0 ? <a href={href}>{t(`cities.${name}`, { n })}</a> : t(`cities.${name}`, { n }));
  return (
    <div className="exchange">
      <h3>{t('cities.title')}</h3>
      <p className="progress-note">{said('gave', gave)}, {said('took', took)}, {said('both', both)}. {t('cities.note')}</p>
      {most.length > 0 && (
        <table className="table exchange-table">
          <caption className="sr-only">{t('cities.caption')}</caption>
          <thead><tr><th scope="col" className="number">{t('gave')}</th><th scope="col">{t('city')}</th><th scope="col">{t('took')}</th></tr></thead>
          <tbody>
            {most.map((city) => (
              <tr key={city.id}>
                <td className="number"><Count of={city.gave} says={`${city.name.title}, ${t('gave')}`} /></td>
                <th scope="row"><a href={city.href} lang={city.name.lang === page ? undefined : city.name.lang}>{city.name.title}</a><Scales gave={city.gave.n} took={city.took.n} most={longest} /></th>
                <td><Count of={city.took} says={`${city.name.title}, ${t('took')}`} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {any.n > most.length && <p className="mt-3"><a href={any.href}>{t('cities.all', { count: any.n })}</a></p>}
    </div>
  );
}
