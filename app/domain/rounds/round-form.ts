import { one, type Sent } from '#app/domain/shared/sent';
import type { Lang } from '#app/platform/i18n/languages';
import type { Audience } from './round.type';
import { periodHeading } from './round-words';

/** What a round's form sent, to be checked. */
export const sentRound = (sent: Sent) => ({ period: one(sent, 'period'), dueOn: one(sent, 'dueOn'), repeats: one(sent, 'repeats') === 'yes' });

/** Periods as choices, in words. */
export const periodOptions = (lang: Lang, periods: string[]): { value: string; label: string }[] => periods.map((value) => ({ value, label: periodHeading(lang, value) }));

/**
 * Who is asked, as a page of the preview sent it: its ticks count for the pilots it showed (`shown`), the choices made on other pages stay.
 * @param stands the choice as it is saved
 */
export function sentAudience(sent: Sent, stands: Audience): Audience {
  const shown = new Set((sent.shown ?? []).flatMap((ids) => ids.split(' ')));
  const ticked = (sent.exclude ?? []).filter((id) => shown.has(id));
  return { themes: sent.themes ?? [], exclude: [...stands.exclude.filter((id) => !shown.has(id)), ...ticked] };
}
