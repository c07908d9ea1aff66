import { acceptReport } from '#app/domain/reports/report-review.server';
import { saveReport, submitReport } from '#app/domain/reports/report-writing.server';
import { answerMark } from '#app/domain/reports/merge';
import { valueMark, valuesAt } from '#app/domain/indicators/value-record.server';
import { openReport } from '#app/domain/reports/report.server';
import type { Member } from '#app/domain/shared/viewer';
import { db, transaction } from '#app/platform/db/db.server';
import { aCoordinator, aMember, aPartner } from './people';
import { aQuestion, anIndicator, anOpenRound, aRunningPilot } from './rounds';

/** Writes a report's single answer and figure over what stands, and hands it in. */
export async function handIn(editor: Member, id: string, indicatorId: string, answer: string, value: string): Promise<void> {
  const { content, round } = await openReport(editor, id);
  const { open, accepted } = await transaction((tx) => valuesAt(tx, indicatorId, round.period));
  await saveReport(editor, id, {
    lang: 'fi',
    answers: { 'answer.progress': [answer] },
    bases: { 'answer.progress': answerMark(content.answers.progress) },
    figures: [{ indicatorId, written: { value, text: '', source: 'Kävijälaskuri', comment: '', breakdown: {} }, base: valueMark(open ?? accepted) }],
  });
  await submitReport(editor, id);
}

/** A pilot with an accepted report of 2024H1 and one of 2024H2 that waits. */
export async function aReviewableReport(more: { lead?: string; title?: string; first?: string; then?: string; periods?: [string, string] } = {}) {
  const lead = more.lead ?? (await aPartner());
  const editor = await aMember({ in: lead, roles: ['editor'] });
  const coordinator = await aCoordinator();
  const pilot = await aRunningPilot(lead, { from: '2023-11-01', title: more.title });
  const indicator = await anIndicator(pilot.id, { cumulative: true, baselineYear: 2023, baselineValue: 40, targets: { create: [{ period: '2024', value: 400 }] } });
  const [p1, p2] = more.periods ?? ['2024H1', '2024H2'];
  const report = async (period: string, dueOn: string) => {
    const round = await db.reportRound.findUnique({ where: { period } });
    if (!round) return (await anOpenRound([pilot.id], { period, dueOn: new Date(`${dueOn}T00:00:00Z`), questions: [aQuestion('progress', { labels: { fi: 'Miten pilotti etenee?', sv: 'Hur går det?', en: 'How is it going?' } })] })).reports[0] ?? '';
    return (await db.report.create({ data: { roundId: round.id, pilotId: pilot.id, content: { lang: 'fi', answers: {} } } })).id;
  };
  const earlier = await report(p1, `${p1.slice(0, 4)}-08-15`);
  await handIn(editor, earlier, indicator, more.first ?? 'Pumput asennettiin kahteen taloon keväällä.', '100');
  await acceptReport(coordinator, earlier, 1);
  const id = await report(p2, `${Number(p2.slice(0, 4)) + 1}-02-15`);
  await handIn(editor, id, indicator, more.then ?? 'Pumput asennettiin neljään taloon syksyllä.', '250');
  return { lead, editor, coordinator, pilot, indicator, earlier, id };
}
