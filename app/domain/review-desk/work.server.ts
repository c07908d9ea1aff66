import { waitingForCoordinator } from '#app/domain/assessment/waiting.server';
import { isOver, standing } from '#app/domain/follow-ups/follow-up-sql.server';
import { waitingApplications } from '#app/domain/joining/applications.server';
import { lateMilestones } from '#app/domain/milestones/late.server';
import { waitingForReview } from '#app/domain/shared/desk.server';
import { type Member, partnersWhere, type Viewer } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Lang } from '#app/platform/i18n/languages';
import { remindedOf, reportsToDo } from './queue.server';
import { rankWork, type Ranked, type Work } from './urgency';

/** How many of each kind are read; the oldest, which are the ones that hurt. */
export const MOST_OF_A_KIND = 100;
const DAY = 86_400_000;

/** Something to do with what a line about it says. `path` is after the language. */
export type WorkItem = Work & {
  path: string;
  title: string;
  lang: string;
  organisation: string;
  /** A kind of content, a period */
  detail: { entryKind?: string; period?: string };
};

const daysSince = (at: Date | null): number => (at ? Math.max(0, Math.floor((now().getTime() - at.getTime()) / DAY)) : 0);

async function applications(viewer: Viewer, lang: Lang): Promise<WorkItem[]> {
  const found = await waitingApplications(viewer, lang);
  return found.slice(0, MOST_OF_A_KIND).map(({ id, name, organisation, days }) => ({ kind: 'application', id, days, path: `/desk/applications/${id}`, title: name, lang, organisation, detail: {} }));
}

async function reviews(viewer: Viewer, lang: Lang, kinds: string[]): Promise<WorkItem[]> {
  const found = (await waitingForReview(viewer, kinds, lang)).slice(0, MOST_OF_A_KIND);
  const returns = await db.timelineStep.groupBy({ by: ['entryId'], where: { entryId: { in: found.map(({ id }) => id) }, step: 'returned' }, _count: true });
  return found.map(({ id, kind, days, title, lang: written, organisation, isEdit }) => ({
    kind: 'review', id, days, isEdit, path: `/desk/${kind}/${id}/review`, title, lang: written, organisation, detail: { entryKind: kind },
    returned: returns.find(({ entryId }) => entryId === id)?._count ?? 0,
  }));
}

/** What is reviewed in two tiers and waits for a coordinator. */
async function assessed(viewer: Member, lang: Lang, kinds: string[]): Promise<WorkItem[]> {
  const found = await waitingForCoordinator(viewer, kinds, lang);
  return (['release', 'assessor', 'silent'] as const).flatMap((kind) =>
    found[kind].map(({ kind: entryKind, id, days, isEdit, path, title, lang: written, organisation }) => ({ kind, id, days, isEdit, path, title, lang: written, organisation, detail: { entryKind } })),
  );
}

async function reports(viewer: Viewer, lang: Lang): Promise<WorkItem[]> {
  const [waiting, overdue] = await Promise.all([reportsToDo(viewer, lang, 'waiting', MOST_OF_A_KIND), reportsToDo(viewer, lang, 'overdue', MOST_OF_A_KIND)]);
  const reminded = await remindedOf(overdue.map(({ id }) => id));
  const item = (kind: 'report' | 'overdue') => ({ id, days, title, lang: written, organisation, period, returned }: (typeof waiting)[number]): WorkItem =>
    ({ kind, id, days, returned, reminded: reminded.get(id) ?? 0, path: `/desk/reports/${id}/review`, title, lang: written, organisation, detail: { period } });
  return [...waiting.map(item('report')), ...overdue.map(item('overdue'))];
}

type ValueRow = { id: string; period: string; submittedAt: Date | null; title: string; lang: string; organisation: string; corrects: boolean };

/** Figures that came on their own, outside a report. */
async function values(viewer: Viewer, lang: Lang): Promise<WorkItem[]> {
  const own = partnersWhere(viewer, 'editor');
  const rows = await db.$queryRaw<ValueRow[]>`
    SELECT v.id, v.period, v."submittedAt", t.title, t.lang, coalesce(l.title, '') AS organisation,
      EXISTS (SELECT 1 FROM "IndicatorValue" x WHERE x."indicatorId" = v."indicatorId" AND x.period = v.period AND x.state = 'accepted') AS corrects
    FROM "IndicatorValue" v JOIN "Indicator" i ON i.id = v."indicatorId" JOIN "Entry" e ON e.id = i."pilotId"
      JOIN LATERAL (SELECT x.title, x.lang FROM "EntryText" x WHERE x."entryId" = e.id ORDER BY (x.lang = ${lang}) DESC, (x.state = 'original') DESC LIMIT 1) t ON true
      LEFT JOIN LATERAL (SELECT x.title FROM "EntryText" x WHERE x."entryId" = e."leadId" ORDER BY (x.lang = ${lang}) DESC, (x.state = 'original') DESC LIMIT 1) l ON true
    WHERE v.state = 'submitted' AND v."reportId" IS NULL AND NOT coalesce(e."leadId" = ANY(${own}::uuid[]), false)
    ORDER BY v."submittedAt", v.id LIMIT ${MOST_OF_A_KIND}`;
  return rows.map(({ id, period, submittedAt, corrects, ...said }) => ({ kind: 'value', id, days: daysSince(submittedAt), corrects, path: `/desk/figures/${id}`, ...said, detail: { period } }));
}

/** Late milestones, one line a pilot. */
async function milestones(viewer: Viewer, lang: Lang): Promise<WorkItem[]> {
  const late = await lateMilestones(lang, { limit: 500 });
  const byPilot = new Map<string, typeof late>();
  for (const one of late) byPilot.set(one.pilot.id, [...(byPilot.get(one.pilot.id) ?? []), one]);
  const leads = await db.entry.findMany({ where: { id: { in: [...byPilot.keys()] } }, select: { id: true, lead: { select: { id: true, entry: { select: { texts: { select: { lang: true, title: true, state: true } } } } } } } });
  const own = partnersWhere(viewer, 'editor');
  return [...byPilot.values()].flatMap((some): WorkItem[] => {
    const [first] = some;
    const lead = leads.find(({ id }) => id === first?.pilot.id)?.lead;
    if (!first || own.includes(lead?.id ?? '')) return [];
    const texts = lead?.entry.texts ?? [];
    const organisation = (texts.find((text) => text.lang === lang) ?? texts.find(({ state }) => state === 'original'))?.title ?? '';
    const days = Math.max(...some.map(({ daysLate }) => daysLate));
    return [{ kind: 'milestones', id: first.pilot.id, days, count: some.length, path: `/desk/pilots/${first.pilot.id}/milestones`, title: first.pilot.title, lang: first.pilot.lang, organisation, detail: {} }];
  }).slice(0, MOST_OF_A_KIND);
}

/** Organisations that lead pilots under way and have nobody to write for them, or nobody who could say what became of those that ended; also after a merger. */
async function withoutEditors(lang: Lang): Promise<WorkItem[]> {
  const rows = await db.$queryRaw<{ id: string; title: string; lang: string; owed: number; formerly: string | null }[]>`
    SELECT o.id, t.title, t.lang, f.title AS formerly,
      (SELECT count(*)::int FROM "Report" r JOIN "Entry" e ON e.id = r."pilotId" JOIN "ReportRound" q ON q.id = r."roundId"
        WHERE e."leadId" = o.id AND r.state IN ('due', 'draft', 'returned') AND (q.state = 'open' OR r.state = 'returned')) AS owed
    FROM (SELECT p."leadId" AS id FROM "Pilot" p WHERE p."isPublic" AND p.state IN ('approved', 'running') AND p."leadId" IS NOT NULL
      UNION SELECT p."leadId" FROM "FollowUp" f JOIN "Pilot" p ON p.id = f."pilotId" WHERE ${isOver} AND p."leadId" IS NOT NULL AND ${standing()} = 'nobody') o
      JOIN LATERAL (SELECT x.title, x.lang FROM "EntryText" x WHERE x."entryId" = o.id ORDER BY (x.lang = ${lang}) DESC, (x.state = 'original') DESC LIMIT 1) t ON true
      LEFT JOIN LATERAL (SELECT x.title FROM "Partner" m JOIN "EntryText" x ON x."entryId" = m.id WHERE m."mergedIntoId" = o.id ORDER BY m.id, (x.lang = ${lang}) DESC, (x.state = 'original') DESC LIMIT 1) f ON true
    WHERE NOT EXISTS (SELECT 1 FROM "Membership" m JOIN "Person" p ON p.id = m."personId" WHERE m."partnerId" = o.id AND 'editor' = ANY(m.roles) AND p."deactivatedAt" IS NULL)
    ORDER BY owed DESC, o.id LIMIT ${MOST_OF_A_KIND}`;
  return rows.map(({ id, title, lang: written, owed, formerly }) => ({ kind: 'noEditor', id, days: 0, count: owed, formerly: formerly ?? undefined, path: `/desk/partners/${id}/members`, title, lang: written, organisation: '', detail: {} }));
}

/**
 * Everything that waits for this coordinator, what hurts most first, each with why. What they may not decide, since they write for
 * the organisation, is left to others. The caller is a coordinator.
 * @param kinds keys of the kinds that coordinators decide on @param assessedKinds of those that assessors do
 */
export async function workOf(viewer: Member, lang: Lang, kinds: string[], assessedKinds: string[]): Promise<Ranked<WorkItem>[]> {
  const found = await Promise.all([applications(viewer, lang), reviews(viewer, lang, kinds), assessed(viewer, lang, assessedKinds), reports(viewer, lang), values(viewer, lang), milestones(viewer, lang), withoutEditors(lang)]);
  return rankWork(found.flat());
}
