import type { Issue } from '#app/domain/shared/outcome';
import { exactSum, readNumber } from '#app/domain/shared/number';
import { textIssues } from '#app/domain/shared/section';
import { DIMENSIONS, type Dimension, type IndicatorKind } from './indicator.type';
import { isUnit, rangeCode, UNITS } from './unit.type';

/** A value as a person writes it: everything is text until it is read. */
export type WrittenFigure = { value: string; text: string; source: string; comment: string; breakdown: Record<string, string> };

/** A value as it is kept. `value` null: there is none for this period, and the comment says why. */
export type Figure = { value: number | null; text: string; source: string; comment: string; breakdown: Record<string, number> | null };

/** What must be known of an indicator to read a value of it. */
export type Measured = { kind: IndicatorKind; unit: string; dimension: Dimension | null };

export const MAX_SOURCE = 300;
export const MAX_COMMENT = 1000;
export const MAX_TEXT = 2000;

function readBreakdown(field: string, measured: Measured, written: WrittenFigure, value: number | null) {
  const issues: Issue[] = [];
  const parts: Record<string, number> = {};
  for (const category of measured.dimension ? DIMENSIONS[measured.dimension] : []) {
    const text = written.breakdown[category]?.trim() ?? '';
    if (!text) continue;
    const read = readNumber(text);
    const code = 'code' in read ? read.code : rangeCode(measured.unit, read.value);
    if (code) issues.push({ field: `${field}.breakdown.${category}`, code });
    if ('value' in read) parts[category] = read.value;
  }
  const additive = isUnit(measured.unit) && UNITS[measured.unit].additive;
  const told = Object.values(parts);
  if (value !== null && additive && told.length > 0 && exactSum(told) > value) issues.push({ field: `${field}.breakdown`, code: 'partsExceed' });
  return { breakdown: told.length > 0 ? parts : null, issues };
}

/**
 * Reads a value. Gaps are allowed: a draft may be empty.
 * @param field what the value's fields are named after, e.g. `figure.<id>`
 */
export function readFigure(field: string, measured: Measured, written: WrittenFigure): { figure: Figure; issues: Issue[] } {
  const [text, source, comment] = [written.text.trim(), written.source.trim(), written.comment.trim()];
  const issues = [...textIssues(`${field}.text`, text, MAX_TEXT), ...textIssues(`${field}.source`, source, MAX_SOURCE), ...textIssues(`${field}.comment`, comment, MAX_COMMENT)];
  let value: number | null = null;
  if (measured.kind === 'quantitative' && written.value.trim()) {
    const read = readNumber(written.value);
    const code = 'code' in read ? read.code : rangeCode(measured.unit, read.value);
    if (code) issues.push({ field: `${field}.value`, code });
    if ('value' in read) value = read.value;
  }
  const parts = readBreakdown(field, measured, written, value);
  return {
    figure: { value, text: measured.kind === 'qualitative' ? text : '', source, comment, breakdown: parts.breakdown },
    issues: [...issues, ...parts.issues],
  };
}

/** What keeps a value from being handed in: a figure without a source, or neither a figure nor a word on why there is none. */
export function figureIssues(field: string, kind: IndicatorKind, { value, text, source, comment }: Figure): Issue[] {
  const there = kind === 'quantitative' ? value !== null : text !== '';
  if (there) return kind === 'quantitative' && !source ? [{ field: `${field}.source`, code: 'sourceNeeded' }] : [];
  return comment ? [] : [{ field: kind === 'quantitative' ? `${field}.value` : `${field}.text`, code: 'valueOrReason' }];
}
