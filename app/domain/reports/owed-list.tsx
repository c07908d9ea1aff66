import { Words } from './said';
import type { Said } from './submission.type';
import './report.css';

export type OwedRow = {
  href: string;
  title: Said;
  period: string;
  state: string;
  due: { text: string; isOver: boolean };
  returned: { at: string; note: string; reasons: { label: string; text: string }[] } | null;
};

/** Reports that are owed, one a line: which, until when, how far, and why it came back. */
export function OwedList({ rows }: { rows: OwedRow[] }) {
  return (
    <ul className="stack">
      {rows.map(({ href, title, period, state, due, returned }) => (
        <li key={href} className="border-b border-(--line) pb-4">
          <p className="font-semibold"><a href={href}><Words said={title} />, {period}</a></p>
          <p className={due.isOver ? 'report-over' : undefined}>{due.text} <span className="tag">{state}</span></p>
          {returned && (
            <>
              <p className="meta">{returned.at}</p>
              {returned.note && <p className="kept-lines">{returned.note}</p>}
              {returned.reasons.length > 0 && (
                <ul className="list-disc pl-5">
                  {returned.reasons.map(({ label, text }) => <li key={`${label}${text}`}>{label && <strong>{label}: </strong>}{text}</li>)}
                </ul>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
