import { db, Prisma, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Member } from './viewer';

/** A reason given for one field of a returned submission. */
export type Reason = { field: string; text: string; /** Of an assessment: 1–5 */ score?: number };

/** One line of an entry's permanent thread. `actor` is null for a former member. */
export type Step = {
  id: string;
  at: Date;
  step: string;
  actor: string | null;
  actorRole: string;
  organisation: string | null;
  revisionNumber: number | null;
  note: string | null;
  reasons: Reason[];
  /** The report, or the value of an indicator, that the step is about */
  reportId: string | null;
  valueId: string | null;
};

type NewStep = {
  entryId: string;
  step: string;
  actor: Member;
  actorRole: string;
  organisationId?: string | null;
  revisionNumber?: number;
  note?: string;
  reasons?: Reason[];
  isPublic?: boolean;
  /** The report, or the value of an indicator, that the step is about */
  reportId?: string;
  valueId?: string;
};

/** Adds a line to the thread, inside the command's transaction. */
export async function appendStep(tx: Tx, { actor, reasons, ...step }: NewStep): Promise<void> {
  await tx.timelineStep.create({
    data: { ...step, at: now(), actorId: actor.personId, reasons: reasons ?? Prisma.DbNull },
  });
}

/** An entry's thread, oldest first. @param publicOnly only what readers may see @param lang names organisations in this language @param reportId only what is about this report */
export async function timelineOf(entryId: string, publicOnly: boolean, lang?: string, reportId?: string): Promise<Step[]> {
  const rows = await db.timelineStep.findMany({
    where: { entryId, ...(publicOnly ? { isPublic: true } : {}), ...(reportId ? { reportId } : {}) },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: { actor: { select: { name: true } } },
  });
  const ids = rows.flatMap((row) => row.organisationId ?? []);
  const names = ids.length === 0 ? [] : await db.entryText.findMany({
    where: { entryId: { in: [...new Set(ids)] } },
    select: { entryId: true, title: true, lang: true, state: true },
    orderBy: { state: 'asc' },
  });
  const nameOf = (id: string | null) => {
    const own = names.filter((name) => name.entryId === id);
    return (own.find((name) => name.lang === lang) ?? own.find((name) => name.state === 'original') ?? own[0])?.title ?? null;
  };
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    step: row.step,
    actor: row.actor?.name ?? null,
    actorRole: row.actorRole,
    organisation: nameOf(row.organisationId),
    revisionNumber: row.revisionNumber,
    note: row.note,
    reasons: (row.reasons as Reason[] | null) ?? [],
    reportId: row.reportId,
    valueId: row.valueId,
  }));
}

/** The most recent return of an entry, or of one of its revisions, with its reasons, or null. */
export async function lastReturn(entryId: string, revisionNumber?: number): Promise<{ at: Date; note: string | null; reasons: Reason[] } | null> {
  const row = await db.timelineStep.findFirst({ where: { entryId, step: 'returned', revisionNumber }, orderBy: { at: 'desc' }, select: { at: true, note: true, reasons: true } });
  return row && { at: row.at, note: row.note, reasons: (row.reasons as Reason[] | null) ?? [] };
}
