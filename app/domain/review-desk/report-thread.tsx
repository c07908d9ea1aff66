import { useLang, useT } from '#app/platform/i18n/messages';
import { reviewDeskMessages } from './messages';
import type { ReportStep } from './report-thread.server';

/** The permanent thread of a report; each step leads to the submission it is about, as it was handed in. */
export function ReportThread({ id, steps }: { id: string; steps: ReportStep[] }) {
  const t = useT(reviewDeskMessages);
  const lang = useLang();
  return (
    <ol className="thread">
      {steps.map((step) => (
        <li key={step.id}>
          <p>
            <strong>{step.what}</strong> <time dateTime={step.iso} className="meta">{step.at}</time>
            {step.version !== null && <> <a href={`/${lang}/desk/reports/${id}/versions/${step.version}`}>{t('thread.version', { number: step.version })}</a></>}
          </p>
          <p className="meta">{[step.actor, step.role, step.organisation].filter(Boolean).join(', ')}</p>
          {step.note && <p className="kept-lines">{step.note}</p>}
          {step.reasons.length > 0 && (
            <dl>
              {step.reasons.map((reason) => (
                <div key={`${reason.label}:${reason.text}`}>
                  <dt>{reason.label}</dt>
                  <dd className="kept-lines">{reason.text}</dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  );
}
