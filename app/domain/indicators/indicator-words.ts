import { formatPeriod } from '#app/domain/shared/period-words';
import { type Lang, LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { indicatorMessages } from './messages';
import { sameQuantity, UNIT_NAMES, type UnitName } from './unit.type';

/** Units to choose from, named whole. @param like only those that measure the same as this one */
export function unitOptions(lang: Lang, like?: UnitName): { value: string; label: string }[] {
  const t = translator(indicatorMessages, lang);
  return UNIT_NAMES.filter((unit) => !like || sameQuantity(unit, like)).map((unit) => {
    const [long, short] = [t.at(`unitLong.${unit}`), t.at(`unit.${unit}`)];
    return { value: unit, label: long === short ? long : `${long} (${short})` };
  });
}

/** A period in words, or as it stands where it is none. */
const periodWords = (lang: Lang, period: string): string => {
  try {
    return formatPeriod(lang, period);
  } catch {
    return period;
  }
};

/** What a coded value of a form says in words, for those who compare two texts. */
export function sayValue(lang: Lang, name: string, value: string): string {
  const t = translator(indicatorMessages, lang);
  const key = { unit: `unitLong.${value}`, direction: `direction.${value}`, cumulative: `cumulative.${value}`, dimension: `dimension.${value}` }[name];
  if (name.endsWith('.period')) return periodWords(lang, value);
  return key && t.has(key) ? t.at(key) : value;
}

/** What the links of an error summary and a comparison call the fields of an indicator. */
export function fieldLabels(lang: Lang): Record<string, string> {
  const t = translator(indicatorMessages, lang);
  const plain = ['unit', 'direction', 'cumulative', 'dimension', 'sdgIndicator', 'position', 'baselineYear', 'baselineValue', 'baselineComment', 'reason', 'period', 'value', 'text', 'source', 'comment'];
  const named = LANGUAGES.flatMap((one): [string, string][] => [
    [`${one}.name`, t('field.nameIn', { language: LANGUAGE_NAMES[one] })],
    [`${one}.explanation`, t('field.explanationIn', { language: LANGUAGE_NAMES[one] })],
  ]);
  return { ...Object.fromEntries(plain.map((name) => [name, t.at(`field.${name}`)])), target: t('field.programmeTarget'), breakdown: t('field.breakdown'), targets: t('field.targets'), ...Object.fromEntries(named) };
}
