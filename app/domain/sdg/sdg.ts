import type { Lang } from '#app/platform/i18n/languages';
import data from './sdg.json';

/** A target of Agenda 2030, e.g. 11.6 or 1.a, with a short label of our own wording. */
export type SdgTarget = { code: string; label: Record<Lang, string> };
/** A Sustainable Development Goal, 1 to 17, with its targets. */
export type SdgGoal = SdgTarget & { targets: SdgTarget[] };

/** The 17 goals in order, each with its targets. */
export const GOALS: readonly SdgGoal[] = data.goals;

const goals = new Map(GOALS.map((goal) => [goal.code, goal]));
const targets = new Map(GOALS.flatMap((goal) => goal.targets.map((target) => [target.code, target] as const)));

export const isGoal = (code: string): boolean => goals.has(code);
export const isTarget = (code: string): boolean => targets.has(code);

/** The goal a goal's or target's code belongs to, or undefined when there is none. */
export const goalOf = (code: string): SdgGoal | undefined => goals.get(code.split('.')[0] ?? '');

/** A target's label; the bare code when it is unknown. */
export const targetLabel = (code: string, lang: Lang): string => targets.get(code)?.label[lang] ?? code;

/** Targets gathered under their goals, both in the agenda's order; unknown codes are left out. */
export function byGoal(codes: readonly string[]): { goal: SdgGoal; targets: SdgTarget[] }[] {
  return GOALS.map((goal) => ({ goal, targets: goal.targets.filter((target) => codes.includes(target.code)) })).filter(
    (group) => group.targets.length > 0,
  );
}

/** Goals with their targets as choices of a form, named in a language. */
export const sdgGroups = (lang: Lang): { label: string; options: { value: string; label: string }[] }[] =>
  GOALS.map((goal) => ({
    label: `${goal.code} ${goal.label[lang]}`,
    options: goal.targets.map(({ code, label }) => ({ value: code, label: `${code} ${label[lang]}` })),
  }));
