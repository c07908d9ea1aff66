import { useLang, useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';
import type { PilotPage } from './pilot-reading.type';
import { Section } from './pilot-section';

/** The goals and targets a pilot advances, each leading to the pilots that share it. */
export function Goals({ pilot }: { pilot: PilotPage }) {
  const t = useT(pilotMessages);
  const lang = useLang();
  if (pilot.goals.length + pilot.nuaParagraphs.length === 0) return null;
  return (
    <Section id="goals" title={t('section.goals')}>
      <h3 className="mb-3">{t('field.sdgTargets')}</h3>
      <ul className="stack">
        {pilot.goals.map(({ code, label, targets }) => (
          <li key={code}>
            <a href={`/${lang}/pilots?sdg=${code}`} className="font-semibold">{t('page.goal', { code, label })}</a>
            <ul className="mt-1">
              {targets.map((target) => (
                <li key={target.code} className="flex gap-3">
                  <a href={`/${lang}/pilots?sdg=${target.code}`} className="min-w-12">{target.code}</a> {target.label}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {pilot.nuaParagraphs.length > 0 && (
        <>
          <h3 className="mt-8 mb-2">{t('field.nuaParagraphs')}</h3>
          <p>{pilot.nuaParagraphs.map((n) => t('page.nua', { n })).join(', ')}</p>
        </>
      )}
    </Section>
  );
}
