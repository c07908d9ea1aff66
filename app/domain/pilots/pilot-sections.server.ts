import { partnerOptions } from '#app/domain/partners/partners.server';
import { sdgPart } from '#app/domain/sdg/sdg-part';
import { impactKeys, impactPart } from '#app/domain/shared/impact-part';
import type { Issue } from '#app/domain/shared/outcome';
import { type FormField, type Section, textIssues, textPart } from '#app/domain/shared/section';
import { one, rowsOf, type Sent, sentRows } from '#app/domain/shared/sent';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';
import type { PilotContent } from './pilot.schema';
import { BUDGET_CATEGORIES, FUNDING_SOURCES, PARTNER_ROLES, pilotTextFields } from './pilot.type';

type PilotSection = Section<PilotContent>;

const texts = (...names: string[]) => textPart<PilotContent>(pilotTextFields, names);

const options = (lang: Lang, group: string, values: readonly string[]) => {
  const t = translator(pilotMessages, lang);
  return values.map((value) => ({ value, label: t.at(`${group}.${value}`) }));
};

/** A day from a form, or null for none; anything else is an issue. */
function readDay(sent: Sent, field: string, issues: Issue[]): string | null {
  const value = one(sent, field).trim();
  if (value === '') return null;
  const at = new Date(`${value}T00:00:00Z`);
  const fits = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
  if (fits && at.getUTCFullYear() >= 1990 && at.getUTCFullYear() <= 2100) return value;
  issues.push({ field, code: 'date' });
  return null;
}

function readEuros(value: string, field: string, issues: Issue[]): number {
  const digits = value.replace(/[\s\u00a0\u202f€]/g, '');
  if (/^\d{1,9}$/.test(digits) && Number(digits) <= 100_000_000) return Number(digits);
  issues.push({ field, code: 'number' });
  return 0;
}

const basicTexts = texts('title', 'summary', 'place');

const basics: PilotSection = {
  key: 'basics',
  fields: () => [...basicTexts.fields, { as: 'date', name: 'startsOn' }, { as: 'date', name: 'endsOn' }],
  values: (content) => ({ ...basicTexts.values(content), startsOn: [content.startsOn ?? ''], endsOn: [content.endsOn ?? ''] }),
  apply: (before, sent) => {
    const { content, issues } = basicTexts.apply(before, sent);
    const startsOn = readDay(sent, 'startsOn', issues);
    const endsOn = readDay(sent, 'endsOn', issues);
    if (startsOn && endsOn && endsOn <= startsOn) issues.push({ field: 'endsOn', code: 'order' });
    return { content: { ...content, startsOn, endsOn }, issues };
  },
};

const storyTexts = texts('challenge', 'approach', 'novelty');
const story: PilotSection = { key: 'story', fields: () => storyTexts.fields, values: storyTexts.values, apply: storyTexts.apply };

const evidenceTexts = texts(...impactKeys.map((key) => `evidence.${key}`));

const impact: PilotSection = {
  key: 'impact',
  fields: ({ lang }) =>
    impactKeys.flatMap((key): FormField[] => [impactPart.field(lang, key), { as: 'text', name: `evidence.${key}`, max: 500 }]),
  values: (content) => ({ ...impactPart.values(content), ...evidenceTexts.values(content) }),
  apply: (before, sent) => {
    const evidence = evidenceTexts.apply(before, sent);
    const matrix = impactPart.apply(evidence.content, sent);
    return { content: matrix.content, issues: [...matrix.issues, ...evidence.issues] };
  },
};

const goals: PilotSection = {
  key: 'goals',
  fields: ({ lang }) => [...sdgPart.fields(lang), { as: 'line', name: 'nuaParagraphs', optional: true }],
  values: (content) => ({ ...sdgPart.values(content), nuaParagraphs: [content.nuaParagraphs.join(', ')] }),
  apply: (before, sent) => {
    const { content, issues } = sdgPart.apply(before, sent);
    const numbers = one(sent, 'nuaParagraphs').split(/[\s,;]+/).filter(Boolean);
    const fit = numbers.length <= 20 && numbers.every((n) => /^\d{1,3}$/.test(n) && Number(n) >= 1 && Number(n) <= 175);
    if (!fit) issues.push({ field: 'nuaParagraphs', code: 'nua' });
    return { content: { ...content, nuaParagraphs: fit ? [...new Set(numbers.map(Number))] : [] }, issues };
  },
};

const plan: PilotSection = {
  key: 'plan',
  fields: () => [
    {
      as: 'rows',
      name: 'milestones',
      spare: 3,
      columns: [{ as: 'line', name: 'title', max: 160 }, { as: 'date', name: 'dueOn' }],
    },
  ],
  values: (content) =>
    sentRows('milestones', content.milestones.map((m) => ({ id: m.id, title: m.titles[content.originalLang] ?? '', dueOn: m.dueOn ?? '' }))),
  apply: (content, sent) => {
    const issues: Issue[] = [];
    const milestones = rowsOf(sent, 'milestones', ['title', 'dueOn']).map(({ at, row }) => {
      const field = `milestones.${at}.title`;
      if (!row.title) issues.push({ field, code: 'required' });
      issues.push(...textIssues(field, row.title ?? '', 160));
      const id = one(sent, `milestones.${at}.id`);
      const before = content.milestones.find((m) => m.id === id);
      return {
        id: before?.id ?? crypto.randomUUID(),
        dueOn: readDay(sent, `milestones.${at}.dueOn`, issues),
        titles: { ...before?.titles, [content.originalLang]: row.title ?? '' },
      };
    });
    return { content: { ...content, milestones }, issues };
  },
};

const money: PilotSection = {
  key: 'money',
  fields: ({ lang }) => [
    { as: 'rows', name: 'budget', spare: 3, columns: [{ as: 'select', name: 'category', options: options(lang, 'category', BUDGET_CATEGORIES) }, { as: 'number', name: 'amount' }] },
    { as: 'rows', name: 'funding', spare: 3, columns: [{ as: 'select', name: 'source', options: options(lang, 'source', FUNDING_SOURCES) }, { as: 'number', name: 'amount' }] },
  ],
  values: (content) => ({
    ...sentRows('budget', content.budget.map((line) => ({ category: line.category, amount: String(line.amount) }))),
    ...sentRows('funding', content.funding.map((line) => ({ source: line.source, amount: String(line.amount) }))),
  }),
  apply: (content, sent) => {
    const issues: Issue[] = [];
    const read = <T extends string>(group: string, field: string, known: readonly T[]) =>
      rowsOf(sent, group, [field, 'amount']).map(({ at, row }) => {
        const value = row[field] as T;
        if (!known.includes(value)) issues.push({ field: `${group}.${at}.${field}`, code: 'choose' });
        return { value, amount: readEuros(row.amount ?? '', `${group}.${at}.amount`, issues) };
      });
    const budget = read('budget', 'category', BUDGET_CATEGORIES).map(({ value, amount }) => ({ category: value, amount }));
    const funding = read('funding', 'source', FUNDING_SOURCES).map(({ value, amount }) => ({ source: value, amount }));
    return { content: { ...content, budget, funding }, issues };
  },
};

const partners: PilotSection = {
  key: 'partners',
  fields: async ({ lang, leadId }) => [
    {
      as: 'rows',
      name: 'partners',
      spare: 4,
      optional: true,
      columns: [
        { as: 'select', name: 'partnerId', options: (await partnerOptions(lang)).filter((p) => p.id !== leadId).map((p) => ({ value: p.id, label: p.name })) },
        { as: 'select', name: 'role', options: options(lang, 'role', PARTNER_ROLES) },
      ],
    },
  ],
  values: (content) => sentRows('partners', content.partners),
  apply: (content, sent) => {
    const issues: Issue[] = [];
    const found = rowsOf(sent, 'partners', ['partnerId', 'role']).map(({ at, row }) => {
      const { partnerId = '', role } = row;
      if (!/^[0-9a-f-]{36}$/.test(partnerId)) issues.push({ field: `partners.${at}.partnerId`, code: 'choose' });
      const known = PARTNER_ROLES.find((r) => r === role);
      if (!known) issues.push({ field: `partners.${at}.role`, code: 'choose' });
      return { partnerId, role: known ?? 'implementing' };
    });
    return { content: { ...content, partners: found }, issues };
  },
};

/** The steps of a pilot's form, in order. */
export const pilotSections: PilotSection[] = [basics, story, impact, goals, plan, money, partners];
