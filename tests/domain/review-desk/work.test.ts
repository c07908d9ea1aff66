import { beforeEach, describe, expect, it } from 'vitest';
import { workOf } from '#app/domain/review-desk/work.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { dayOf } from '#app/platform/i18n/format';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { aReviewableReport } from '#tests/factories/reviewable';
import { anAcceptedValue, anIndicator, anOpenRound, aRunningPilot } from '#tests/factories/rounds';

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);
/** A day of the programme's calendar; late in the evening it is another than UTC's. */
const dayAgo = (days: number) => new Date(dayOf(ago(days)));
let coordinator: Member;

beforeEach(async () => {
  for (const table of ['report', 'reportRound', 'application', 'milestone', 'indicatorValue', 'revision'] as const) await (db[table] as { deleteMany: () => Promise<unknown> }).deleteMany();
  await db.pilot.deleteMany();
  coordinator = await aCoordinator();
});

const work = async (viewer = coordinator) => (await workOf(viewer, 'fi', ['pilots', 'practices'], [])).map(({ kind, id, days, path, why }) => ({ kind, id, days, path, why: why.map(({ code }) => code) }));

describe('a coordinator’s work', () => {
  it('is nothing when nothing waits', async () => {
    expect(await work()).toEqual([]);
  });

  it('holds a report that waits, with what it says and where it is done; its own editors’ coordinator is left out', async () => {
    const { id, lead } = await aReviewableReport();
    await db.report.update({ where: { id }, data: { submittedAt: ago(19) } });
    await db.milestone.deleteMany();
    expect(await work()).toEqual([{ kind: 'report', id, days: 19, path: `/desk/reports/${id}/review`, why: ['waits'] }]);
    expect(await work(await aMember({ in: lead, roles: ['editor'], platform: ['coordinator'] }))).toEqual([]);
  });

  it('holds overdue reports with how often their editors were reminded', async () => {
    const lead = await aPartner();
    const editor = await aMember({ in: lead, roles: ['editor'] });
    const { id } = await aRunningPilot(lead);
    const round = await anOpenRound([id], { dueOn: dayAgo(12) });
    for (const occasion of ['opened', 'before-3', 'after-1']) await db.reminder.create({ data: { roundId: round.id, personId: editor.personId, occasion } });
    const [one] = await workOf(coordinator, 'fi', [], []);
    expect(one).toMatchObject({ kind: 'overdue', id: round.reports[0], days: 12, reminded: 2, detail: { period: '2025H1' } });
    expect(one?.why.map(({ code, values }) => [code, values])).toEqual([['dueWas', { days: 12 }], ['reminded', { count: 2 }]]);
  });

  it('holds single figures, corrections before others, but not those of a report', async () => {
    const lead = await aPartner();
    await aMember({ in: lead, roles: ['editor'] });
    const { id: pilotId } = await aRunningPilot(lead);
    await db.milestone.deleteMany();
    const indicator = await anIndicator(pilotId);
    const alone = await anAcceptedValue(indicator, '2025Q1', 5, { state: 'submitted', submittedAt: ago(3) });
    await anAcceptedValue(indicator, '2025Q2', 5);
    const correction = await anAcceptedValue(indicator, '2025Q2', 6, { version: 2, state: 'submitted', submittedAt: ago(3) });
    const { reports: [reportId = ''] } = await anOpenRound([pilotId], { dueOn: dayAgo(-9) });
    await anAcceptedValue(indicator, '2025Q3', 7, { state: 'submitted', reportId });
    expect((await work()).map(({ id, why, path }) => [id, why, path])).toEqual([[correction, ['waits', 'corrects'], `/desk/figures/${correction}`], [alone, ['waits'], `/desk/figures/${alone}`]]);
  });

  it('holds late milestones once a pilot, and organisations with nobody to write, also after a merger', async () => {
    const lead = await aPartner('Uusi kunta');
    const { id: pilotId } = await aRunningPilot(lead);
    await db.milestone.deleteMany();
    await db.milestone.createMany({ data: [40, 10].map((days, position) => ({ pilotId, milestoneId: `m${days}`, position, titles: { fi: 'Valmis' }, lang: 'fi', dueOn: dayAgo(days), state: 'ahead' })) });
    await anOpenRound([pilotId], { dueOn: dayAgo(-9) });
    await db.partner.update({ where: { id: await aPartner('Vanha kunta') }, data: { mergedIntoId: lead } });
    const found = await workOf(coordinator, 'fi', [], []);
    expect(found.find(({ kind }) => kind === 'milestones')).toMatchObject({ id: pilotId, days: 40, count: 2, organisation: 'Uusi kunta', path: `/desk/pilots/${pilotId}/milestones` });
    expect(found.find(({ kind }) => kind === 'noEditor')).toMatchObject({ id: lead, count: 1, formerly: 'Vanha kunta', path: `/desk/partners/${lead}/members` });
    await aMember({ in: lead, roles: ['editor'] });
    expect((await work()).map(({ kind }) => kind)).toEqual(['milestones']);
  });
});
