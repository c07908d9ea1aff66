import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { sharedMessages } from './messages';
import type { Issue } from './outcome';
import type { FormField } from './section';
import { one, type Sent } from './sent';
import { type Impact, IMPACT_KEYS, IMPACTS, type ImpactKey, type ImpactMatrix, THEMES } from './themes';

/** The matrix's cells, in the programme's order. */
export const impactKeys: ImpactKey[] = THEMES.map((theme) => IMPACT_KEYS[theme]);

/** Nothing judged yet. */
export const emptyMatrix: ImpactMatrix = { lowCarbon: null, smart: null, healthy: null, sociallySustainable: null };

/** The part of a form that asks for the cross-impact matrix: +, 0 or − for each theme. */
export const impactPart = {
  field: (lang: Lang, key: ImpactKey): FormField => {
    const t = translator(sharedMessages, lang);
    return {
      as: 'choice',
      name: `impact.${key}`,
      options: [
        { value: '+', label: `+ ${t('sign.plus')}` },
        { value: '0', label: `0 ${t('sign.zero')}` },
        { value: '-', label: `− ${t('sign.minus')}` },
      ],
    };
  },
  values: ({ impact }: { impact: ImpactMatrix }): Sent =>
    Object.fromEntries(impactKeys.map((key) => [`impact.${key}`, impact[key] ? [impact[key]] : []])),
  apply: <C extends { impact: ImpactMatrix }>(content: C, sent: Sent): { content: C; issues: Issue[] } => {
    const issues: Issue[] = [];
    const impact = { ...emptyMatrix };
    for (const key of impactKeys) {
      const value = one(sent, `impact.${key}`);
      if (IMPACTS.includes(value as Impact)) impact[key] = value as Impact;
      else if (value !== '') issues.push({ field: `impact.${key}`, code: 'choose' });
    }
    return { content: { ...content, impact }, issues };
  },
};

/** What keeps a matrix from being submitted: an empty cell, or no + at all. */
export function impactIssues(impact: ImpactMatrix): Issue[] {
  const empty = impactKeys.filter((key) => !impact[key]).map((key) => ({ field: `impact.${key}`, code: 'required' }));
  if (empty.length > 0) return empty;
  return impactKeys.some((key) => impact[key] === '+') ? [] : [{ field: 'impact.lowCarbon', code: 'oneTheme' }];
}
