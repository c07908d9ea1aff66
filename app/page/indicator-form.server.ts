import { type CommonEdit, commonSchema } from '#app/domain/indicators/common.schema';
import { fieldLabels, sayValue } from '#app/domain/indicators/indicator-words';
import type { Lang } from '#app/platform/i18n/languages';
import { withConflict } from './conflict.server';
import { check, one, type Sent } from './form.server';

/** Reads the form of a common indicator. @throws Invalid */
export function readCommon(sent: Sent): CommonEdit {
  const words = (lang: Lang) => ({ name: one(sent, `${lang}.name`), explanation: one(sent, `${lang}.explanation`) });
  const plain = ['unit', 'direction', 'cumulative', 'sdgIndicator', 'target', 'position'] as const;
  return check(commonSchema, { fi: words('fi'), sv: words('sv'), en: words('en'), ...Object.fromEntries(plain.map((name) => [name, one(sent, name)])) });
}

/** A failed save of an indicator with both texts in words, ready to be shown again. */
export const withBothTexts = (failed: Response, sent: Sent, lang: Lang, labels = fieldLabels(lang)) => withConflict(failed, sent, labels, lang, (name, value) => sayValue(lang, name, value));
