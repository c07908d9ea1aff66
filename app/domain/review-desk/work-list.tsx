import { useLang, useT } from '#app/platform/i18n/messages';
import { reviewDeskMessages } from './messages';
import './review-desk.css';

type Row = { id: string; href: string; title: string; lang: string; what: string; organisation: string; why: { text: string; points: string }[]; points: string };

/** Things to do in their order, each with why it stands there. */
export function WorkList({ rows }: { rows: Row[] }) {
  return (
    <ol className="work">
      {rows.map((row) => (
        <li key={row.id}>
          <p className="meta">{row.what}{row.organisation && ` · ${row.organisation}`}</p>
          <h3><a href={row.href} lang={row.lang}>{row.title}</a></h3>
          <p className="work-why">{row.why.map(({ text }) => text).join('; ')}</p>
        </li>
      ))}
    </ol>
  );
}

/** How the order is made, with the points behind each place. */
export function HowOrdered({ rows }: { rows: Row[] }) {
  const t = useT(reviewDeskMessages);
  return (
    <details className="how-ordered">
      <summary>{t('work.how')}</summary>
      <p>{t('work.howBody')}</p>
      <ol>
        {rows.map((row) => <li key={row.id}><strong>{row.points}</strong> <span lang={row.lang}>{row.title}</span>: {row.why.map(({ text, points }) => (points ? `${text} (${points})` : text)).join('; ')}</li>)}
      </ol>
    </details>
  );
}

/** The moment when there is nothing to do. */
export function WorkDone() {
  const t = useT(reviewDeskMessages);
  const lang = useLang();
  return (
    <div className="work-done">
      <svg aria-hidden="true" viewBox="0 0 64 64"><path d="M12 6H58M58 12V46M52 58H6M6 52V18" /></svg>
      <div>
        <p className="lead"><strong>{t('work.empty')}</strong></p>
        <p>{t('work.emptyBody')} <a href={`/${lang}/pilots`}>{t('work.emptyLink')}</a></p>
      </div>
    </div>
  );
}
