import type { Issue } from '#app/domain/shared/outcome';
import type { FormField } from '#app/domain/shared/section';
import type { Sent } from '#app/domain/shared/sent';
import type { Lang } from '#app/platform/i18n/languages';
import { GOALS, isTarget } from './sdg';

/** The part of a form that asks for SDG targets: tick boxes under their goals. */
export const sdgPart = {
  fields: (lang: Lang): FormField[] => [
    {
      as: 'checks',
      name: 'sdgTargets',
      groups: GOALS.map(({ code, label, targets }) => ({
        label: `${code}. ${label[lang]}`,
        options: targets.map((target) => ({ value: target.code, label: `${target.code} ${target.label[lang]}` })),
      })),
    },
  ],
  values: (content: { sdgTargets: string[] }): Sent => ({ sdgTargets: content.sdgTargets }),
  apply: <C extends { sdgTargets: string[] }>(content: C, sent: Sent): { content: C; issues: Issue[] } => {
    const sdgTargets = [...new Set(sent.sdgTargets ?? [])].filter(Boolean);
    const issues = sdgTargets.every(isTarget) ? [] : [{ field: 'sdgTargets', code: 'choose' }];
    return { content: { ...content, sdgTargets: sdgTargets.filter(isTarget) }, issues };
  },
};
