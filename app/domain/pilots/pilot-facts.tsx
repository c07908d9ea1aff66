import { formatDate, formatEuros } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';
import type { PilotPage } from './pilot-reading.type';
import { useOther } from './pilot-section';
import './pilot-page.css';

function Day({ on }: { on: string }) {
  const lang = useLang();
  return <time dateTime={on}>{formatDate(lang, on)}</time>;
}

/** Who, where and when: what stands below a pilot's title. */
export function KeyFacts({ pilot }: { pilot: PilotPage }) {
  const t = useT(pilotMessages);
  const lang = useLang();
  const other = useOther();
  const { lead, place, startsOn, endsOn } = pilot;
  if (!lead && !place && !startsOn && !endsOn) return null;
  return (
    <dl className="pilot-facts">
      {lead && <div><dt>{t('field.lead')}</dt><dd><a href={`/${lang}/partners/${lead.slug}`} lang={other(lead.lang)}>{lead.name}</a></dd></div>}
      {place && <div><dt>{t('field.place')}</dt><dd lang={other(pilot.lang)}>{place}</dd></div>}
      {(startsOn || endsOn) && <div><dt>{t('field.period')}</dt><dd>{startsOn && <Day on={startsOn} />} – {endsOn && <Day on={endsOn} />}</dd></div>}
    </dl>
  );
}

/** A pilot in figures, its languages, and when it was published and updated: what stands beside its story. */
export function Facts({ pilot, languages }: { pilot: PilotPage; languages: string[] }) {
  const t = useT(pilotMessages);
  const lang = useLang();
  const { budgetTotal, publishedAt, updatedAt } = pilot;
  const organisations = new Set([pilot.lead, ...pilot.partners.flatMap((group) => group.organisations)].flatMap((one) => one?.slug ?? []));
  return (
    <dl className="pilot-aside">
      {budgetTotal > 0 && <div><dt>{t('field.budget')}</dt><dd><a href="#money">{formatEuros(lang, budgetTotal)}</a></dd></div>}
      {organisations.size > 0 && <div><dt>{t('section.partners')}</dt><dd><a href="#partners">{t('page.organisations', { count: organisations.size })}</a></dd></div>}
      <div><dt>{t('page.languages')}</dt><dd>{languages.join(', ')}</dd></div>
      {publishedAt && <div><dt>{t('page.publishedOn')}</dt><dd><Day on={publishedAt} /></dd></div>}
      {publishedAt && updatedAt && <div><dt>{t('page.updatedOn')}</dt><dd><Day on={updatedAt} /></dd></div>}
    </dl>
  );
}
