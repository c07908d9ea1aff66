import { formatPeriod } from '#app/domain/shared/period-words';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { WaitingFigure } from './figure-queue.server';
import { indicatorMessages } from './messages';
import { formatFigure } from './unit.type';

/** Values that wait, oldest first: what they say, what they correct, whose they are. */
export function FigureQueue({ figures, caption }: { figures: Omit<WaitingFigure, 'submittedAt'>[]; caption: string }) {
  const t = useT(indicatorMessages);
  const lang = useLang();
  const other = (one: string) => (one === lang ? undefined : one);
  return (
    <div className="table-scroll">
      <table className="table table-stack">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('field.name')}</th>
            <th scope="col">{t('queue.pilot')}</th>
            <th scope="col" className="number">{t('field.value')}</th>
            <th scope="col">{t('queue.waited')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ id, pilotId, title, titleLang, name, lang: written, period, value, text, unit, before, corrects, days }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/${lang}/desk/figures/${id}`} lang={other(written)}>{name}</a>
                <p className="meta font-normal">{formatPeriod(lang, period)}</p>
              </th>
              <td data-heading={t('queue.pilot')}><a href={`/${lang}/desk/pilots/${pilotId}/indicators`} lang={other(titleLang)}>{title}</a></td>
              <td className={unit ? 'number' : undefined} data-heading={t('field.value')}>
                {value === null ? (text.length > 100 ? `${text.slice(0, 100)}…` : text || t('value.none')) : formatFigure(lang, value, unit)}
                {corrects && <p className="meta">{t('queue.corrects', { before: before === null ? t('value.none') : formatFigure(lang, before, unit) })}</p>}
              </td>
              <td data-heading={t('queue.waited')}>{t('queue.days', { count: days })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
