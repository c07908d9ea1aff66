import { pilotOptions } from '#app/domain/pilots/pilots.server';
import { sdgPart } from '#app/domain/sdg/sdg-part';
import { impactKeys, impactPart } from '#app/domain/shared/impact-part';
import type { Issue } from '#app/domain/shared/outcome';
import { type FormField, type Section, type SectionContext, textPart } from '#app/domain/shared/section';
import { rowsOf, type Sent, sentRows } from '#app/domain/shared/sent';
import { CRITERIA, criterionField } from './criteria.type';
import { conditionsPart, contactsPart, indicatorsPart, optionsOf, readOne } from './practice-parts.server';
import type { PracticeContent } from './practice.schema';
import { OUTCOMES, practiceTextFields, textsOf } from './practice.type';

type PracticeSection = Section<PracticeContent>;
type Part = Pick<PracticeSection, 'fields' | 'values' | 'apply'>;

/** Texts in the original language; what may be left out depends on the outcome. */
function texts(...names: string[]): Part {
  const part = textPart<PracticeContent>(practiceTextFields, names);
  const isOwed = (context: SectionContext<PracticeContent>, name: string) => textsOf(context.content.outcome).find((field) => field.name === name)?.required ?? true;
  return { ...part, fields: (context) => part.fields.map((field): FormField => ({ ...field, optional: !isOwed(context, field.name) }) as FormField) };
}

/** Parts of one step, asked and saved together. */
function together(...parts: Part[]): Part {
  return {
    fields: async (context) => (await Promise.all(parts.map(({ fields }) => fields(context)))).flat(),
    values: (content) => Object.assign({}, ...parts.map(({ values }) => values(content))) as Sent,
    apply: (before, sent) =>
      parts.reduce<{ content: PracticeContent; issues: Issue[] }>(
        (so, part) => {
          const { content, issues } = part.apply(so.content, sent);
          return { content, issues: [...so.issues, ...issues] };
        },
        { content: before, issues: [] },
      ),
  };
}

const worked = ({ outcome }: PracticeContent) => outcome !== 'did-not-work';
const didNotWork = (content: PracticeContent) => !worked(content);

const outcome: Part = {
  fields: ({ lang }) => [{ as: 'choice', name: 'outcome', options: optionsOf(lang, 'outcome', OUTCOMES) }],
  values: (content) => ({ outcome: content.outcome ? [content.outcome] : [] }),
  apply: (content, sent) => {
    const issues: Issue[] = [];
    return { content: { ...content, outcome: readOne(sent, 'outcome', OUTCOMES, issues) }, issues };
  },
};

const pilots: Part = {
  fields: async ({ lang }) => [
    { as: 'rows', name: 'pilots', spare: 2, optional: true, columns: [{ as: 'select', name: 'pilotId', options: await pilotOptions(lang) }] },
  ],
  values: (content) => sentRows('pilots', content.pilots.map((pilotId) => ({ pilotId }))),
  apply: (content, sent) => {
    const chosen = rowsOf(sent, 'pilots', ['pilotId']);
    const issues = chosen.flatMap(({ at, row }): Issue[] => (/^[0-9a-f-]{36}$/.test(row.pilotId ?? '') ? [] : [{ field: `pilots.${at}.pilotId`, code: 'choose' }]));
    return { content: { ...content, pilots: [...new Set(chosen.map(({ row }) => row.pilotId ?? ''))] }, issues };
  },
};

const conditions: Part = { ...conditionsPart, fields: ({ lang }) => conditionsPart.fields(lang) };
const contacts: Part = { ...contactsPart, fields: ({ lang }) => contactsPart.fields(lang) };

const themes: Part = {
  fields: ({ lang }) => [...impactKeys.map((key) => impactPart.field(lang, key)), ...sdgPart.fields(lang)],
  values: (content) => ({ ...impactPart.values(content), ...sdgPart.values(content) }),
  apply: (before, sent) => {
    const matrix = impactPart.apply(before, sent);
    const goals = sdgPart.apply(matrix.content, sent);
    return { content: goals.content, issues: [...matrix.issues, ...goals.issues] };
  },
};

/** The steps of a practice's form, in order. What worked and what did not are asked different things in between. */
export const practiceSections: PracticeSection[] = [
  { key: 'basics', ...together(outcome, texts('title', 'summary'), pilots) },
  { key: 'use', isAsked: worked, ...together(texts('coreIdea', 'environment', 'needs', 'conditions', 'preconditions'), conditions) },
  { key: 'doing', isAsked: worked, ...texts('steps') },
  { key: 'attempt', isAsked: didNotWork, ...together(texts('tried', 'expected', 'environment'), conditions) },
  { key: 'turn', isAsked: didNotWork, ...texts('happened', 'why', 'otherwise') },
  { key: 'evidence', ...together(texts('evidence'), indicatorsPart, texts('costs', 'limits', 'lessons')) },
  { key: 'criteria', ...texts(...CRITERIA.map(criterionField)) },
  { key: 'themes', ...themes },
  { key: 'contacts', ...contacts },
];
