/** One step of a timeline, in words. `actor` is null where people are not named. */
export type ThreadStep = {
  id: string;
  at: string;
  iso: string;
  what: string;
  /** Where more of it is read */
  href?: string;
  /** What it is about beside the entry itself, e.g. a report of a period */
  about?: { name: string; href: string } | null;
  actor: string | null;
  role: string;
  organisation: string | null;
  note: string | null;
  reasons: { label: string; text: string }[];
};

/** The permanent timeline of an entry: what happened, when, by whom, why. */
export function Thread({ steps }: { steps: ThreadStep[] }) {
  return (
    <ol className="thread">
      {steps.map((step) => (
        <li key={step.id}>
          <p>
            <strong>{step.href ? <a href={step.href}>{step.what}</a> : step.what}</strong>{step.about && <>: <a href={step.about.href}>{step.about.name}</a></>} <time dateTime={step.iso} className="meta">{step.at}</time>
          </p>
          {(step.actor || step.role || step.organisation) && <p className="meta">{[step.actor, step.role, step.organisation].filter(Boolean).join(', ')}</p>}
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
