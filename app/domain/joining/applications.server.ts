import { partnerNames } from '#app/domain/partners/partners.server';
import { NotFound } from '#app/domain/shared/outcome';
import { titleOf } from '#app/domain/shared/revision.server';
import { partnersWhere, type Viewer } from '#app/domain/shared/viewer';
import { db, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Lang } from '#app/platform/i18n/languages';
import { mayAnswer, mayDecide, mayOpenApplication } from './application.policy';
import { represented, representativesOf } from './organisations.server';

const DAY = 86_400_000;

/** Whole days since a moment. */
export const ageInDays = (at: Date | null): number => (at ? Math.max(0, Math.floor((now().getTime() - at.getTime()) / DAY)) : 0);

/** A waiting application as it stands in a list. `days` is how long it has waited; `answer` is null where nobody is to be asked. */
export type WaitingApplication = { id: string; name: string; organisation: string; isNew: boolean; days: number; answer: 'yes' | 'no' | 'none' | null };

/** Applications that wait, oldest first: all of them for coordinators, for representatives those that wait for their yes. */
export async function waitingApplications(viewer: Viewer, lang: Lang): Promise<WaitingApplication[]> {
  const own = { partnerId: { in: partnersWhere(viewer, 'representative') }, representativeAnswer: null };
  const rows = await db.application.findMany({
    where: { state: 'pending', ...(mayDecide(viewer) ? {} : own) },
    orderBy: [{ verifiedAt: 'asc' }, { id: 'asc' }],
    take: 200,
    select: { id: true, name: true, partnerId: true, newOrganisationName: true, verifiedAt: true, representativeAnswer: true },
  });
  const ids = [...new Set(rows.flatMap(({ partnerId }) => partnerId ?? []))];
  const [names, asked] = await Promise.all([partnerNames(ids, lang), represented(ids)]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    organisation: row.partnerId ? (names.get(row.partnerId) ?? '') : (row.newOrganisationName ?? ''),
    isNew: !row.partnerId,
    days: ageInDays(row.verifiedAt),
    answer: (row.representativeAnswer as 'yes' | 'no' | null) ?? (row.partnerId && asked.has(row.partnerId) ? 'none' : null),
  }));
}

/**
 * One application for its page, with what the viewer may do about it.
 * @throws NotFound when it is not the viewer's to read
 */
export async function openApplication(viewer: Viewer, id: string, lang: Lang) {
  const application = await findApplication(db, viewer, id);
  const { partnerId } = application;
  const representatives = partnerId ? await representativesOf(db, partnerId) : [];
  const decider = application.decidedById
    ? await db.person.findUnique({ where: { id: application.decidedById }, select: { name: true } })
    : null;
  const isPending = application.state === 'pending';
  return {
    ...application,
    decidedById: undefined,
    representativeId: undefined,
    decidedBy: decider?.name ?? null,
    organisation: partnerId ? await titleOf(db, partnerId, lang) : (application.newOrganisationName ?? ''),
    needsYes: representatives.length > 0,
    days: ageInDays(application.verifiedAt),
    mayDecide: isPending && mayDecide(viewer),
    mayAnswer: application.representativeAnswer === null && mayAnswer(viewer, application),
  };
}

/** Loads an application through what the viewer may read. @throws NotFound */
export async function findApplication(client: Tx, viewer: Viewer, id: string) {
  const row = /^[0-9a-f-]{36}$/.test(id) ? await client.application.findUnique({ where: { id } }) : null;
  if (!row || !mayOpenApplication(viewer, row)) throw new NotFound();
  return row;
}
