import type { ReactNode } from 'react';
import { formatPeriod } from '#app/domain/shared/period-words';
import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import './practice-page.css';

/** What one pilot measured: the newest accepted value of each indicator, with where it comes from. */
export type PilotEvidence = {
  pilot: { title: string; lang: string; slug: string };
  newest: { id: string; name: string; lang: string; period: string; source: string; acceptedAt: string | null }[];
};

/** A pilot's indicators as they are drawn, under the pilot they were measured in, with source and day of acceptance in words. */
export function EvidenceFigures({ evidence: { pilot, newest }, children }: { evidence: PilotEvidence; children: ReactNode }) {
  const t = useT(practiceMessages);
  const lang = useLang();
  const other = (written: string) => (written === lang ? undefined : written);
  return (
    <div className="practice-figures">
      <p className="practice-measured">{t('page.measuredIn')} <a href={`/${lang}/pilots/${pilot.slug}#indicators`} lang={other(pilot.lang)}>{pilot.title}</a></p>
      {children}
      <ul className="practice-sources">
        {newest.map(({ id, name, lang: written, period, source, acceptedAt }) => (
          <li key={id}>
            <span lang={other(written)}>{name}</span>: {formatPeriod(lang, period)}
            {acceptedAt && <>, {t('page.accepted', { at: formatDate(lang, acceptedAt) })}</>}
            {source && <>. {t('page.source')} <span lang={other(written)}>{source}</span></>}
          </li>
        ))}
      </ul>
    </div>
  );
}
