import { readNumber } from '#app/domain/shared/number';
import type { Issue } from '#app/domain/shared/outcome';
import { isPeriod, overlap } from '#app/domain/shared/period';
import { textIssues } from '#app/domain/shared/section';
import { one, rowsOf, type Sent } from '#app/domain/shared/sent';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { DIMENSIONS, type Dimension, type Direction, DIRECTIONS, type IndicatorKind, isSdgIndicator, type Names } from './indicator.type';
import { isUnit, rangeCode, sameQuantity, type UnitName } from './unit.type';

/** What is measured and aimed at: what a form for one of a pilot's indicators sends. */
export type Plan = {
  names: Names;
  unit: UnitName | '';
  direction: Direction;
  cumulative: boolean;
  dimension: Dimension | null;
  sdgIndicator: string | null;
  baselineYear: number | null;
  baselineValue: number | null;
  baselineComment: string;
  targets: { period: string; value: number }[];
};

/** What is settled before the form is read: its kind, and for a common indicator what all pilots share. */
export type Given = {
  kind: IndicatorKind;
  originalLang: Lang;
  common: { unit: UnitName; direction: Direction; cumulative: boolean; sdgIndicator: string | null } | null;
};

const MAX_NAME = 120;
const MAX_COMMENT = 500;

/** Rows of targets that a form can hold. */
export const MAX_TARGETS = 20;

function readNames(sent: Sent, { originalLang, common }: Given, issues: Issue[]): Names {
  if (common) return {};
  const names: Names = {};
  for (const lang of LANGUAGES) {
    const field = `${lang}.name`;
    const name = one(sent, field).trim().replace(/\s+/g, ' ');
    issues.push(...textIssues(field, name, MAX_NAME));
    if (name) names[lang] = name;
  }
  if (!names[originalLang]) issues.push({ field: `${originalLang}.name`, code: 'required' });
  return names;
}

function readUnit(sent: Sent, { kind, common }: Given, issues: Issue[]): UnitName | '' {
  if (kind === 'qualitative') return '';
  const unit = one(sent, 'unit');
  if (!isUnit(unit)) issues.push({ field: 'unit', code: 'choose' });
  else if (common && !sameQuantity(unit, common.unit)) issues.push({ field: 'unit', code: 'unitDiffers' });
  else return unit;
  return '';
}

/** A figure of a form, or null for none. */
function readAmount(field: string, written: string, unit: UnitName | '', issues: Issue[]): number | null {
  if (!written.trim()) return null;
  const read = readNumber(written);
  const code = 'code' in read ? read.code : rangeCode(unit, read.value);
  if (code) issues.push({ field, code });
  return 'value' in read ? read.value : null;
}

function readTargets(sent: Sent, unit: UnitName | '', issues: Issue[]): Plan['targets'] {
  const targets: Plan['targets'] = [];
  for (const { at, row } of rowsOf(sent, 'targets', ['period', 'value'])) {
    const [period = '', field] = [row.period, `targets.${at}.period`];
    const value = readAmount(`targets.${at}.value`, row.value ?? '', unit, issues);
    if (!isPeriod(period)) issues.push({ field, code: period ? 'period' : 'choose' });
    else if (targets.some((other) => other.period === period)) issues.push({ field, code: 'twice' });
    else if (targets.some((other) => overlap(other.period, period))) issues.push({ field, code: 'targetsOverlap' });
    else if (!row.value) issues.push({ field: `targets.${at}.value`, code: 'number' });
    else if (value !== null) targets.push({ period, value });
  }
  return targets;
}

function readYear(written: string, issues: Issue[]): number | null {
  if (!written.trim()) return null;
  const year = /^\d{4}$/.test(written.trim()) ? Number(written) : 0;
  if (year >= 1990 && year <= 2100) return year;
  issues.push({ field: 'baselineYear', code: 'year' });
  return null;
}

/** Reads the form of one of a pilot's indicators. Codes: required, choose, unitDiffers, number …, negative, period, twice, targetsOverlap, year, sdgIndicator. */
export function readPlan(sent: Sent, given: Given): { plan: Plan; issues: Issue[] } {
  const issues: Issue[] = [];
  const { kind, common } = given;
  const names = readNames(sent, given, issues);
  const unit = readUnit(sent, given, issues);
  const chosen = one(sent, 'direction');
  const direction = common?.direction ?? DIRECTIONS.find((way) => way === chosen);
  if (!direction) issues.push({ field: 'direction', code: 'choose' });
  const dimension = one(sent, 'dimension');
  if (dimension && !Object.hasOwn(DIMENSIONS, dimension)) issues.push({ field: 'dimension', code: 'choose' });
  const sdg = one(sent, 'sdgIndicator').trim();
  if (!common && sdg && !isSdgIndicator(sdg)) issues.push({ field: 'sdgIndicator', code: 'sdgIndicator' });
  const baselineComment = one(sent, 'baselineComment').trim();
  issues.push(...textIssues('baselineComment', baselineComment, MAX_COMMENT));
  const counted = kind === 'quantitative';
  const plan: Plan = {
    names,
    unit,
    direction: direction ?? 'up',
    cumulative: common?.cumulative ?? (counted && one(sent, 'cumulative') === 'yes'),
    dimension: counted && dimension && Object.hasOwn(DIMENSIONS, dimension) ? (dimension as Dimension) : null,
    sdgIndicator: common ? common.sdgIndicator : sdg || null,
    baselineYear: readYear(one(sent, 'baselineYear'), issues),
    baselineValue: counted ? readAmount('baselineValue', one(sent, 'baselineValue'), unit, issues) : null,
    baselineComment,
    targets: counted ? readTargets(sent, unit, issues) : [],
  };
  return { plan, issues };
}

type Rows = { names: unknown; unit: string; direction: string; cumulative: boolean; dimension: string | null; sdgIndicator: string | null; baselineYear: number | null; baselineValue: unknown; baselineComment: string; targets: { period: string; value: unknown }[] };

/** What stands in an indicator, as its form's fields carry it. */
export function writtenPlan(row: Rows): Record<string, string> {
  const names = row.names as Names;
  const number = (value: unknown) => (value === null ? '' : String(Number(value)));
  const targets = [...row.targets].sort((a, b) => a.period.localeCompare(b.period));
  return {
    ...Object.fromEntries(LANGUAGES.map((lang) => [`${lang}.name`, names[lang] ?? ''])),
    unit: row.unit,
    direction: row.direction,
    cumulative: row.cumulative ? 'yes' : 'no',
    dimension: row.dimension ?? '',
    sdgIndicator: row.sdgIndicator ?? '',
    baselineYear: number(row.baselineYear),
    baselineValue: number(row.baselineValue),
    baselineComment: row.baselineComment,
    ...Object.fromEntries(targets.flatMap(({ period, value }, at) => [[`targets.${at}.period`, period], [`targets.${at}.value`, number(value)]])),
  };
}
