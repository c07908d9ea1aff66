import { formatPeriod } from '#app/domain/shared/period-words';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { indicatorMessages } from './messages';
import type { Plan } from './plan';
import { formatFigure, isUnit } from './unit.type';

type Promised = { unit: string; baselineYear: number | null; baselineValue: unknown; baselineComment: string; targets: { period: string; value: unknown }[] };

/** What changed in baseline and targets, each in words: what was before and what shall be. */
export function changesBetween(lang: Lang, before: Promised, after: Plan): string[] {
  const t = translator(indicatorMessages, lang);
  const say = (value: number | null | undefined, unit: string) => (value === null || value === undefined ? t('change.none') : formatFigure(lang, value, isUnit(unit) ? unit : ''));
  const number = (value: unknown) => (value === null ? null : Number(value));
  const baseline = (year: number | null, value: number | null, unit: string) => (year === null ? say(value, unit) : `${say(value, unit)} (${year})`);
  const changes: string[] = [];
  const [was, is] = [baseline(before.baselineYear, number(before.baselineValue), before.unit), baseline(after.baselineYear, after.baselineValue, after.unit)];
  if (was !== is) changes.push(t('change.baseline', { was, is }));
  else if (before.baselineComment !== after.baselineComment) changes.push(t('change.baselineComment'));
  const old = new Map(before.targets.map(({ period, value }) => [period, number(value)]));
  const next = new Map(after.targets.map(({ period, value }) => [period, value]));
  for (const period of [...new Set([...old.keys(), ...next.keys()])].sort()) {
    const [from, to] = [say(old.get(period), before.unit), say(next.get(period), after.unit)];
    if (from !== to) changes.push(t('change.target', { period: formatPeriod(lang, period), was: from, is: to }));
  }
  return changes;
}
