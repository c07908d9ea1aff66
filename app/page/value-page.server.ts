import { json } from '@remix-run/node';
import type { WrittenFigure } from '#app/domain/indicators/figure.server';
import { fieldLabels, sayValue } from '#app/domain/indicators/indicator-words';
import { DIMENSIONS } from '#app/domain/indicators/indicator.type';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { valueMark } from '#app/domain/indicators/value-record.server';
import type { SentValue } from '#app/domain/indicators/value-writing.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { withConflict } from './conflict.server';
import type { Failed } from './attempt.server';
import { one, type Sent } from './form.server';

const CATEGORIES = Object.values(DIMENSIONS).flat();

/** Reads the form of a value. */
export function readSentValue(sent: Sent): SentValue {
  const field = (name: string) => one(sent, `figure.${name}`);
  const written: WrittenFigure = {
    value: field('value'),
    text: field('text'),
    source: field('source'),
    comment: field('comment'),
    breakdown: Object.fromEntries(CATEGORIES.map((category) => [category, field(`breakdown.${category}`)])),
  };
  return { written, base: one(sent, 'base'), reason: one(sent, 'reason'), submits: one(sent, 'intent') === 'submit' };
}

type Kept = { value: unknown; text: string; source: string; comment: string; breakdown: unknown; reason?: string };

/** A value as its form's fields carry it. */
export function valueFields(kept: Kept | null): Record<string, string> {
  if (!kept) return {};
  const parts = Object.entries((kept.breakdown as Record<string, number> | null) ?? {}).map(([category, part]): [string, string] => [`figure.breakdown.${category}`, String(part)]);
  return { 'figure.value': kept.value === null ? '' : String(Number(kept.value)), 'figure.text': kept.text, 'figure.source': kept.source, 'figure.comment': kept.comment, reason: kept.reason ?? '', ...Object.fromEntries(parts) };
}

/** What the links of an error summary call the fields of a value. */
export function valueLabels(lang: Lang): Record<string, string> {
  const t = translator(indicatorMessages, lang);
  const labels = fieldLabels(lang);
  const own = (['value', 'text', 'source', 'comment', 'breakdown'] as const).map((name) => [`figure.${name}`, labels[name] ?? '']);
  return { reason: t('field.reason'), ...Object.fromEntries(own), ...Object.fromEntries(CATEGORIES.map((category) => [`figure.breakdown.${category}`, t.at(`category.${category}`)])) };
}

/** A failed save of a value with both versions, ready to be shown again; the next save names the one that stands. */
export async function withBothValues(failed: Response, sent: Sent, lang: Lang) {
  if (failed.status !== 409) return withConflict(failed, sent, valueLabels(lang), lang);
  const body = (await failed.json()) as Failed;
  const theirs = body.theirs as (Kept & { value: string | number | null }) | null;
  const { reason: _reason, ...fields } = valueFields(theirs);
  const answer = await withConflict(json({ ...body, theirs: fields }, 409), sent, valueLabels(lang), lang, (name, value) => sayValue(lang, name, value));
  const shown = await answer.json();
  const base = valueMark(theirs && { ...theirs, value: theirs.value === null ? null : Number(theirs.value) });
  return json({ ...shown, base }, 409);
}
