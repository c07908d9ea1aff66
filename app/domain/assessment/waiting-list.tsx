import { useLang, useT } from '#app/platform/i18n/messages';
import { assessmentMessages } from './messages';

export type WaitingRow = { path: string; title: string; lang: string; organisation: string; kind: string; days: number };

/** Submissions that wait for the reader of the desk. */
export function WaitingSubmissions({ rows }: { rows: WaitingRow[] }) {
  const t = useT(assessmentMessages);
  const lang = useLang();
  return (
    <ul className="stack">
      {rows.map(({ path, title, lang: written, organisation, kind, days }) => (
        <li key={path} className="border-b border-(--line) pb-4">
          <p className="font-semibold"><a href={`/${lang}${path}`} lang={written === lang ? undefined : written}>{title}</a></p>
          <p className="meta">{[kind, organisation, t('desk.days', { days })].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ul>
  );
}
