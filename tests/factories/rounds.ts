import type { Question } from '#app/domain/rounds/question.type';
import { daysOf } from '#app/domain/shared/period';
import { db, type Prisma } from '#app/platform/db/db.server';
import { aPublishedPilot } from './published-pilot';
import { completePilot } from './pilots';

const noon = (day: string) => new Date(`${day}T10:00:00Z`);

/** A published pilot that began on a day, and ended on another. */
export async function aRunningPilot(leadId: string, run: { from?: string; until?: string; as?: 'completed' | 'stopped'; title?: string } = {}): Promise<{ id: string; slug: string }> {
  const { from = '2025-01-15', until, as = 'completed', title } = run;
  const pilot = await aPublishedPilot(leadId, completePilot(title), { state: until ? as : 'running', at: `${from}T08:00:00Z` });
  const step = (name: string, day: string) => ({ entryId: pilot.id, step: name, at: noon(day), actorRole: 'editor', organisationId: leadId, isPublic: true });
  await db.timelineStep.createMany({ data: [step('running', from), ...(until ? [step(as, until)] : [])] });
  return pilot;
}

type Made = Partial<Prisma.IndicatorUncheckedCreateInput>;

/** Something a pilot measures; by default people reached, each period on its own. */
export async function anIndicator(pilotId: string, more: Made = {}): Promise<string> {
  const { id } = await db.indicator.create({
    data: { pilotId, kind: 'quantitative', names: { fi: 'Tavoitetut ihmiset' }, originalLang: 'fi', unit: 'people', direction: 'up', cumulative: false, ...more },
  });
  return id;
}

/** A common indicator that pilots can take up. */
export async function aCommonIndicator(key: string, more: Partial<Prisma.CommonIndicatorUncheckedCreateInput> = {}): Promise<string> {
  await db.commonIndicator.create({ data: { key, names: { fi: key, sv: key, en: key }, explanations: {}, unit: 'tCO2e', direction: 'up', cumulative: false, ...more } });
  return key;
}

/** A value that was accepted, without going through review. */
export async function anAcceptedValue(indicatorId: string, period: string, value: number | null, more: Partial<Prisma.IndicatorValueUncheckedCreateInput> = {}): Promise<string> {
  const { id } = await db.indicatorValue.create({
    data: { indicatorId, period, periodEndsOn: new Date(`${daysOf(period).endsOn}T00:00:00Z`), version: 1, state: 'accepted', value, source: 'Mittaus', ...more },
  });
  return id;
}

export const aQuestion = (id: string, more: Partial<Question> = {}): Question => ({ id, kind: 'text', labels: { fi: id, sv: id, en: id }, hints: {}, required: true, options: [], ...more });

/** A round that is open, with a report owed by each of these pilots. Returns the reports' ids in the pilots' order. */
export async function anOpenRound(pilots: string[], more: Partial<Prisma.ReportRoundUncheckedCreateInput> = {}): Promise<{ id: string; reports: string[] }> {
  const { period = '2025H1', dueOn = new Date('2025-08-15T00:00:00Z'), questions = [aQuestion('progress')] } = more;
  const round = await db.reportRound.create({ data: { audience: { themes: [], exclude: [] }, state: 'open', ...more, period, dueOn, questions: questions as Prisma.InputJsonValue } });
  const reports: string[] = [];
  for (const pilotId of pilots) reports.push((await db.report.create({ data: { roundId: round.id, pilotId, content: { lang: 'fi', answers: {} } } })).id);
  return { id: round.id, reports };
}
