import { useLang, useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';
import type { PilotPage } from './pilot-reading.type';
import { Section, useOther } from './pilot-section';
import './pilot-page.css';

/** Everybody who takes part, role by role. */
export function Partners({ pilot }: { pilot: PilotPage }) {
  const t = useT(pilotMessages);
  const lang = useLang();
  const other = useOther();
  const groups = [...(pilot.lead ? [{ role: 'lead', organisations: [pilot.lead] }] : []), ...pilot.partners];
  if (groups.length === 0) return null;
  return (
    <Section id="partners" title={t('section.partners')}>
      <dl className="pilot-partners">
        {groups.map(({ role, organisations }) => (
          <div key={role}>
            <dt className="first-letter:uppercase">{t.at(`role.${role}`)}</dt>
            {organisations.map(({ slug, name, lang: named }) => (
              <dd key={slug}><a href={`/${lang}/partners/${slug}`} lang={other(named)}>{name}</a></dd>
            ))}
          </div>
        ))}
      </dl>
    </Section>
  );
}
