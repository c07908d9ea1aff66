import { indicatorMessages } from '#app/domain/indicators/messages';
import type { MeasuredView, ValueView } from '#app/domain/indicators/indicator.type';
import type { FrozenFigure } from '#app/domain/reports/report.type';
import { daysOf, type Period } from '#app/domain/shared/period';
import { formatPeriod } from '#app/domain/shared/period-words';
import { formatChange, formatNumber, formatShare, withSign } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { changeOf, wordChanges } from '#app/domain/shared/changes';
import type { ComparedFigure, HistoryRow, LastReason } from './comparison.type';
import { figureChange } from './figure-change';
import { reviewDeskMessages } from './messages';
import { amount, figureWords, saidIn } from './submission-words';

/** What a figure is compared with: the indicator as it stands with all versions of its values, and the figure of the last accepted report. */
export type FigureContext = { lang: Lang; period: Period; measured: MeasuredView | undefined; last: FrozenFigure | undefined; lastPeriod: Period | null; reason: LastReason | null };

/** A difference in words, e.g. +30 t CO₂e, +25 %. */
export function differenceWords(lang: Lang, before: number | null, after: number | null, unit: string, cumulative: boolean): string | null {
  const { difference, share } = figureChange(before, after, cumulative);
  if (difference === null) return null;
  const t = translator(reviewDeskMessages, lang);
  if (difference === 0) return t('figure.noDifference');
  const size = unit === 'percent' ? t('figure.points', { n: Math.abs(difference), value: formatNumber(lang, Math.abs(difference)) }) : amount(lang, Math.abs(difference), unit);
  const said = withSign(difference, size);
  return share === null || unit === 'percent' ? said : `${said}, ${formatChange(lang, share)}`;
}

function targetOf({ lang, period, measured }: FigureContext, value: number | null): ComparedFigure['target'] {
  if (!measured) return null;
  const { startsOn, endsOn } = daysOf(period);
  const same = measured.targets.find((target) => target.period === period);
  const around = measured.targets.find((target) => daysOf(target.period).startsOn <= startsOn && daysOf(target.period).endsOn >= endsOn);
  const target = same ?? around;
  if (!target) return null;
  const comparable = (same || measured.cumulative) && value !== null && target.value > 0 && measured.direction === 'up';
  return { period: formatPeriod(lang, target.period), shown: amount(lang, target.value, measured.unit), share: comparable ? formatShare(lang, Math.max(0, value) / target.value) : null };
}

function baselineOf(lang: Lang, measured: MeasuredView | undefined): string | null {
  if (!measured || measured.baseline.value === null) return null;
  const { year, value, comment } = measured.baseline;
  return [amount(lang, value, measured.unit), year && `(${year})`, comment].filter(Boolean).join(' ');
}

function historyOf({ lang, period, measured }: FigureContext, figure: FrozenFigure): HistoryRow[] {
  if (!measured) return [];
  return measured.values.filter(({ state }) => state !== 'draft').map((value): HistoryRow => ({
    period: formatPeriod(lang, value.period),
    code: value.period,
    version: value.version,
    state: value.state,
    shown: figureWords(lang, { kind: measured.kind, unit: measured.unit, value: value.value, text: value.text }),
    value: value.value,
    target: measured.targets.find((target) => target.period === value.period)?.value ?? null,
    reason: value.reason || value.returnReason,
    isThis: value.id === figure.valueId && value.period === period,
  }));
}

const counted = (values: ValueView[], period: Period | null) => values.find((value) => value.period === period && value.state === 'accepted');

function measureWords(lang: Lang, measured: MeasuredView | undefined): string {
  if (!measured) return '';
  const t = translator(reviewDeskMessages, lang);
  if (measured.kind === 'qualitative') return t('figure.inWords');
  return [measured.cumulative ? t('figure.cumulative') : t('figure.ofPeriod'), t(`figure.${measured.direction}`)].join(', ');
}

/** A figure of a submission beside the last accepted one, with all that helps to judge it. */
export function comparedFigure(figure: FrozenFigure, context: FigureContext): ComparedFigure {
  const { lang, period, measured, last, lastPeriod, reason } = context;
  const words = translator(indicatorMessages, lang);
  const { text: label, lang: labelLang } = saidIn(figure.names, lang, figure.lang);
  const isText = figure.kind === 'qualitative';
  const cumulative = measured?.cumulative ?? false;
  const standing = last && measured ? counted(measured.values, lastPeriod) : undefined;
  const isRevised = Boolean(standing && last && standing.id !== last.valueId && (standing.value !== last.value || standing.text !== last.text));
  // What counts now is what the next figure must follow on, also where the last report froze another.
  const before = (isRevised ? standing?.value : last?.value) ?? null;
  const same = measured ? counted(measured.values, period) : undefined;
  const own = measured?.values.find(({ id }) => id === figure.valueId);
  const pieces = isText ? wordChanges(last?.text ?? '', figure.text) : [];
  return {
    field: `figure.${figure.indicatorId}`,
    label,
    labelLang,
    reason,
    measure: measureWords(lang, measured),
    isText,
    now: figureWords(lang, figure),
    before: last ? figureWords(lang, last) : null,
    revisedTo: isRevised && standing && measured ? figureWords(lang, { ...standing, kind: measured.kind, unit: measured.unit }) : null,
    pieces,
    change: !last ? 'unasked' : isText ? changeOf(pieces) : last.value === figure.value && last.unit === figure.unit ? 'same' : 'changed',
    difference: isText || last?.unit !== figure.unit ? null : differenceWords(lang, before, figure.value, figure.unit, cumulative),
    oddity: isText || last?.unit !== figure.unit ? null : figureChange(before, figure.value, cumulative).oddity,
    target: isText ? null : targetOf(context, figure.value),
    baseline: baselineOf(lang, measured),
    source: figure.source,
    comment: figure.comment,
    parts: Object.entries(figure.breakdown ?? {}).map(([name, value]) => ({ label: words.has(`category.${name}`) ? words.at(`category.${name}`) : name, shown: amount(lang, value, figure.unit) })),
    corrects: own?.state === 'submitted' && same && measured ? { shown: figureWords(lang, { ...same, kind: measured.kind, unit: measured.unit }), reason: own.reason } : null,
    history: historyOf(context, figure),
  };
}
