import type { ReactNode } from 'react';

export type TimelineItem = {
  id: string;
  /** The moment in words, and for machines. */
  when: string;
  dateTime?: string;
  what: ReactNode;
  who?: ReactNode;
  note?: ReactNode;
};

/** What happened, in the order given. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map(({ id, when, dateTime, what, who, note }) => (
        <li key={id}>
          <p><strong>{what}</strong></p>
          <p className="meta"><time dateTime={dateTime}>{when}</time>{who && <> · {who}</>}</p>
          {note && <div className="mt-2">{note}</div>}
        </li>
      ))}
    </ol>
  );
}
