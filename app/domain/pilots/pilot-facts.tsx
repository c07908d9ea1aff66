import { formatDate, formatEuros } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';
import type { PilotPage } from './pilot-reading.type';

/** A pilot's period, place, budget and languages, and when it was published and updated. */
export function Facts({ pilot, languages }: { pilot: PilotPage; languages: string[] }) {
  const t = useT(pilotMessages);
  const lang = useLang();
  const { startsOn, endsOn, place, budgetTotal, publishedAt, updatedAt } = pilot;
  return (
    <>
      <dl className="facts">
        {startsOn && <div><dt>{t('field.startsOn')}</dt><dd><time dateTime={startsOn}>{formatDate(lang, startsOn)}</time></dd></div>}
        {endsOn && <div><dt>{t('field.endsOn')}</dt><dd><time dateTime={endsOn}>{formatDate(lang, endsOn)}</time></dd></div>}
        {place && <div><dt>{t('field.place')}</dt><dd lang={pilot.lang === lang ? undefined : pilot.lang}>{place}</dd></div>}
        {budgetTotal > 0 && <div><dt>{t('field.budget')}</dt><dd>{formatEuros(lang, budgetTotal)}</dd></div>}
        <div><dt>{t('page.languages')}</dt><dd>{languages.join(', ')}</dd></div>
      </dl>
      {publishedAt && (
        <p className="meta mt-4">
          <time dateTime={publishedAt}>{t('page.published', { at: formatDate(lang, publishedAt) })}</time>
          {updatedAt && <><br /><time dateTime={updatedAt}>{t('page.updated', { at: formatDate(lang, updatedAt) })}</time></>}
        </p>
      )}
    </>
  );
}
