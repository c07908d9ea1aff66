import { z } from 'zod';
import { entryFields, html, language, moment, organisation, theme } from '#app/domain/shared/api';
import { DOCUMENT_LANGUAGES } from '#app/domain/shared/document-list';
import { STATES } from '#app/domain/replications/replication.type';
import { CRITERIA } from './criteria.type';
import { COST_CLASSES, MATURITIES, OUTCOMES, POPULATION_CLASSES } from './practice.type';

/** A practice as lists of the open interface give it. */
export const practiceItem = z.object({
  ...entryFields,
  title: z.string(),
  summary: z.string(),
  outcome: z.enum(OUTCOMES).describe('What did not work is written up too, as a kind of equal rank'),
  themes: z.array(theme).describe('Themes it strengthens'),
  leastStaff: z.number().int().nullable().describe('Persons, at least'),
  costClass: z.enum(COST_CLASSES).nullable(),
  populationClass: z.enum(POPULATION_CLASSES).nullable().describe('Size of municipality it is of use to'),
  sdgTargets: z.array(z.string()).describe('Targets of Agenda 2030, e.g. 11.6'),
  maturity: z.string().describe('tried, repeated or established, as its replications show'),
  taken: z.number().int().describe('Places that took it up, confirmed by both sides'),
  adoptions: z.number().int().describe('Of those, the ones that use it or made it their usual way'),
  lead: organisation.nullable(),
});

const place = z.object({ name: z.string(), url: z.url() }).nullable();

/** Everything public of a practice but its thread, which names people’s roles. */
export const practiceWhole = practiceItem.extend({
  texts: z.array(z.object({ field: z.string(), title: z.string(), html })).describe('In the order of the page; what worked and what did not answer different questions'),
  criteria: z.array(z.object({ criterion: z.enum(CRITERIA), text: z.string() })).describe('The author’s answers to what every practice is judged by'),
  assessment: z
    .object({ version: z.number().int(), decidedOn: z.iso.date(), language, scores: z.array(z.object({ criterion: z.enum(CRITERIA), score: z.number().int().min(1).max(5).nullable(), sentence: z.string() })) })
    .nullable()
    .describe('The newest judgement by the five criteria, without the assessor’s name; `version` is the one it is about'),
  replications: z
    .array(z.object({ id: z.uuid(), state: z.enum(STATES), counts: z.boolean(), takenBy: place, takenFrom: place, adoptedOn: z.iso.date().nullable(), confirmedOn: z.iso.date(), url: z.url() }))
    .describe('Places that took it up, confirmed by both sides; what was given up since is here too but does not count'),
  pilots: z.array(z.object({ title: z.string(), language, self: z.url(), url: z.url() })).describe('Where it was learned'),
  indicators: z.array(z.uuid()).describe('Those of the pilots’ indicators whose accepted figures are its evidence'),
  contacts: z.array(z.object({ role: z.string(), language, organisation })).describe('Whom to ask about what, through the form at the page'),
  documents: z.array(z.object({ url: z.url(), title: z.string(), language: z.enum(DOCUMENT_LANGUAGES), kind: z.string(), bytes: z.number().int(), licence: z.string() })),
  pictures: z.array(z.object({ url: z.url(), alt: z.string(), language, credit: z.string() })),
  versions: z.array(z.object({ number: z.number().int(), from: moment })).describe('Each public version and when it became public, oldest first'),
});

/** What a list of practices can be narrowed by: as in the list for people. */
export const practiceApiFilters = {
  theme: z.array(theme).describe('Strengthens all of these themes'),
  outcome: z.enum(OUTCOMES),
  cost: z.enum(COST_CLASSES),
  population: z.enum(POPULATION_CLASSES),
  maturity: z.enum(MATURITIES),
  q: z.string().min(1).max(200).describe('Words in the texts, searched in the way of the language'),
};
