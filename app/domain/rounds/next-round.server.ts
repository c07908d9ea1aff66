import { daysOf, later, overlap } from '#app/domain/shared/period';
import { db, type Prisma, transaction, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { oweAll } from '#app/platform/mail/letters.server';
import { asDate, asDay, daysFrom, plusDays } from './days';
import { pilotsThatRan } from './owed.server';
import { finnishHour } from './reminding.server';
import { oneAtATime } from './period-lock.server';
import type { Audience } from './round.type';
import { noteStep } from './round-steps.server';
import { askPilots } from './asking.server';
import { LEAST_DAYS } from './starting.server';

/** Letters that the clock writes at midnight leave in the morning. */
const MORNING = 7;

/** The period that a round's successor is about, if it is the one that ended last on that day. @param today yyyy-mm-dd */
function periodToOpen(period: string, today: string): string | null {
  const next = later(period, 1);
  return daysOf(next).endsOn < today && today <= daysOf(later(next, 1)).endsOn ? next : null;
}

/** The due day of a round's successor, as many days after its period as before. */
const nextDueOn = (round: { period: string; dueOn: string }): string => plusDays(daysOf(later(round.period, 1)).endsOn, daysFrom(daysOf(round.period).endsOn, round.dueOn));

/**
 * Opens the successor of each repeating round whose next period has ended: same questions, same choice of pilots, as many days to
 * answer. The repetition passes on to it. Nothing opens where a coordinator has prepared that period or one that shares days with it, or where no
 * pilot ran. Two servers, or a second run, add nothing. Returns how many rounds opened.
 */
export async function openNextRounds(): Promise<number> {
  const today = dayOf(now());
  const repeating = await db.reportRound.findMany({ where: { repeats: true, state: { not: 'draft' } }, select: { id: true, period: true } });
  let opened = 0;
  for (const { id, period } of repeating) {
    const next = periodToOpen(period, today);
    if (next && (await transaction((tx) => openNext(tx, id, next, today)))) opened++;
  }
  return opened;
}

async function openNext(tx: Tx, id: string, period: string, today: string): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM "ReportRound" WHERE id = ${id}::uuid FOR UPDATE`;
  await oneAtATime(tx);
  const last = await tx.reportRound.findUniqueOrThrow({ where: { id } });
  if (!last.repeats) return false;
  const others = await tx.reportRound.findMany({ select: { period: true } });
  if (others.some((other) => overlap(other.period, period))) return false;
  const audience = last.audience as Audience;
  const ran = await pilotsThatRan(period, audience, tx);
  if (ran.length === 0) return false;
  const suggested = nextDueOn({ period: last.period, dueOn: asDay(last.dueOn) });
  // Where no server ran for long, its day may be near or past: nobody begins late.
  const least = plusDays(today, LEAST_DAYS);
  const dueOn = suggested < least ? least : suggested;
  const [made] = await tx.reportRound.createManyAndReturn({
    data: { period, dueOn: asDate(dueOn), state: 'open', questions: last.questions as Prisma.InputJsonValue, audience, repeats: true, startedAt: now(), createdAt: now(), remindedOn: asDate(today) },
    skipDuplicates: true,
    select: { id: true },
  });
  if (!made) return false;
  await tx.reportRound.update({ where: { id }, data: { repeats: false, lock: { increment: 1 } } });
  await noteStep(tx, made.id, null, { step: 'started', count: ran.length });
  const notBefore = new Date(now().getTime() + Math.max(0, MORNING - finnishHour(now())) * 3_600_000);
  await askPilots(tx, { id: made.id, period }, ran, { occasion: { kind: 'opened', day: null }, notBefore });
  await tellCoordinators(tx, { id: made.id, period, dueOn, count: ran.length }, notBefore);
  return true;
}

async function tellCoordinators(tx: Tx, round: { id: string; period: string; dueOn: string; count: number }, notBefore: Date): Promise<void> {
  const people = await tx.person.findMany({ where: { roles: { has: 'coordinator' }, deactivatedAt: null }, select: { email: true, name: true, lang: true } });
  const about = { id: round.id, period: round.period, dueOn: round.dueOn, count: String(round.count) };
  await oweAll(tx, people.map(({ email, name, lang }) => ({ to: email, lang, template: 'rounds/next-opened', params: { ...about, name } })), notBefore);
}

/** When a repeating round's successor opens by itself, and when it will be due; null where a round for those days is there already. Days are yyyy-mm-dd. */
export async function nextRoundOf(round: { period: string; dueOn: string }): Promise<{ period: string; opensOn: string; dueOn: string } | null> {
  const period = later(round.period, 1);
  const others = await db.reportRound.findMany({ select: { period: true } });
  if (others.some((other) => other.period === period || overlap(other.period, period))) return null;
  return { period, opensOn: plusDays(daysOf(period).endsOn, 1), dueOn: nextDueOn(round) };
}
