import { uiMessages } from '#app/components/messages';
import { sharedMessages } from '#app/domain/shared/messages';
import { useT, type Values } from '#app/platform/i18n/messages';
import { reportMessages } from './messages';
import './report.css';

type By = { by: string | null; at: string } | null;
type Counts = Record<'figures' | 'answers' | 'milestones', { done: number; all: number }>;

/** How much is there and who saved last, with the way to the pilot. */
export function Facts({ filled, saved, links }: { filled: Counts; saved: By; links: { href: string; label: string }[] }) {
  const t = useT(reportMessages);
  const shared = useT(sharedMessages);
  return (
    <div>
      <ul className="report-counts">
        {(['figures', 'answers', 'milestones'] as const).filter((part) => filled[part].all > 0).map((part) => (
          <li key={part}><strong>{t('home.of', filled[part])}</strong> {t(`home.${part}`)}</li>
        ))}
      </ul>
      <p className="meta">{saved ? t('home.saved', { by: saved.by ?? shared('edit.formerMember'), at: saved.at }) : t('home.untouched')}</p>
      <p className="report-links">{links.map(({ href, label }) => <a key={href} href={href}>{label}</a>)}</p>
    </div>
  );
}

export type MissingThing = { field: string; code: string; values?: Record<string, string | number>; label: string; href: string };

/** What is still missing, each a link to its very field; or that all is there. */
export function Missing({ missing }: { missing: MissingThing[] }) {
  const t = useT(reportMessages);
  const ui = useT(uiMessages);
  if (missing.length === 0) return <p className="notice notice-success">{t('home.ready')}</p>;
  return (
    <section aria-labelledby="missing" className="notice notice-warn report-note">
      <h2 id="missing">{t('home.missing', { count: missing.length })}</h2>
      <ul className="report-list">
        {missing.map(({ field, code, values, label, href }) => (
          <li key={`${field}:${code}`}><a href={href}>{label}</a>: {ui.at(`error.${code}`, { max: 0, ...values } as Values)}</li>
        ))}
      </ul>
    </section>
  );
}

/** Why the ministry returned the report, each reason with the way to its field. */
export function Reasons({ returned, linked }: { returned: { at: string; note: string; reasons: { label: string; text: string; href: string }[] }; linked: boolean }) {
  const t = useT(reportMessages);
  return (
    <section aria-labelledby="reasons" className="notice notice-warn report-note">
      <h2 id="reasons">{t('home.returned', { at: returned.at })}</h2>
      {returned.note && <p className="kept-lines">{returned.note}</p>}
      {returned.reasons.length > 0 && (
        <dl className="report-reasons">
          {returned.reasons.map(({ label, text, href }) => (
            <div key={`${href}${text}`}>
              <dt>{linked ? <a href={href}>{label}</a> : label}</dt>
              <dd className="kept-lines">{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

/** That the report lies with the ministry now, what follows, and which one is owed next. */
export function HandedIn({ submitted, next }: { submitted: By; next: { href: string; label: string } | null }) {
  const t = useT(reportMessages);
  const shared = useT(sharedMessages);
  return (
    <section aria-labelledby="handed-in" className="notice notice-success report-note report-done">
      <h2 id="handed-in">{t('home.handedIn')}</h2>
      {submitted && <p>{t('home.handedInBy', { by: submitted.by ?? shared('edit.formerMember'), at: submitted.at })}</p>}
      <h3>{t('home.next')}</h3>
      <ol>
        <li>{t('home.next1')}</li>
        <li>{t('home.next2')}</li>
        <li>{t('home.next3')}</li>
      </ol>
      {next && <p><a href={next.href}>{next.label}</a></p>}
    </section>
  );
}

/** What an end means: accepted, skipped, or a round that closed without the report. */
export function StateNote({ state, facts, isClosed, indicators }: { state: string; facts: { decidedOn: string; skipped: string }; isClosed: boolean; indicators: string }) {
  const t = useT(reportMessages);
  if (state === 'accepted') {
    return (
      <section aria-labelledby="accepted" className="notice notice-success report-note">
        <h2 id="accepted">{t('home.accepted')}</h2>
        <p>{t('home.acceptedBody', { at: facts.decidedOn })}</p>
        <p><a href={indicators}>{t('home.indicators')}</a></p>
      </section>
    );
  }
  if (state === 'skipped') {
    return (
      <section aria-labelledby="skipped" className="notice report-note">
        <h2 id="skipped">{t('home.skipped')}</h2>
        <p>{t('home.skippedBody', { at: facts.decidedOn })}</p>
        <p className="kept-lines">{facts.skipped}</p>
      </section>
    );
  }
  return isClosed ? <section aria-labelledby="closed" className="notice report-note"><h2 id="closed">{t('home.closed')}</h2><p>{t('home.closedBody')}</p></section> : null;
}
