import { z } from 'zod';
import { day, entryFields, html, impact, language, organisation, place, theme } from '#app/domain/shared/api';
import { MILESTONE_STATES } from '#app/domain/milestones/milestone.type';
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
