import type { ReactNode } from 'react';
import { ThemeTags } from '#app/components/tags';
import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { peopleMessages } from './messages';

/** A part of the desk under its own heading. */
export function DeskPart({ id, title, children, more }: { id: string; title: string; children: ReactNode; more?: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-12">
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {more}
      </div>
      {children}
    </section>
  );
}

export type DeskRow = {
  href: string;
  title: string;
  lang: string;
  kind: string;
  organisation: string;
  isEdit: boolean;
  note: string;
  reasons: { label: string; text: string }[];
  remark: string;
};

/** Things to write or review, one a line: what, whose, since when, and why it came back. */
export function DeskRows({ rows }: { rows: DeskRow[] }) {
  const t = useT(peopleMessages);
  return (
    <ul className="stack">
      {rows.map((row) => (
        <li key={row.href} className="border-b border-(--line) pb-4">
          <p className="font-semibold"><a href={row.href} lang={row.title ? row.lang : undefined}>{row.title || t('desk.untitled')}</a></p>
          <p className="meta">
            {row.kind}{row.isEdit && `, ${t('desk.edit')}`} · {row.organisation} · {row.note}
          </p>
          {row.remark && <p>{row.remark}</p>}
          {row.reasons.length > 0 && (
            <ul className="list-disc pl-5">
              {row.reasons.map(({ label, text }) => <li key={`${label}${text}`}>{label && <strong>{label}: </strong>}{text}</li>)}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

export type ListedMember = { id: string; name: string; headline: string; themes: string[]; organisations: string[] };

/** Members who chose to be found. */
export function MemberList({ members }: { members: ListedMember[] }) {
  return (
    <ul className="grid-cards">
      {members.map((member) => (
        <li key={member.id} className="card">
          <h3>{member.name}</h3>
          {member.headline && <p>{member.headline}</p>}
          {member.organisations.length > 0 && <p className="meta">{member.organisations.join(', ')}</p>}
          {member.themes.length > 0 && <ThemeTags themes={member.themes} />}
        </li>
      ))}
    </ul>
  );
}

/** What was published, newest first. */
export function PublishedList({ items }: { items: { href: string; title: string; lang: string; kind: string; publishedAt: string }[] }) {
  const lang = useLang();
  return (
    <ul className="stack">
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href} lang={item.lang}>{item.title}</a>
          <p className="meta">{item.kind} · {formatDate(lang, item.publishedAt)}</p>
        </li>
      ))}
    </ul>
  );
}
