import type { Attachment } from '#app/domain/shared/content';
import { mayEdit, mayOpen } from '#app/domain/shared/entry.policy';
import { isId } from '#app/domain/shared/fields';
import { NotFound } from '#app/domain/shared/outcome';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, type Tx } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { MilestoneState, MilestoneView } from './milestone.type';
import { milestonesOf } from './milestones.server';

/** What was told of a milestone on a day. `by` is null for a former member. */
export type MilestoneTold = {
  id: string;
  state: MilestoneState;
  reachedOn: string | null;
  note: string;
  lang: Lang;
  evidenceUrl: string;
  evidenceFileId: string | null;
  evidenceDocument: Attachment | null;
  by: string | null;
  at: Date;
};

/** A milestone that the plan has no more, under the last title that any version of the plan gave it. */
export type PastMilestone = Pick<MilestoneView, 'id' | 'titles' | 'lang'>;

/**
 * A published pilot whose milestones the viewer may open at the desk.
 * @throws NotFound
 */
export async function openPilot(viewer: Viewer, pilotId: string, client: Tx = db) {
  if (!isId(pilotId)) throw new NotFound();
  const entry = await client.entry.findFirst({
    where: { id: pilotId, kind: 'pilots', isPublic: true },
    select: { id: true, slug: true, state: true, isPublic: true, leadId: true, originalLang: true },
  });
  if (!entry || !mayOpen(viewer, entry)) throw new NotFound();
  return { ...entry, originalLang: entry.originalLang as Lang, mayRecord: mayEdit(viewer, entry) };
}

/** Milestones with records that the published plan has no more. */
async function pastMilestones(pilotId: string, client: Tx): Promise<PastMilestone[]> {
  return client.$queryRaw<PastMilestone[]>`
    SELECT DISTINCT ON (r."milestoneId") r."milestoneId" AS id, coalesce(m.one -> 'titles', '{}') AS titles, coalesce(v.content ->> 'originalLang', r.lang) AS lang
    FROM "MilestoneRecord" r
      LEFT JOIN ("Revision" v CROSS JOIN LATERAL jsonb_array_elements(v.content -> 'milestones') AS m(one))
        ON v."entryId" = r."pilotId" AND m.one ->> 'id' = r."milestoneId" AND v.state IN ('published', 'superseded')
    WHERE r."pilotId" = ${pilotId}::uuid
      AND NOT EXISTS (SELECT 1 FROM "Milestone" now WHERE now."pilotId" = r."pilotId" AND now."milestoneId" = r."milestoneId")
    ORDER BY r."milestoneId", v.number DESC NULLS LAST`;
}

/** The milestones of a pilot at its desk: those of the published plan, and those that records remain of. @throws NotFound */
export async function openMilestones(viewer: Viewer, pilotId: string) {
  const pilot = await openPilot(viewer, pilotId);
  const [planned, past] = await Promise.all([milestonesOf(pilotId), pastMilestones(pilotId, db)]);
  return { pilot, planned, past };
}

/** What was told of a milestone, newest first. */
async function historyOf(pilotId: string, milestoneId: string, client: Tx): Promise<MilestoneTold[]> {
  const rows = await client.milestoneRecord.findMany({ where: { pilotId, milestoneId }, orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }] });
  const people = await client.person.findMany({ where: { id: { in: rows.flatMap(({ recordedById }) => recordedById ?? []) } }, select: { id: true, name: true } });
  return rows.map(({ id, state, reachedOn, note, lang, evidenceUrl, evidenceFileId, evidenceDocument, recordedById, recordedAt }) => ({
    id,
    state: state as MilestoneState,
    reachedOn: reachedOn?.toISOString().slice(0, 10) ?? null,
    note,
    lang: lang as Lang,
    evidenceUrl,
    evidenceFileId,
    evidenceDocument: evidenceDocument as Attachment | null,
    by: people.find((person) => person.id === recordedById)?.name ?? null,
    at: recordedAt,
  }));
}

/** A milestone with all that was told of it; `planned` is null when the plan has it no more. @throws NotFound */
export async function openMilestone(viewer: Viewer, pilotId: string, milestoneId: string, client: Tx = db) {
  const pilot = await openPilot(viewer, pilotId, client);
  if (!/^[\w-]{1,100}$/.test(milestoneId)) throw new NotFound();
  const [all, history] = await Promise.all([milestonesOf(pilotId, client), historyOf(pilotId, milestoneId, client)]);
  const planned = all.find(({ id }) => id === milestoneId) ?? null;
  const named = planned ?? (await pastMilestones(pilotId, client)).find(({ id }) => id === milestoneId);
  if (!named) throw new NotFound();
  return { pilot, planned, titles: named.titles, lang: named.lang, history };
}
