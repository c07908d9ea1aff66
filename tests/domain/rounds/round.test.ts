import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extendReport, openExtension } from '#app/domain/rounds/extension.server';
import { createRound, deleteRound, openRound, proposeRound, saveRound } from '#app/domain/rounds/keeping.server';
import { nextRoundOf, openNextRounds } from '#app/domain/rounds/next-round.server';
import { roundOverview } from '#app/domain/rounds/overview.server';
import { wouldBeAdded, wouldOwe } from '#app/domain/rounds/preview.server';
import { arrangeQuestions, openQuestion, openQuestions, saveQuestion } from '#app/domain/rounds/question-keeping.server';
import { remindByHand, sendReminders } from '#app/domain/rounds/reminding.server';
import { countsOf, findRound } from '#app/domain/rounds/round.server';
import { stepsOfRound } from '#app/domain/rounds/round-steps.server';
import { addMissingReports, closeRound, saveAudience, startRound } from '#app/domain/rounds/starting.server';
import { submitReport } from '#app/domain/reports/report-writing.server';
import { Conflict, Forbidden, NotFound } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { codes, emailOf, lettersTo } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { anOpenRound, aQuestion, aRunningPilot } from '#tests/factories/rounds';
import { resetDatabase } from '#tests/setup/database';

let coordinator: Member;
let lead: string;
let editor: Member;

const H1 = { period: '2026H1', dueOn: '2026-08-14', repeats: false };
let moment = '';
const at = (to: string) => {
  moment = to;
  setClock(new Date(to));
};

/** The factory goes back in time and then to the machine's; here it is what it was. */
async function aPilot(...how: Parameters<typeof aRunningPilot>) {
  const made = await aRunningPilot(...how);
  at(moment);
  return made;
}

beforeEach(async () => {
  await resetDatabase();
  at('2026-07-10T09:00:00Z');
  coordinator = await aCoordinator();
  lead = await aPartner('Kuopio');
  editor = await aMember({ in: lead, roles: ['editor'], lang: 'sv' });
});

afterEach(() => setClock(undefined));

const aDraft = async (questions = [aQuestion('a'), aQuestion('b')], more: object = {}) => (await db.reportRound.create({ data: { period: '2026H1', dueOn: new Date('2026-08-14'), questions, audience: { themes: [], exclude: [] }, ...more } })).id;
const lockOf = async (id: string) => (await findRound(coordinator, id)).lock;

describe('preparing', () => {
  it('begins with the last round’s questions and is one a period, also for two at a time', async () => {
    await aDraft([aQuestion('vanha')], { period: '2025H2', dueOn: new Date('2026-02-14'), state: 'closed' });
    expect((await proposeRound(coordinator)).edit).toEqual(H1);
    const made = await Promise.allSettled([createRound(coordinator, H1), createRound(await aCoordinator(), H1)]);
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { id } = await db.reportRound.findFirstOrThrow({ where: { period: '2026H1' } });
    expect((await findRound(coordinator, id)).questions.map((question) => question.id)).toEqual(['vanha']);
    expect(await codes(createRound(coordinator, { ...H1, period: '2026', dueOn: '2027-02-01' }))).toEqual(['period:roundOverlaps']);
  });

  it('never has two rounds that share days, also when two are made at the same time', async () => {
    for (let n = 0; n < 4; n++) {
      await db.reportRound.deleteMany();
      await Promise.allSettled([createRound(coordinator, H1), createRound(coordinator, { ...H1, period: '2026', dueOn: '2027-02-01' }), createRound(coordinator, { ...H1, period: '2026Q1' })]);
      expect(await db.reportRound.count()).toBe(1);
    }
  });

  it('tells a second coordinator what the first one saved', async () => {
    const id = await aDraft();
    const { base } = await openRound(coordinator, id);
    await saveRound(coordinator, id, base, { ...H1, dueOn: '2026-08-20' });
    await expect(saveRound(await aCoordinator(), id, base, { ...H1, dueOn: '2026-09-01' })).rejects.toMatchObject({ theirs: { dueOn: '2026-08-20' } });
  });

  it('deletes a draft and never a round that has started', async () => {
    const id = await aDraft();
    await aPilot(lead);
    await startRound(coordinator, id, 0);
    await expect(deleteRound(coordinator, id)).rejects.toThrow(Forbidden);
    const other = await aDraft([], { period: '2025H2' });
    await deleteRound(coordinator, other);
    await expect(findRound(coordinator, other)).rejects.toThrow(NotFound);
  });

  it('changes questions one by one; two who change different ones do not clash', async () => {
    const id = await aDraft();
    const [a, b] = [await openQuestion(coordinator, id, 'a'), await openQuestion(coordinator, id, 'b')];
    const form = (label: string) => ({ kind: ['line'], 'fi.label': [label] });
    await saveQuestion(coordinator, id, 'a', a.base, form('Uusi a'));
    await saveQuestion(coordinator, id, 'b', b.base, form('Uusi b'));
    await expect(saveQuestion(coordinator, id, 'a', a.base, form('Toinen a'))).rejects.toMatchObject({ theirs: { 'fi.label': 'Uusi a' } });
    await saveQuestion(coordinator, id, 'new', 'new', form('Kolmas kysymys'));
    const { round, base } = await openQuestions(coordinator, id);
    expect(round.questions.map((question) => question.id)).toEqual(['a', 'b', 'kolmas-kysymys']);
    await arrangeQuestions(coordinator, id, base, { id: 'b', do: 'up' });
    await expect(arrangeQuestions(coordinator, id, base, { id: 'b', do: 'remove' })).rejects.toThrow(Conflict);
    await arrangeQuestions(coordinator, id, (await openQuestions(coordinator, id)).base, { id: 'a', do: 'remove' });
    expect((await findRound(coordinator, id)).questions.map((question) => question.id)).toEqual(['b', 'kolmas-kysymys']);
  });

  it('is nobody else’s', async () => {
    const id = await aDraft();
    for (const viewer of [null, editor, await aMember({ platform: ['administrator'] })]) {
      await expect(findRound(viewer, id)).rejects.toThrow(NotFound);
      await expect(startRound(viewer, id, 0)).rejects.toThrow(NotFound);
      await expect(remindByHand(viewer, id, [])).rejects.toThrow(NotFound);
      await expect(createRound(viewer, H1)).rejects.toThrow(Forbidden);
    }
  });
});

describe('starting', () => {
  it('asks those whom the preview names, each editor by one letter in their language', async () => {
    const [one, two] = [await aPilot(lead, { title: 'Lämpö' }), await aPilot(lead, { from: '2026-06-30', title: 'Varjo' })];
    const out = await aPilot(await aPartner('Oulu'), { from: '2024-01-05', until: '2026-01-01' });
    await aPilot(lead, { from: '2026-07-01' });
    const id = await aDraft();
    const { rows: preview } = await wouldOwe(await findRound(coordinator, id), 'fi');
    expect(preview.map(({ pilotId, from, until, editors, isLeftOut }) => [pilotId, from, until, editors, isLeftOut])).toEqual([
      [one.id, '2025-01-15', null, 1, false], [two.id, '2026-06-30', null, 1, false], [out.id, '2024-01-05', '2026-01-01', 0, false],
    ]);
    await expect(saveAudience(coordinator, id, Number.NaN, { themes: [], exclude: [] })).rejects.toThrow(Conflict);
    await saveAudience(coordinator, id, 0, { themes: [], exclude: [out.id] });
    const named = (await wouldOwe(await findRound(coordinator, id), 'fi')).rows.filter(({ isLeftOut }) => !isLeftOut);
    expect(await startRound(coordinator, id, await lockOf(id))).toEqual({ reports: 2 });
    expect((await db.report.findMany({ select: { pilotId: true } })).map(({ pilotId }) => pilotId).sort()).toEqual(named.map(({ pilotId }) => pilotId).sort());
    const letters = await lettersTo(await emailOf(editor.personId));
    expect(letters.map(({ template, lang }) => [template, lang])).toEqual([['rounds/opened', 'sv']]);
    expect(letters[0]?.text).toContain('Lämpö');
    expect(letters[0]?.text).toContain('Varjo');
    expect((await stepsOfRound(id)).map(({ step, count, byClock }) => [step, count, byClock])).toEqual([['started', 2, false]]);
  });

  it('shows fifty pilots at a time, finds them by words, and counts all of them', async () => {
    const other = await aPartner('Ähtäri');
    const first = await aPilot(lead, { title: '100 % lämpöä' });
    for (let n = 0; n < 51; n++) await aPilot(other, { title: `Varjo ${n}` });
    const id = await aDraft();
    await saveAudience(coordinator, id, 0, { themes: [], exclude: [first.id] });
    const show = async (words: string, page: number) => wouldOwe(await findRound(coordinator, id), 'fi', { words, page });
    expect(await show('', 1)).toMatchObject({ all: 52, owing: 51, found: 52, withoutEditor: 51, page: 1, pages: 2 });
    const pages = [...(await show('', 1)).rows, ...(await show('', 2)).rows];
    expect(new Set(pages.map(({ pilotId }) => pilotId)).size).toBe(52);
    expect((await show('', Number.NaN)).rows).toHaveLength(50);
    expect((await show('', 99)).rows).toHaveLength(2);
    expect(await show('% LÄM', 1)).toMatchObject({ found: 1, all: 52, rows: [{ pilotId: first.id, isLeftOut: true }] });
    expect((await show('ähtäri', 2)).found).toBe(51);
    expect(await show('_', 1)).toMatchObject({ found: 0, rows: [], pages: 1 });
  });

  it('refuses with all that is missing, and starts once', async () => {
    const id = await aDraft([aQuestion('a', { labels: { fi: 'Vain suomeksi' } })], { dueOn: new Date('2026-07-09') });
    expect(await codes(startRound(coordinator, id, 0))).toEqual(['questions:questionLanguages', 'dueOn:dueAhead', 'pilot:nobodyOwes']);
    await db.reportRound.update({ where: { id }, data: { dueOn: new Date('2026-08-14'), questions: [aQuestion('a')] } });
    await aPilot(lead);
    await expect(startRound(coordinator, id, 7)).rejects.toThrow(Conflict);
    const both = await Promise.allSettled([startRound(coordinator, id, 0), startRound(await aCoordinator(), id, 0)]);
    expect(both.map((one) => (one.status === 'rejected' ? one.reason instanceof Conflict : 'started')).sort()).toEqual(['started', true].sort());
    expect(await db.letter.count({ where: { template: 'rounds/opened' } })).toBe(1);
    await expect(saveQuestion(coordinator, id, 'a', '', {})).rejects.toThrow(Forbidden);
    await expect(saveAudience(coordinator, id, 1, { themes: [], exclude: [] })).rejects.toThrow(Forbidden);
  });

  it('is not started for a period that has not begun', async () => {
    await aPilot(lead);
    const id = await aDraft([aQuestion('a')], { period: '2027H1', dueOn: new Date('2027-08-14') });
    expect(await codes(startRound(coordinator, id, 0))).toEqual(['period:periodAhead']);
    at('2026-12-31T22:00:00Z');
    expect(await startRound(coordinator, id, 0)).toEqual({ reports: 1 });
  });

  it('asks those who came later, once, with at least two weeks', async () => {
    const id = await aDraft();
    await aPilot(lead);
    const out = await aPilot(lead);
    await startRound(coordinator, id, 0, { themes: [], exclude: [out.id] });
    at('2026-08-10T09:00:00Z');
    const late = await aPilot(lead, { from: '2026-05-01' });
    expect((await wouldBeAdded(await findRound(coordinator, id), 'fi')).rows.map(({ pilotId }) => pilotId)).toEqual([late.id]);
    const added = await Promise.all([addMissingReports(coordinator, id), addMissingReports(coordinator, id)]);
    expect(added.map(({ reports }) => reports).sort()).toEqual([0, 1]);
    expect(await db.report.findFirst({ where: { pilotId: late.id } })).toMatchObject({ dueOn: new Date('2026-08-24') });
    expect((await lettersTo(await emailOf(editor.personId))).map(({ template }) => template)).toEqual(['rounds/opened', 'rounds/opened']);
  });
});

describe('an open round', () => {
  let id: string;
  let pilots: string[];
  let reports: string[];

  beforeEach(async () => {
    pilots = [];
    for (const title of ['Yksi', 'Kaksi', 'Kolme']) pilots.push((await aPilot(lead, { title })).id);
    ({ id, reports } = await anOpenRound(pilots, { period: '2026H1', dueOn: new Date('2026-07-20') }));
  });

  it('tells coordinators what is owed, late first', async () => {
    await db.report.update({ where: { id: reports[0] }, data: { state: 'accepted' } });
    await db.report.update({ where: { id: reports[1] }, data: { state: 'draft', dueOn: new Date('2026-09-01') } });
    at('2026-07-25T09:00:00Z');
    const { rows, counts } = await roundOverview(id, 'fi');
    expect(rows.map(({ title, standing, dueOn, daysLeft }) => [title, standing, dueOn, daysLeft])).toEqual([['Kolme', 'overdue', '2026-07-20', -5], ['Kaksi', 'draft', '2026-09-01', 38], ['Yksi', 'accepted', '2026-07-20', -5]]);
    expect(counts).toMatchObject({ overdue: 1, draft: 1, accepted: 1, due: 0 });
    expect((await roundOverview(id, 'fi', { of: 'accepted', page: 99 })).rows.map(({ title }) => title)).toEqual(['Yksi']);
  });

  it('gives one report more time, with a reason that stays', async () => {
    const report = reports[0] ?? '';
    const to = { dueOn: '2026-08-01', base: '2026-07-20', reason: 'Mittari rikki' };
    expect(await codes(extendReport(coordinator, id, report, { ...to, dueOn: '2026-07-19', reason: ' ' }))).toEqual(['dueOn:laterDay', 'reason:required']);
    await extendReport(coordinator, id, report, to);
    await expect(extendReport(coordinator, id, report, to)).rejects.toThrow(Conflict);
    expect((await openExtension(coordinator, id, report, 'fi')).dueOn).toBe('2026-08-01');
    expect(await db.timelineStep.findFirst({ where: { reportId: report } })).toMatchObject({ step: 'reportExtended', note: 'Mittari rikki', isPublic: false });
    expect((await lettersTo(await emailOf(editor.personId))).map(({ subject }) => subject)).toEqual([expect.stringContaining('Yksi')]);
    await db.report.update({ where: { id: report }, data: { state: 'accepted' } });
    await expect(extendReport(coordinator, id, report, { ...to, dueOn: '2026-09-01', base: '2026-08-01' })).rejects.toThrow(Forbidden);
    const other = (await anOpenRound([], { period: '2025H1' })).id;
    await expect(extendReport(coordinator, other, report, to)).rejects.toThrow(NotFound);
  });

  it('is reminded of by hand once a day and person', async () => {
    await db.report.update({ where: { id: reports[0] }, data: { state: 'submitted' } });
    const closed = await aMember({ in: lead, roles: ['editor'] });
    await db.person.update({ where: { id: closed.personId }, data: { deactivatedAt: new Date() } });
    const first = await Promise.all([remindByHand(coordinator, id, pilots), remindByHand(coordinator, id, pilots)]);
    expect(first.map(({ letters }) => letters).sort()).toEqual([0, 1]);
    expect(await remindByHand(coordinator, id, pilots)).toEqual({ letters: 0, already: 1 });
    expect(await remindByHand(coordinator, id, [pilots[0] ?? ''])).toEqual({ letters: 0, already: 0 });
    at('2026-07-11T09:00:00Z');
    expect((await remindByHand(coordinator, id, pilots)).letters).toBe(1);
    const letters = await lettersTo(await emailOf(editor.personId));
    expect(letters).toHaveLength(2);
    expect(letters[0]?.text).not.toContain('Yksi');
    expect(await lettersTo(await emailOf(closed.personId))).toEqual([]);
    expect(await codes(remindByHand(coordinator, id, ['nobody']))).toEqual(['pilot:atLeastOne']);
  });

  it('moves its due day later only, keeps its period, and closes without losing what is owed', async () => {
    const { base } = await openRound(coordinator, id);
    expect(await codes(saveRound(coordinator, id, base, { ...H1, dueOn: '2026-07-19' }))).toEqual(['dueOn:laterDay']);
    await saveRound(coordinator, id, base, { period: '2024', dueOn: '2026-08-31', repeats: true });
    expect(await findRound(coordinator, id)).toMatchObject({ period: '2026H1', dueOn: '2026-08-31', repeats: true });
    await closeRound(coordinator, id);
    await expect(closeRound(coordinator, id)).rejects.toThrow(Forbidden);
    expect((await countsOf([id])).get(id)?.due).toBe(3);
    await expect(remindByHand(coordinator, id, pilots)).rejects.toThrow(Forbidden);
    expect(await codes(submitReport(editor, reports[0] ?? ''))).toEqual([':roundClosed']);
    expect((await stepsOfRound(id)).map(({ step, count }) => [step, count])).toEqual([['closed', 3], ['dueMoved', null]]);
  });

  it('says in its letters until when, or since when, and what was returned', async () => {
    await db.report.update({ where: { id: reports[1] }, data: { state: 'returned' } });
    await db.report.update({ where: { id: reports[2] }, data: { state: 'accepted' } });
    const letters = async () => (await lettersTo(await emailOf(editor.personId))).map(({ text }) => text);
    await remindByHand(coordinator, id, pilots);
    expect(await letters()).toEqual([expect.stringMatching(/• Kaksi \(senast 20 juli 2026\), återsänd för komplettering[^•]*• Yksi \(senast 20 juli 2026\)\n/)]);
    at('2026-07-21T09:00:00Z');
    await remindByHand(coordinator, id, pilots.slice(1, 2));
    expect((await letters()).some((text) => text.includes('Sista dagen var 20 juli 2026.'))).toBe(true);
    expect(await sendReminders()).toBe(1);
    await db.report.update({ where: { id: reports[0] }, data: { state: 'accepted' } });
    at('2026-08-03T09:00:00Z');
    expect(await sendReminders()).toBe(1);
    expect((await letters()).some((text) => text.includes('Den återsändes för komplettering'))).toBe(true);
  });

  it('says what opens next only while nobody has prepared it', async () => {
    expect(await nextRoundOf({ period: '2026H1', dueOn: '2026-07-20' })).toEqual({ period: '2026H2', opensOn: '2027-01-01', dueOn: '2027-01-20' });
    await aDraft([], { period: '2026Q4', dueOn: new Date('2027-02-01') });
    expect(await nextRoundOf({ period: '2026H1', dueOn: '2026-07-20' })).toBeNull();
  });

  it('moves its day past the time that single reports were given, so that nobody has less than the others', async () => {
    const more = (n: number, dueOn: string) => extendReport(coordinator, id, reports[n] ?? '', { dueOn, base: '2026-07-20', reason: 'Mittari rikki' });
    await more(0, '2026-08-01');
    await more(1, '2026-10-01');
    const { base } = await openRound(coordinator, id);
    await saveRound(coordinator, id, base, { ...H1, dueOn: '2026-08-31' });
    const due = new Map((await roundOverview(id, 'fi')).rows.map(({ reportId, dueOn, isExtended }) => [reportId, `${dueOn} ${isExtended}`]));
    expect(reports.map((report) => due.get(report))).toEqual(['2026-08-31 false', '2026-10-01 true', '2026-08-31 false']);
    at('2026-09-10T09:00:00Z');
    const late = await openRound(coordinator, id);
    expect(await codes(saveRound(coordinator, id, late.base, { ...H1, dueOn: '2026-09-05' }))).toEqual(['dueOn:laterDay']);
  });

  it('gives two weeks at least when the next opens late, and never opens beside a round that shares its days', async () => {
    await db.reportRound.update({ where: { id }, data: { repeats: true } });
    at('2027-03-10T09:00:00Z');
    const year = await aDraft([], { period: '2026Q4', dueOn: new Date('2027-02-01') });
    expect(await openNextRounds()).toBe(0);
    await deleteRound(coordinator, year);
    expect(await openNextRounds()).toBe(1);
    expect(await db.reportRound.findFirst({ where: { period: '2026H2' } })).toMatchObject({ dueOn: new Date('2027-03-24') });
  });

  it('opens the next by itself only where nobody has prepared it, and where pilots ran', async () => {
    await db.reportRound.update({ where: { id }, data: { repeats: true } });
    at('2026-12-31T21:59:00Z');
    expect(await openNextRounds()).toBe(0);
    const draft = await aDraft([], { period: '2026H2', dueOn: new Date('2027-02-01') });
    at('2026-12-31T22:00:00Z');
    expect(await openNextRounds()).toBe(0);
    await deleteRound(coordinator, draft);
    await db.reportRound.update({ where: { id }, data: { audience: { themes: ['smart'], exclude: [] } } });
    expect(await openNextRounds()).toBe(0);
    await db.reportRound.update({ where: { id }, data: { audience: { themes: ['low-carbon'], exclude: pilots.slice(0, 1) } } });
    expect(await openNextRounds()).toBe(1);
    expect(await openNextRounds()).toBe(0);
    const next = await db.reportRound.findFirstOrThrow({ where: { period: '2026H2' }, include: { reports: true } });
    // As many days after its period as the round before had.
    expect(next).toMatchObject({ state: 'open', repeats: true, dueOn: new Date('2027-01-20'), audience: { themes: ['low-carbon'], exclude: pilots.slice(0, 1) } });
    expect(next.reports.map(({ pilotId }) => pilotId).sort()).toEqual(pilots.slice(1).sort());
    expect((await lettersTo(await emailOf(coordinator.personId))).map(({ template }) => template)).toEqual(['rounds/next-opened']);
    // Written at midnight, sent in the morning.
    const [job] = await db.$queryRaw<{ run_at: Date }[]>`SELECT max(run_at) AS run_at FROM graphile_worker.jobs`;
    expect(job?.run_at).toEqual(new Date('2027-01-01T05:00:00Z'));
  });
});
