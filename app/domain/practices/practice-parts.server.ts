import { acceptedOf } from '#app/domain/indicators/indicators.server';
import { partnerOptions } from '#app/domain/partners/partners.server';
import { titleOfEntry } from '#app/domain/shared/desk-entry.server';
import { isId } from '#app/domain/shared/fields';
import type { Issue } from '#app/domain/shared/outcome';
import { type FormField, type SectionContext, textIssues } from '#app/domain/shared/section';
import { one, rowsOf, type Sent, sentRows } from '#app/domain/shared/sent';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import type { PracticeContent } from './practice.schema';
import { COST_CLASSES, POPULATION_CLASSES } from './practice.type';

type Applied = { content: PracticeContent; issues: Issue[] };

const ROLE_MAX = 160;

/** The values of a list with their words. */
export const optionsOf = (lang: Lang, group: string, values: readonly string[]) => {
  const t = translator(practiceMessages, lang);
  return values.map((value) => ({ value, label: t.at(`${group}.${value}`) }));
};

/** One of a list, null when nothing was chosen; anything else is an issue. */
export function readOne<T extends string>(sent: Sent, field: string, known: readonly T[], issues: Issue[]): T | null {
  const value = one(sent, field);
  const found = known.find((option) => option === value) ?? null;
  if (value !== '' && !found) issues.push({ field, code: 'choose' });
  return found;
}

/** What it takes, or took: people, money, size of municipality. */
export const conditionsPart = {
  fields: (lang: Lang): FormField[] => [
    { as: 'number', name: 'leastStaff' },
    { as: 'choice', name: 'costClass', options: optionsOf(lang, 'costClass', COST_CLASSES) },
    { as: 'choice', name: 'populationClass', options: optionsOf(lang, 'populationClass', POPULATION_CLASSES) },
  ],
  values: ({ conditions: { leastStaff, costClass, populationClass } }: PracticeContent): Sent => ({
    leastStaff: [leastStaff === null ? '' : String(leastStaff)],
    costClass: costClass ? [costClass] : [],
    populationClass: populationClass ? [populationClass] : [],
  }),
  apply: (content: PracticeContent, sent: Sent): Applied => {
    const issues: Issue[] = [];
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

/** Which of its pilots' indicators are its evidence: those that have accepted values. Without any, nothing is asked. */
export const indicatorsPart = {
  fields: async ({ lang, content }: SectionContext<PracticeContent>): Promise<FormField[]> => {
    const groups = await Promise.all(
      content.pilots.map(async (pilotId) => ({
        label: await titleOfEntry(pilotId, lang),
        options: (await acceptedOf(pilotId, lang)).map(({ id, name }) => ({ value: id, label: name })),
      })),
    );
    const some = groups.filter(({ options }) => options.length > 0);
    return some.length > 0 ? [{ as: 'checks', name: 'indicators', groups: some, optional: true }] : [];
  },
  values: (content: PracticeContent): Sent => ({ indicators: content.indicators }),
  apply: (content: PracticeContent, sent: Sent): Applied => {
    const chosen = [...new Set(sent.indicators ?? [])];
    const fit = chosen.length <= 60 && chosen.every(isId);
    return { content: { ...content, indicators: fit ? chosen : [] }, issues: fit ? [] : [{ field: 'indicators', code: 'choose' }] };
  },
};

/** Whom to ask about what: a role in words and its organisation, never a person. */
export const contactsPart = {
  fields: async (lang: Lang): Promise<FormField[]> => [
    {
      as: 'rows',
      name: 'contacts',
      spare: 2,
      optional: true,
      columns: [
        { as: 'line', name: 'role', max: ROLE_MAX },
        { as: 'select', name: 'partnerId', options: (await partnerOptions(lang)).map(({ id, name }) => ({ value: id, label: name })) },
      ],
    },
  ],
  values: (content: PracticeContent): Sent =>
    sentRows('contacts', content.contacts.map(({ id, roles, partnerId }) => ({ id, role: roles[content.originalLang] ?? '', partnerId }))),
  apply: (content: PracticeContent, sent: Sent): Applied => {
    const issues: Issue[] = [];
    const rows = rowsOf(sent, 'contacts', ['role', 'partnerId']);
    const contacts = rows.map(({ at, row: { role = '', partnerId = '' } }) => {
      const field = `contacts.${at}`;
      if (!role) issues.push({ field: `${field}.role`, code: 'required' });
      issues.push(...textIssues(`${field}.role`, role, ROLE_MAX));
      if (!isId(partnerId)) issues.push({ field: `${field}.partnerId`, code: 'choose' });
      const before = content.contacts.find(({ id }) => id === one(sent, `${field}.id`));
      return { id: before?.id ?? crypto.randomUUID(), roles: { ...before?.roles, [content.originalLang]: role }, partnerId };
    });
    return { content: { ...content, contacts }, issues };
  },
};
