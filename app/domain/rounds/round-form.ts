import { one, type Sent } from '#app/domain/shared/sent';
import type { Lang } from '#app/platform/i18n/languages';
import { periodHeading } from './round-words';

/** What a round's form sent, to be checked. */
export const sentRound = (sent: Sent) => ({ period: one(sent, 'period'), dueOn: one(sent, 'dueOn'), repeats: one(sent, 'repeats') === 'yes' });

/** Periods as choices, in words. */
export const periodOptions = (lang: Lang, periods: string[]): { value: string; label: string }[] => periods.map((value) => ({ value, label: periodHeading(lang, value) }));
