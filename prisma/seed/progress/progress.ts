import { pilotsThatRan } from '#app/domain/rounds/owed.server';
import { questionsIn } from '#app/domain/rounds/question.type';
import { EVERYONE } from '#app/domain/rounds/round.type';
import { db, transaction } from '#app/platform/db/db.server';
import { type Accounts, idOf } from '../accounts';
import { lastAt } from '../entries';
import { pilotFiles } from '../pilot-file';
import type { SeededPilot } from '../pilots';
import { answering } from './answers';
import { type PastRound, roundsUntil } from './calendar';
import { fateOf } from './fates';
import { commonIndicators, measuresOf } from './measures';
import { milestonesThen } from './milestones';
import { writeCorrections, writeEarlierValues } from './own-values';
import questions from './questions.json';
import { remindedUntil, roundSteps, writeReminders } from './reminders';
import { writeReport } from './report-rows';
import { asJson, noRows, type ReportingPilot, type Rows } from './rows';

/** The first round did not ask yet what people would do differently. */
const questionsOf = ({ position }: PastRound) => questionsIn(position === 0 ? questions.filter(({ id }) => id !== 'differently') : questions);

/** The pilots that measure something, with those who answer for them. */
async function reportingPilots(firstYear: number, partners: Map<string, string>, accounts: Accounts, seeded: Map<string, SeededPilot>): Promise<ReportingPilot[]> {
  const members = await db.membership.findMany({ where: { roles: { has: 'editor' } }, select: { partnerId: true, personId: true } });
  return pilotFiles().flatMap((file, i) => {
    const pilot = seeded.get(file.slug);
    const approved = pilot && lastAt(pilot.steps, 'approved');
    if (!approved) return [];
    const leadId = idOf(partners, file.lead);
    const first = idOf(accounts.editorOf, file.lead);
    const others = members.flatMap(({ partnerId, personId }) => (partnerId === leadId && personId !== first ? [personId] : []));
    const measures = measuresOf({ id: pilot.id, file, createdAt: approved }, firstYear);
    return [{ id: pilot.id, file, steps: pilot.steps, leadId, editors: [first, ...others.slice(0, 1)], coordinator: accounts.coordinators[i % 3 === 2 ? 1 : 0], measures }];
  });
}

/** Writes reports of every round for the pilots that ran in it, by the rule that decides who owes one. */
async function writeRounds(pilots: ReportingPilot[], rounds: PastRound[], now: Date): Promise<Rows> {
  const rows = noRows();
  const milestonesAt = await milestonesThen();
  const answersOf = answering();
  for (const round of rounds) {
    const ran = new Set((await pilotsThatRan(round.period, EVERYONE)).map(({ pilotId }) => pilotId));
    const desk = { rows, questions: questionsOf(round), answersOf, milestonesAt };
    for (const pilot of pilots.filter(({ id }) => ran.has(id))) {
      const fate = fateOf(pilot.file.slug, round, pilot.steps, now);
      writeReport(pilot, round, fate, desk);
      writeReminders(pilot, round, fate, now, rows);
    }
  }
  return rows;
}

/** Puts what pilots measured and reported into the database, as the commands of four half-years would have left it. */
export async function seedProgress(now: Date, partners: Map<string, string>, accounts: Accounts, seeded: Map<string, SeededPilot>): Promise<void> {
  const firstYear = now.getUTCFullYear() - 3;
  const rounds = roundsUntil(now, firstYear);
  const pilots = await reportingPilots(firstYear, partners, accounts, seeded);
  const rows = await writeRounds(pilots, rounds, now);
  const [first] = rounds;
  if (first) for (const pilot of pilots) writeEarlierValues(pilot, first, firstYear, rows);
  writeCorrections(pilots, rounds, rows, now);
  const measures = pilots.flatMap((pilot) => pilot.measures);
  await transaction(async (tx) => {
    await tx.commonIndicator.createMany({ data: commonIndicators() });
    await tx.indicator.createMany({ data: measures.map(({ row }) => row) });
    await tx.indicatorTarget.createMany({ data: measures.flatMap(({ row, targets }) => targets.map((target) => ({ indicatorId: row.id, ...target }))) });
    await tx.reportRound.createMany({
      data: rounds.map((round) => ({
        id: round.id, period: round.period, dueOn: new Date(round.dueOn), state: round.state, questions: asJson(questionsOf(round)), audience: EVERYONE,
        repeats: round.position === 3, lock: 1, startedAt: round.startedAt, closedAt: round.closedAt, createdAt: round.startedAt, remindedOn: remindedUntil(round, now),
      })),
    });
    await tx.report.createMany({ data: rows.reports });
    await tx.reportVersion.createMany({ data: rows.versions });
    await tx.indicatorValue.createMany({ data: rows.values });
    await tx.timelineStep.createMany({ data: rows.steps });
    await tx.internalRemark.createMany({ data: rows.remarks });
    await tx.reminder.createMany({ data: rows.reminders });
    await tx.roundStep.createMany({ data: roundSteps(rounds, rows, accounts.coordinators[0], now) });
  });
}
