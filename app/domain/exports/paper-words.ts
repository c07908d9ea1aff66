import { uiMessages } from '#app/components/messages';
import { followUpMessages } from '#app/domain/follow-ups/messages';
import { pilotMessages } from '#app/domain/pilots/messages';
import { progressMessages } from '#app/domain/progress/messages';
import { travelMessages } from '#app/domain/progress/travel/messages';
import { replicationMessages } from '#app/domain/replications/messages';
import { formatEuros, formatNumber, formatShare } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { exportMessages } from './messages';

/** Everything a printed report says is said through these. */
export const paperWords = (lang: Lang) => ({
  lang,
  x: translator(exportMessages, lang),
  /** What the page of figures says in the same place */
  progress: translator(progressMessages, lang),
  travel: translator(travelMessages, lang),
  followUp: translator(followUpMessages, lang),
  replication: translator(replicationMessages, lang),
  pilot: translator(pilotMessages, lang),
  ui: translator(uiMessages, lang),
  n: (value: number) => formatNumber(lang, value),
  euros: (value: number) => formatEuros(lang, value),
  share: (value: number) => formatShare(lang, value),
});

export type PaperWords = ReturnType<typeof paperWords>;
