import { indicatorsOf } from '#app/domain/indicators/indicators.server';
import { milestonesOf } from '#app/domain/milestones/milestones.server';
import { answerField, questionsIn } from '#app/domain/rounds/question.type';
import { formatPeriod } from '#app/domain/shared/period-words';
import type { Subject } from '#app/domain/shared/thread.server';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { said } from './report-words';
import { figureField } from './report-writing.server';

/** The reports of a pilot by id, for its timeline: the period, where it is, and what its fields are called. */
export async function reportSubjects(pilotId: string, lang: Lang): Promise<Map<string, Subject>> {
  const reports = await db.report.findMany({ where: { pilotId }, select: { id: true, round: { select: { period: true, questions: true } } } });
  if (reports.length === 0) return new Map();
  const [indicators, milestones] = await Promise.all([indicatorsOf(pilotId, lang), milestonesOf(pilotId)]);
  const ofPilot = [
    ...indicators.map(({ id, name }) => [figureField(id), name] as const),
    ...milestones.map(({ id, titles, lang: own }) => [`milestone.${id}`, said(titles, lang, own).text] as const),
  ];
  return new Map(
    reports.map(({ id, round }) => {
      const asked = questionsIn(round.questions).map((question) => [answerField(question), said(question.labels, lang).text] as const);
      return [id, { name: formatPeriod(lang, round.period), href: `/${lang}/desk/reports/${id}`, labels: new Map([...ofPilot, ...asked]) }];
    }),
  );
}
