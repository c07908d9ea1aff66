import { useLang, useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';
import type { PilotPage } from './pilot-reading.type';
import { Section } from './pilot-section';
import './pilot-page.css';

/** The goals and targets a pilot advances, each leading to the pilots that share it. */
export function Goals({ pilot }: { pilot: PilotPage }) {
  const t = useT(pilotMessages);
  const lang = useLang();
  if (pilot.goals.length + pilot.nuaParagraphs.length === 0) return null;
  return (
    <Section id="goals" title={t('field.sdgTargets')}>
      <ul className="goals">
        {pilot.goals.map(({ code, label, targets }) => (
          <li key={code}>
            <a href={`/${lang}/pilots?sdg=${code}`} aria-label={t('page.goal', { code, label })} className="goal">
              <span className="goal-number">{code}</span> {label}
            </a>
            <ul>
              {targets.map((target) => (
                <li key={target.code} className="flex gap-3">
                  <a href={`/${lang}/pilots?sdg=${target.code}`} className="goal-target">{target.code}</a> {target.label}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {pilot.nuaParagraphs.length > 0 && (
        <p className="pilot-key"><span className="text-muted">{t('field.nuaParagraphs')}:</span> {pilot.nuaParagraphs.join(', ')}</p>
      )}
    </Section>
  );
}
