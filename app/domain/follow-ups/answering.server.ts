import { isId } from '#app/domain/shared/fields';
import { Conflict, Forbidden, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { appendStep } from '#app/domain/shared/timeline.server';
import { holds, type Member, type Viewer } from '#app/domain/shared/viewer';
import { db, Prisma, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { mayAnswer, mayRead } from './follow-up.policy';
import type { FollowUpAnswer } from './follow-up.schema';
import type { FollowUpMonths, FollowUpOutcome, OtherFollowUp } from './follow-up.type';
import { isOpen, isOver, joinEnded, openOn, today } from './follow-up-sql.server';

const { sql } = Prisma;

type Row = {
  id: string; pilotId: string; slug: string; leadId: string | null; state: string; months: FollowUpMonths; endedOn: string; askOn: string; isDue: boolean; open: boolean; openOn: string;
  outcome: FollowUpOutcome | null; reason: string; lang: string | null; answeredById: string | null; answeredAt: Date | null; lock: number;
};

/** A follow-up with its pilot, as those read it who may. */
export type OpenFollowUp = Row;

async function readRow(client: Tx, id: string): Promise<Row | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await client.$queryRaw<Row[]>(sql`
    SELECT f.id, f."pilotId", e.slug, p."leadId", p.state, f.months, to_char(ended.on, 'YYYY-MM-DD') AS "endedOn", to_char(f."askOn", 'YYYY-MM-DD') AS "askOn", f."askOn" <= ${today()} AS "isDue", ${isOpen()} AS open, to_char(${openOn}, 'YYYY-MM-DD') AS "openOn",
      f.outcome, f.reason, f.lang, f."answeredById", f."answeredAt", f.lock
    FROM "FollowUp" f JOIN "Pilot" p ON p.id = f."pilotId" JOIN "Entry" e ON e.id = p.id ${joinEnded} WHERE f.id = ${id}::uuid AND ${isOver}`);
  return row;
}

/** @throws NotFound when there is none, its pilot goes on after all, or it is not the viewer's to read */
export async function openFollowUp(viewer: Viewer, id: string, client: Tx = db): Promise<OpenFollowUp> {
  const row = await readRow(client, id);
  if (!row || !mayRead(viewer, row)) throw new NotFound();
  return row;
}

/** A follow-up's answer as its form shows it. */
export const answerValues = ({ outcome, reason, lang }: Pick<Row, 'outcome' | 'reason' | 'lang'>) => ({ outcome: outcome ?? '', reason, lang: lang ?? '' });

async function theirs(tx: Tx, row: Row): Promise<OtherFollowUp> {
  const by = row.answeredById ? await tx.person.findUnique({ where: { id: row.answeredById }, select: { name: true } }) : null;
  return { values: answerValues(row), by: by?.name ?? null, at: (row.answeredAt ?? now()).toISOString(), lock: row.lock };
}

/**
 * Says what became of a pilot, for the organisation that leads it, or mends what was said. Each answer is a step in the pilot's
 * timeline, so that what was said before can be read there. The same answer sent twice is one.
 * @param base how many saves the form started from
 * @throws NotFound, Forbidden; Conflict with `OtherFollowUp` when somebody answered meanwhile; Invalid (`tooEarly`)
 */
export async function answerFollowUp(viewer: Member, id: string, base: number, answer: FollowUpAnswer): Promise<void> {
  await transaction(async (tx) => {
    if (isId(id)) await tx.$queryRaw`SELECT 1 FROM "FollowUp" WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await openFollowUp(viewer, id, tx);
    if (!mayAnswer(viewer, row)) throw new Forbidden();
    refuseIf(row.open ? [] : [{ field: '', code: 'tooEarly' }]);
    if (row.outcome === answer.outcome && row.reason === answer.reason && row.lang === answer.lang) return;
    if (row.lock !== base) throw new Conflict(await theirs(tx, row));
    const actorRole = holds(viewer, row.leadId, 'editor') ? 'editor' : 'representative';
    const by = { answeredById: viewer.personId, answererRole: actorRole, organisationId: row.leadId, answeredAt: now() };
    const { count } = await tx.followUp.updateMany({ where: { id, lock: base }, data: { ...answer, ...by, lock: { increment: 1 } } });
    if (count !== 1) throw new Conflict();
    const step = { entryId: row.pilotId, step: `${answer.outcome}After${row.months}`, note: answer.reason || undefined, isPublic: true };
    await appendStep(tx, { ...step, actor: viewer, actorRole, organisationId: row.leadId });
  });
}
