import type { ReactNode } from 'react';
import { ErrorSummary, type FormResult } from '#app/components/field';
import { ConflictNotice, type ConflictView } from '#app/domain/shared/conflict-notice';

/** What a form about a replication answers: what was wrong, and what somebody else told meanwhile. */
export type ReplicationResult = (NonNullable<FormResult> & { conflict?: (ConflictView & { base: string }) | null }) | undefined;

/** How many saves the form starts from: those that the person has been shown. */
export const baseOf = (result: ReplicationResult, base: number): string => result?.conflict?.base ?? result?.sent.base?.[0] ?? String(base);

type Props = { here: string; heading: string; title: string; lead?: string; result: ReplicationResult; labels?: Record<string, string>; children: ReactNode };

/** The frame of a page on which one thing is done about a replication: which one it is, what is done, and what kept the form from it. */
export function ReplicationPage({ here, heading, title, lead, result, labels, children }: Props) {
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={here}>{heading}</a></p>
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </header>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={labels} />}
      {children}
    </div>
  );
}
