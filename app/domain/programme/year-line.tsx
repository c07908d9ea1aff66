import { useT } from '#app/platform/i18n/messages';
import { programmeMessages } from './messages';

type Year = { year: number; when: 'past' | 'now' | 'later' };

/** The programme's years as one line; a square stands where it is now. */
export function YearLine({ years, quarter }: { years: Year[]; quarter: number }) {
  const t = useT(programmeMessages);
  return (
    <ol className="years">
      {years.map(({ year, when }) => (
        <li key={year} className={when === 'now' ? `years-now years-quarter-${quarter}` : `years-${when}`}>
          <span className="block">{year}</span>
          {when === 'now' && <span className="block">{t('home.thisYear')}</span>}
        </li>
      ))}
    </ol>
  );
}
