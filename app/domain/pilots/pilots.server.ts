import { projectMilestones } from '#app/domain/milestones/milestones.server';
import type { ContentType, EntryRow } from '#app/domain/shared/content-type';
import { themesOf } from '#app/domain/shared/themes';
import type { Tx } from '#app/platform/db/db.server';
import { pilotMessages } from './messages';
import { pilotApi } from './pilot-api.server';
import { emptyPilot, type PilotContent, pilotContent, pilotIssues, total } from './pilot.schema';
import { pilotType } from './pilot.type';
import { pilotRooms } from './pilot-rooms.server';
import { pilotSections } from './pilot-sections.server';

const SIGN = { '+': 1, '0': 0, '-': -1 } as const;
const signOf = (impact: keyof typeof SIGN | null) => (impact ? SIGN[impact] : null);
const asDay = (day: string | null) => (day ? new Date(`${day}T00:00:00Z`) : null);

/** The calendar years from one day to another. */
function yearsBetween(from: Date | null, to: Date | null): number[] {
  if (!from || !to) return [];
  const first = from.getUTCFullYear();
  return Array.from({ length: Math.max(0, to.getUTCFullYear() - first) + 1 }, (_, i) => first + i);
}

/** Euros by source of funding; a source that is named twice is added up. */
function fundingBySource(lines: PilotContent['funding']): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { source, amount } of lines) sums[source] = (sums[source] ?? 0) + amount;
  return sums;
}

/** What readers filter a pilot by. */
export function pilotRow(entry: EntryRow, content: PilotContent) {
  const startsOn = asDay(content.startsOn);
  const endsOn = asDay(content.endsOn);
  return {
    state: entry.state,
    isPublic: entry.isPublic,
    publishedAt: entry.publishedAt,
    startsOn,
    endsOn,
    years: yearsBetween(startsOn, endsOn),
    themes: themesOf(content.impact),
    impactLowCarbon: signOf(content.impact.lowCarbon),
    impactSmart: signOf(content.impact.smart),
    impactHealthy: signOf(content.impact.healthy),
    impactSociallySustainable: signOf(content.impact.sociallySustainable),
    sdgTargets: content.sdgTargets,
    sdgGoals: [...new Set(content.sdgTargets.map((target) => Number.parseInt(target, 10)))],
    nuaParagraphs: content.nuaParagraphs,
    budgetTotal: total(content.budget),
    funding: fundingBySource(content.funding),
    leadId: entry.leadId,
  };
}

/** Writes what readers filter pilots by. */
async function project(tx: Tx, entry: EntryRow, content: PilotContent): Promise<void> {
  const row = pilotRow(entry, content);
  await tx.pilot.upsert({ where: { id: entry.id }, create: { id: entry.id, ...row }, update: row });
  await tx.pilotPartner.deleteMany({ where: { pilotId: entry.id } });
  const known = await tx.partner.findMany({ where: { id: { in: content.partners.map((p) => p.partnerId) } }, select: { id: true } });
  const others = content.partners.filter((p) => known.some(({ id }) => id === p.partnerId));
  await tx.pilotPartner.createMany({
    data: [
      ...(entry.leadId ? [{ pilotId: entry.id, partnerId: entry.leadId, role: 'lead' }] : []),
      ...others.map(({ partnerId, role }) => ({ pilotId: entry.id, partnerId, role })),
    ],
    skipDuplicates: true,
  });
  await projectMilestones(tx, entry.id, content.originalLang, content.milestones);
}

/** What a coordinator must look at again: everything but wording and pictures. */
const materialPart = ({ impact, startsOn, endsOn, partners, sdgTargets, nuaParagraphs, budget, funding, milestones, texts, originalLang }: PilotContent) => {
  const { title, challenge, approach, ...rest } = texts[originalLang]?.fields ?? {};
  const evidence = Object.entries(rest).filter(([name]) => name.startsWith('evidence.'));
  return JSON.stringify([impact, startsOn, endsOn, partners, sdgTargets, nuaParagraphs, budget, funding, milestones.map((m) => [m.dueOn, m.titles[originalLang]]), title, challenge, approach, evidence]);
};

/** Pilots, as the shared commands and the registry know them. */
export const pilots: ContentType<PilotContent> = {
  ...pilotType,
  messages: pilotMessages,
  empty: emptyPilot,
  parse: (stored) => pilotContent.parse(stored) as PilotContent,
  issues: pilotIssues,
  isMaterial: (before, after) => materialPart(before) !== materialPart(after),
  sections: pilotSections,
  themes: ({ impact }) => themesOf(impact),
  api: pilotApi,
  furtherTexts: {
    read: (content) => content.milestones.map(({ id, titles }) => ({ name: `milestone.${id}`, field: 'column.milestones.title', values: titles })),
    replace: (content, lang, values) => ({
      ...content,
      milestones: content.milestones.map((m) => ({ ...m, titles: { ...m.titles, [lang]: values[`milestone.${m.id}`] ?? '' } })),
    }),
  },
  transitions: [
    { to: 'running', from: ['approved'], reason: false },
    { to: 'completed', from: ['running'], reason: false },
    { to: 'stopped', from: ['approved', 'running'], reason: true },
  ],
  rooms: pilotRooms,
  project,
};

export { type PilotFilters, pilotFiltersFrom, searchFor } from './pilot-filters';
export { listPilots, newestPilots, pilotsInThemes } from './pilot-list.server';
export { countByLead, countByMatrix, countByStateAndYear, countByTheme, countPilots, EVERY_PILOT, type MatrixCount, pilotFacets, type PilotFacets, type PlaceCount, themeCounts } from './pilot-tally.server';
export { pilotChoices, pilotLinks, pilotOptions, publishedPilot } from './pilot-choice.server';
