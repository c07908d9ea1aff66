import { pilotOptions } from '#app/domain/pilots/pilots.server';
import { sdgPart } from '#app/domain/sdg/sdg-part';
import { impactKeys, impactPart } from '#app/domain/shared/impact-part';
import type { Issue } from '#app/domain/shared/outcome';
import { type Section, textPart } from '#app/domain/shared/section';
import { one, rowsOf, type Sent, sentRows } from '#app/domain/shared/sent';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import type { PracticeContent } from './practice.schema';
import { COST_CLASSES, OUTCOMES, POPULATION_CLASSES, practiceTextFields } from './practice.type';

type PracticeSection = Section<PracticeContent>;

const texts = (...names: string[]) => textPart<PracticeContent>(practiceTextFields, names);

const options = (lang: Lang, group: string, values: readonly string[]) => {
  const t = translator(practiceMessages, lang);
  return values.map((value) => ({ value, label: t.at(`${group}.${value}`) }));
};

/** One of a list, null when nothing was chosen; anything else is an issue. */
function readOne<T extends string>(sent: Sent, field: string, known: readonly T[], issues: Issue[]): T | null {
  const value = one(sent, field);
  const found = known.find((option) => option === value) ?? null;
  if (value !== '' && !found) issues.push({ field, code: 'choose' });
  return found;
}

const basicTexts = texts('title', 'summary', 'coreIdea');

const basics: PracticeSection = {
  key: 'basics',
  fields: async ({ lang }) => [
    { as: 'choice', name: 'outcome', options: options(lang, 'outcome', OUTCOMES) },
    ...basicTexts.fields,
    {
      as: 'rows',
      name: 'pilots',
      spare: 2,
      optional: true,
      columns: [{ as: 'select', name: 'pilotId', options: await pilotOptions(lang) }],
    },
  ],
  values: (content) => ({
    outcome: content.outcome ? [content.outcome] : [],
    ...basicTexts.values(content),
    ...sentRows('pilots', content.pilots.map((pilotId) => ({ pilotId }))),
  }),
  apply: (before, sent) => {
    const { content, issues } = basicTexts.apply(before, sent);
    const chosen = rowsOf(sent, 'pilots', ['pilotId']);
    for (const { at, row } of chosen) {
      if (!/^[0-9a-f-]{36}$/.test(row.pilotId ?? '')) issues.push({ field: `pilots.${at}.pilotId`, code: 'choose' });
    }
    const pilots = [...new Set(chosen.map(({ row }) => row.pilotId ?? ''))];
    return { content: { ...content, pilots, outcome: readOne(sent, 'outcome', OUTCOMES, issues) }, issues };
  },
};

const useTexts = texts('environment', 'needs', 'conditions');

const use: PracticeSection = {
  key: 'use',
  fields: ({ lang }) => [
    ...useTexts.fields,
    { as: 'number', name: 'leastStaff' },
    { as: 'choice', name: 'costClass', options: options(lang, 'costClass', COST_CLASSES) },
    { as: 'choice', name: 'populationClass', options: options(lang, 'populationClass', POPULATION_CLASSES) },
  ],
  values: (content) => {
    const { leastStaff, costClass, populationClass } = content.conditions;
    return {
      ...useTexts.values(content),
      leastStaff: [leastStaff === null ? '' : String(leastStaff)],
      costClass: costClass ? [costClass] : [],
      populationClass: populationClass ? [populationClass] : [],
    };
  },
  apply: (before, sent) => {
    const { content, issues } = useTexts.apply(before, sent);
    const staff = one(sent, 'leastStaff').trim();
    if (!/^\d{0,3}$/.test(staff)) issues.push({ field: 'leastStaff', code: 'number' });
    const conditions = {
      leastStaff: /^\d{1,3}$/.test(staff) ? Number(staff) : null,
      costClass: readOne(sent, 'costClass', COST_CLASSES, issues),
      populationClass: readOne(sent, 'populationClass', POPULATION_CLASSES, issues),
    };
    return { content: { ...content, conditions }, issues };
  },
};

const doingTexts = texts('steps', 'evidence', 'limits');
const doing: PracticeSection = { key: 'doing', fields: () => doingTexts.fields, values: doingTexts.values, apply: doingTexts.apply };

const themes: PracticeSection = {
  key: 'themes',
  fields: ({ lang }) => [...impactKeys.map((key) => impactPart.field(lang, key)), ...sdgPart.fields(lang)],
  values: (content) => ({ ...impactPart.values(content), ...sdgPart.values(content) }),
  apply: (before, sent) => {
    const matrix = impactPart.apply(before, sent);
    const goals = sdgPart.apply(matrix.content, sent);
    return { content: goals.content, issues: [...matrix.issues, ...goals.issues] };
  },
};

/** The steps of a practice's form, in order. */
export const practiceSections: PracticeSection[] = [basics, use, doing, themes];
