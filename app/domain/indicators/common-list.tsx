import { useLang, useT } from '#app/platform/i18n/messages';
import type { CommonView } from './library.server';
import { indicatorMessages } from './messages';
import { formatFigure } from './unit.type';

/** The library as a table: what each indicator measures, what the programme aims at and how many pilots measure it. */
export function CommonList({ indicators, caption }: { indicators: CommonView[]; caption: string }) {
  const t = useT(indicatorMessages);
  const lang = useLang();
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('field.name')}</th>
            <th scope="col">{t('field.unit')}</th>
            <th scope="col">{t('field.direction')}</th>
            <th scope="col" className="number">{t('field.programmeTarget')}</th>
            <th scope="col" className="number">{t('library.pilots')}</th>
          </tr>
        </thead>
        <tbody>
          {indicators.map(({ key, name, unit, direction, cumulative, sdgIndicator, target, pilots }) => (
            <tr key={key}>
              <th scope="row">
                <a href={`/${lang}/desk/indicators/${key}`}>{name}</a>
                {sdgIndicator && <p className="meta font-normal">{t('sdg', { code: sdgIndicator })}</p>}
              </th>
              <td>{t.at(`unit.${unit}`)}{cumulative && <p className="meta">{t('cumulative.yes')}</p>}</td>
              <td>{t(`direction.${direction}`)}</td>
              <td className="number">{target === null ? '–' : formatFigure(lang, target, unit)}</td>
              <td className="number">{pilots > 0 ? <a href={`/${lang}/desk/indicators/${key}#pilots`}>{t('library.pilotCount', { count: pilots })}</a> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
