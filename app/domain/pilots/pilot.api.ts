import { z } from 'zod';
import { DIRECTIONS, INDICATOR_KINDS } from '#app/domain/indicators/indicator.type';
import { UNIT_NAMES } from '#app/domain/indicators/unit.type';
import { day, entryFields, html, impact, language, moment, organisation, place, theme } from '#app/domain/shared/api';
import { MILESTONE_STATES } from '#app/domain/milestones/milestone.type';
import { FOLLOW_UP_OUTCOMES } from '#app/domain/follow-ups/follow-up.type';
import { isGoal, isTarget } from '#app/domain/sdg/sdg';
import { BUDGET_CATEGORIES, FUNDING_SOURCES, PARTNER_ROLES, PUBLIC_PILOT_STATES } from './pilot.type';

const effects = z.object({ lowCarbon: impact.nullable(), smart: impact.nullable(), healthy: impact.nullable(), sociallySustainable: impact.nullable() });

/** A pilot as lists of the open interface give it. */
export const pilotItem = z.object({
  ...entryFields,
  title: z.string(),
  summary: z.string(),
  status: z.enum(PUBLIC_PILOT_STATES),
  themes: z.array(theme).describe('Themes its cross-impact matrix marks +'),
  impact: effects.describe('The cross-impact matrix: strengthens, does not touch, or weakens a theme'),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  budgetEuros: z.number().int(),
  sdgTargets: z.array(z.string()).describe('Targets of Agenda 2030, e.g. 11.6'),
  nuaParagraphs: z.array(z.number().int()).describe('Paragraphs of the New Urban Agenda'),
  place: place.describe('Where its lead is; WGS 84, degrees'),
  lead: organisation.nullable(),
});

const period = z.string().regex(/^\d{4}(H[12]|Q[1-4])?$/).describe('2026, 2026H1 or 2026Q3');

/** A figure that was accepted: what counts for a period today. One that it corrected is no longer given. */
const figure = z.object({
  period,
  startsOn: day,
  endsOn: day,
  value: z.number().nullable().describe('In the indicator’s unit; null for what is said in words, and where there is none, which the comment explains'),
  text: z.string().describe('What a qualitative indicator says'),
  breakdown: z.record(z.string(), z.number()).nullable().describe('Parts of the value, e.g. women and men'),
  source: z.string(),
  comment: z.string(),
  correction: z.string().describe('Why it replaced an earlier accepted figure; empty where it did not'),
  language: language.describe('The language that text, source, comment and correction are in'),
  acceptedAt: moment.nullable(),
});

/** What a pilot measures, with its accepted figures. */
const indicator = z.object({
  id: z.uuid(),
  common: z.string().nullable().describe('Lasting key of the programme’s common indicator that it is; null for the pilot’s own. Figures of one key can be added up once they are in one unit'),
  name: z.string(),
  language,
  kind: z.enum(INDICATOR_KINDS),
  unit: z.enum(UNIT_NAMES).nullable().describe('null for a qualitative one'),
  direction: z.enum(DIRECTIONS).describe('Which way is good'),
  cumulative: z.boolean().describe('true: each value is the total since the pilot began; false: it is of its own period'),
  sdgIndicator: z.string().nullable().describe('The SDG indicator it relates to: goal.target.indicator, e.g. 11.6.2'),
  baseline: z.object({ year: z.number().int().nullable(), value: z.number().nullable() }),
  targets: z.array(z.object({ period, value: z.number() })),
  retired: z.boolean().describe('Not measured any more; its figures still count'),
  figures: z.array(figure).describe('By period, the newest last; the newest 60 at most'),
});

/** Everything public of a pilot but its thread, which names people’s roles. */
export const pilotWhole = pilotItem.extend({
  placeName: z.string(),
  challenge: html,
  approach: html,
  novelty: html,
  evidence: z.array(z.object({ theme, impact: impact.nullable(), text: z.string() })),
  partners: z.array(z.object({ role: z.enum(PARTNER_ROLES), organisations: z.array(organisation) })),
  milestones: z
    .array(
      z.object({
        title: z.string(),
        language,
        dueOn: day.nullable().describe('The planned day'),
        state: z.enum(MILESTONE_STATES),
        reachedOn: day.nullable().describe('The actual day; null also where it is not known'),
        note: z.string(),
        noteLanguage: language,
        evidence: z.array(z.url()),
      }),
    )
    .describe('The plan’s milestones, and what became of each'),
  indicators: z.array(indicator).describe('What it measures and has an accepted figure of'),
  followUps: z
    .array(z.object({ months: z.number().int(), outcome: z.enum(FOLLOW_UP_OUTCOMES), reason: z.string(), language, answeredOn: day, organisation: z.object({ name: z.string(), language, url: z.url().nullable() }).nullable() }))
    .describe('What its lead answered 12 and 24 months after its end; what nobody answered is not here'),
  budget: z.array(z.object({ category: z.enum(BUDGET_CATEGORIES), euros: z.number().int() })),
  funding: z.array(z.object({ source: z.enum(FUNDING_SOURCES), euros: z.number().int() })),
  pictures: z.array(z.object({ url: z.url(), alt: z.string(), language, credit: z.string() })),
});

/** What a list of pilots can be narrowed by: as in the list for people. */
export const pilotApiFilters = {
  theme: z.array(theme).describe('Strengthens all of these themes'),
  impact: z.array(z.string().regex(/^(low-carbon|smart|healthy|socially-sustainable)\.(plus|zero|minus)$/)).describe('A theme with its mark in the cross-impact matrix, e.g. smart.minus'),
  only: z.enum(['1']).describe('Strengthens no theme beside those asked for'),
  status: z.enum(PUBLIC_PILOT_STATES),
  partner: z.string().regex(/^[a-z0-9-]{1,100}$/).describe('Slug of an organisation that takes part in any role'),
  sdg: z.string().max(5).refine((code) => isGoal(code) || isTarget(code), 'no such goal or target').describe('A goal (11) or target (11.6) of Agenda 2030'),
  year: z.string().regex(/^(19[5-9]\d|20\d\d)$/).describe('A calendar year in which the pilot runs'),
  q: z.string().min(1).max(200).describe('Words in the texts, searched in the way of the language'),
};
