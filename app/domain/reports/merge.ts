import { fingerprint } from '#app/domain/shared/revision.server';
import type { Sent } from '#app/domain/shared/sent';

const cleaned = (values: string[] | undefined): string[] => (values ?? []).filter((value) => value !== '');

/** A short mark of an answer, to notice that somebody else changed it. */
export const answerMark = (values: string[] | undefined): string => fingerprint(cleaned(values));

export type Clash = { name: string; theirs: string[]; mine: string[] };

/**
 * Puts a form's fields into what stands now, field by field: a field the person did not touch stays as somebody else left it.
 * @param bases mark of each field as the form showed it @returns fields that both changed, differently, stand in `clashes`
 */
export function mergeFields(stands: Sent, sent: Sent, bases: Record<string, string>): { merged: Sent; clashes: Clash[] } {
  const merged: Sent = { ...stands };
  const clashes: Clash[] = [];
  for (const [name, base] of Object.entries(bases)) {
    const mine = answerMark(sent[name]);
    const theirs = answerMark(stands[name]);
    if (mine === base || mine === theirs) continue;
    if (theirs === base) merged[name] = cleaned(sent[name]);
    else clashes.push({ name, theirs: cleaned(stands[name]), mine: cleaned(sent[name]) });
  }
  return { merged, clashes };
}
