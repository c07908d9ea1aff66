import { useT } from '#app/platform/i18n/messages';
import { uiMessages } from './messages';

/** The steps of a long form; each can be opened at any time. */
export function StepList({ steps, current, label }: { steps: { key: string; title: string; href: string }[]; current?: string; label: string }) {
  return (
    <nav aria-label={label} className="steps">
      <ol>
        {steps.map((step) => (
          <li key={step.key}>
            <a href={step.href} aria-current={step.key === current ? 'step' : undefined}>{step.title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The row of buttons below a form: save and go on, or save and stay. */
export function SaveButtons({ next }: { next?: boolean }) {
  const t = useT(uiMessages);
  return (
    <div className="button-row">
      {next && <button type="submit" name="then" value="next" className="btn">{t('saveAndContinue')}</button>}
      <button type="submit" name="then" value="stay" className={next ? 'btn-secondary' : 'btn'}>{t('save')}</button>
    </div>
  );
}
