import { json } from '@remix-run/node';
import type { ConflictView } from '#app/domain/shared/conflict-notice';
import { fingerprint } from '#app/domain/shared/revision.server';
import { now } from '#app/platform/env/clock.server';
import { formatMoment } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import type { Failed } from './attempt.server';
import type { Sent } from './form.server';

/** Values by field name from nested ones: `{ fi: { name } }` becomes `fi.name`, rows are named by their place. */
function flat(edit: object, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(edit).flatMap(([name, value]): [string, string][] =>
      value && typeof value === 'object' ? Object.entries(flat(value, `${prefix}${name}.`)) : [[`${prefix}${name}`, String(value)]],
    ),
  );
}

type Answer = Failed & { conflict: ConflictView | null; base: string };

/**
 * A failed save of a form with texts in several languages, ready to be shown again. `base` is what the next save must name: after
 * a conflict what stands now, since the person has then seen it, else what they started from.
 * @param say a field's value in words, where it is a code
 */
export async function withConflict(failed: Response, sent: Sent, labels: Record<string, string>, lang: Lang, say = (_name: string, value: string) => value) {
  if (failed.status < 400) throw failed;
  const body = (await failed.json()) as Failed;
  const theirs = body.theirs && typeof body.theirs === 'object' ? body.theirs : null;
  const differences = Object.entries(flat(theirs ?? {}))
    .map(([name, text]) => ({ name, label: labels[name] ?? name, theirs: text, mine: sent[name]?.[0] ?? '' }))
    .filter((pair) => pair.theirs.trim() !== pair.mine.trim())
    .map((pair) => ({ ...pair, theirs: say(pair.name, pair.theirs), mine: say(pair.name, pair.mine) }));
  const answer: Answer = {
    ...body,
    theirs: null,
    conflict: theirs && { by: null, at: formatMoment(lang, now()), differences },
    base: theirs ? fingerprint(theirs) : (sent.base?.[0] ?? ''),
  };
  return json(answer, { status: failed.status, headers: failed.headers.has('Retry-After') ? { 'Retry-After': failed.headers.get('Retry-After') ?? '' } : undefined });
}
