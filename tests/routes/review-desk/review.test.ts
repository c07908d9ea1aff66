import { beforeEach, describe, expect, it } from 'vitest';
import * as review from '#app/routes/$lang+/desk+/reports.$id.review._index';
import * as skip from '#app/routes/$lang+/desk+/reports.$id.review.skip';
import * as queue from '#app/routes/$lang+/desk+/reports._index';
import { acceptReport, returnReport } from '#app/domain/reports/report-review.server';
import type { ReviewPage } from '#app/domain/review-desk/report-review.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { aSession } from '#tests/factories/accounts';
import { aCoordinator, aMember } from '#tests/factories/people';
import { aReviewableReport, handIn } from '#tests/factories/reviewable';
import { anOpenRound, aRunningPilot } from '#tests/factories/rounds';
import { call, type Caller } from '#tests/setup/call';

type World = Awaited<ReturnType<typeof aReviewableReport>>;
let world: World;
let second: Member;

beforeEach(async () => {
  await db.report.deleteMany();
  await db.reportRound.deleteMany();
  world = await aReviewableReport();
  second = await aCoordinator();
});

const cookieOf = async (member: Member) => (await aSession(member.personId)).cookie;
const at = (id: string) => `/fi/desk/reports/${id}/review`;
const open = async (member: Member, id = world.id) => call(review.loader as Caller, at(id), { params: { lang: 'fi', id }, cookie: await cookieOf(member) });
const decide = async (member: Member, form: Record<string, string>, id = world.id) => call(review.action as Caller, at(id), { params: { lang: 'fi', id }, cookie: await cookieOf(member), form });
const pageOf = async (member: Member, id = world.id): Promise<ReviewPage> => (await open(member, id)).body;
const answer = 'reason.answer.progress';

describe('the review of a report', () => {
  it('lays it beside the last accepted one, with what changed, the history and the target', async () => {
    const { comparison, period, decision, maySkip } = await pageOf(world.coordinator);
    expect([period, decision, maySkip, comparison?.lastPeriod]).toEqual(['heinä–joulukuu 2024', null, false, 'tammi–kesäkuu 2024']);
    expect(comparison?.answers[0]).toMatchObject({ label: 'Miten pilotti etenee?', before: 'Pumput asennettiin kahteen taloon keväällä.', now: 'Pumput asennettiin neljään taloon syksyllä.', change: 'changed' });
    expect(comparison?.answers[0]?.pieces.map(({ kind, text }) => [kind, text])).toContainEqual(['added', 'neljään']);
    const [figure] = comparison?.figures ?? [];
    expect(figure).toMatchObject({ difference: '+150 henkilöä, +150\u00a0%', oddity: null, source: 'Kävijälaskuri', target: { period: '2024', shown: '400 henkilöä', share: '63\u00a0%' } });
    expect(figure?.baseline).toBe('40 henkilöä (2023)');
    expect(figure?.history.map(({ code, value, state, isThis }) => [code, value, state, isThis])).toEqual([['2024H1', 100, 'accepted', false], ['2024H2', 250, 'submitted', true]]);
  });

  it('says in words what is unusual', async () => {
    await returnReport(world.coordinator, world.id, 1, [{ field: 'answer.progress', text: 'Tarkenna' }], '');
    await handIn(world.editor, world.id, world.indicator, 'Pumput asennettiin neljään taloon syksyllä.', '90');
    expect((await pageOf(world.coordinator)).comparison?.odd).toEqual([{ field: `figure.${world.indicator}`, label: 'Tavoitetut ihmiset', labelLang: 'fi', oddity: 'fell' }]);
  });

  it('compares with what the last figure was corrected to since', async () => {
    await db.indicatorValue.updateMany({ where: { indicatorId: world.indicator, period: '2024H1' }, data: { state: 'superseded' } });
    await db.indicatorValue.create({ data: { indicatorId: world.indicator, period: '2024H1', periodEndsOn: new Date('2024-06-30'), version: 2, state: 'accepted', value: 120, source: 'Mittaus', reason: 'Laskuri oli rikki' } });
    const figure = (await pageOf(world.coordinator)).comparison?.figures[0];
    expect(figure).toMatchObject({ before: '100 henkilöä', revisedTo: '120 henkilöä', difference: '+130 henkilöä, +108,3\u00a0%' });
    expect(figure?.history).toHaveLength(3);
  });

  it('accepts, says so, and names the next in the queue, which this one has left at once', async () => {
    const other = await aReviewableReport({ title: 'Toinen pilotti' });
    const answerTo = await decide(world.coordinator, { number: '1', decision: 'accept', note: 'Hyvä.', remark: 'Soitin heille.' });
    expect([answerTo.status, answerTo.location]).toEqual([303, at(world.id)]);
    const page = await pageOf(world.coordinator);
    expect(page).toMatchObject({ state: 'accepted', decision: { state: 'accepted', by: world.coordinator.name, note: 'Hyvä.' }, next: { waiting: 1, report: { id: other.id, title: 'Toinen pilotti' } } });
    expect(page.remarks.map(({ text }) => text)).toEqual(['Soitin heille.']);
    const rows = (await call(queue.loader as Caller, '/fi/desk/reports', { params: { lang: 'fi' }, cookie: await cookieOf(second) })).body.rows;
    expect(rows.map(({ id }: { id: string }) => id)).toEqual([other.id]);
  });

  it('returns with reasons at fields; reviewed again, each shows what was asked and whether it changed', async () => {
    const form = { number: '1', decision: 'return', note: 'Melkein valmis.', [answer]: 'Kerro talojen osoitteet.', [`reason.figure.${world.indicator}`]: 'Onko tämä kertymä?' };
    expect((await decide(world.coordinator, form)).status).toBe(303);
    expect((await pageOf(second)).comparison?.answers[0]?.reason).toMatchObject({ text: 'Kerro talojen osoitteet.', changed: null });
    await handIn(world.editor, world.id, world.indicator, 'Pumput asennettiin neljään taloon syksyllä, Rantakadulla.', '250');
    const page = await pageOf(second);
    expect(page).toMatchObject({ lastReturn: { number: 1, note: 'Melkein valmis.', stands: false }, decision: null });
    expect(page.comparison?.answers[0]?.reason).toMatchObject({ text: 'Kerro talojen osoitteet.', changed: true });
    expect(page.comparison?.figures[0]?.reason).toMatchObject({ text: 'Onko tämä kertymä?', changed: false, pieces: [] });
    expect(page.steps.map(({ what, version, actor }) => [what, version, actor === world.coordinator.name])).toEqual([
      ['Raportti lähetetty', 1, false], ['Raportti palautettu perusteluin', 1, true], ['Raportti lähetetty', 2, false],
    ]);
    expect(page.steps[1]?.reasons[0]).toEqual({ label: 'Miten pilotti etenee?', text: 'Kerro talojen osoitteet.' });
  });

  it('asks for a reason, and for a decision between accepting and reasons; the text stays', async () => {
    const without = await decide(world.coordinator, { number: '1', decision: 'return', note: 'Hei' });
    expect([without.status, without.body.issues, without.body.sent.note]).toEqual([422, [{ field: 'reasons', code: 'required' }], ['Hei']]);
    const both = await decide(world.coordinator, { number: '1', decision: 'accept', [answer]: 'Ei riitä' });
    expect([both.status, both.body.issues[0].code, both.body.sent[answer]]).toEqual([422, 'reasonsAgainst', ['Ei riitä']]);
    const long = await decide(world.coordinator, { number: '1', decision: 'return', [answer]: 'x'.repeat(2001), remark: '\u0000' });
    expect(long.body.issues.map(({ field, code }: { field: string; code: string }) => [field, code])).toEqual([[answer, 'tooLong'], ['remark', 'badCharacters']]);
    expect(await db.internalRemark.count({ where: { reportId: world.id } })).toBe(0);
  });

  it('tells the second coordinator who has it open, and later who decided, keeping their reasons', async () => {
    expect((await pageOf(world.coordinator)).reader).toBeNull();
    expect((await pageOf(second)).reader).toMatchObject({ name: world.coordinator.name });
    expect((await pageOf(world.coordinator)).reader).toBeNull();
    await acceptReport(world.coordinator, world.id, 1);
    const late = await decide(second, { number: '1', decision: 'return', [answer]: 'Minun perusteluni' });
    expect([late.status, late.body.issues[0].code, late.body.sent[answer]]).toEqual([409, 'conflict', ['Minun perusteluni']]);
    expect((await pageOf(second)).decision).toMatchObject({ state: 'accepted', by: world.coordinator.name });
  });

  it('forgets who had it open after half an hour', async () => {
    await pageOf(world.coordinator);
    await db.report.update({ where: { id: world.id }, data: { readAt: new Date(Date.now() - 31 * 60_000) } });
    expect((await pageOf(second)).reader).toBeNull();
    expect((await db.report.findUniqueOrThrow({ where: { id: world.id } })).readById).toBe(second.personId);
  });

  it('keeps remarks among coordinators, written once, and reasons typed meanwhile', async () => {
    const kept = await decide(world.coordinator, { number: '1', decision: 'remark', remark: 'Kysyn Annalta.', [answer]: 'Kesken' });
    expect([kept.status, kept.body.sent.remark, kept.body.sent[answer], kept.body.noted]).toEqual([200, [''], ['Kesken'], true]);
    expect((await decide(world.coordinator, { decision: 'remark', remark: 'Kysyn Annalta.' })).status).toBe(303);
    expect((await decide(second, { decision: 'remark', remark: ' ' })).body.issues).toEqual([{ field: 'remark', code: 'required' }]);
    await db.internalRemark.updateMany({ where: { reportId: world.id }, data: { authorId: null } });
    expect((await pageOf(second)).remarks.map(({ author, text }) => [author, text])).toEqual([[null, 'Kysyn Annalta.']]);
  });

  it('is for coordinators alone, and not for one who edits for the organisation', async () => {
    expect((await open(world.editor)).location).toBe(`/fi/desk/reports/${world.id}`);
    const both = await aMember({ in: world.lead, roles: ['editor'], platform: ['coordinator'] });
    expect((await open(both)).location).toBe(`/fi/desk/reports/${world.id}`);
    expect((await decide(both, { number: '1', decision: 'accept' })).location).toBe(`/fi/desk/reports/${world.id}`);
    expect((await open(await aMember({ platform: ['administrator'] }))).status).toBe(404);
    expect((await open(second, 'nothing')).status).toBe(404);
    expect((await db.report.findUniqueOrThrow({ where: { id: world.id } })).state).toBe('submitted');
  });

  it('skips what is owed, with a reason, and nothing else', async () => {
    const pilot = await aRunningPilot(world.lead);
    const { reports: [owed = ''] } = await anOpenRound([pilot.id], { period: '2025H1' });
    expect(await pageOf(second, owed)).toMatchObject({ comparison: null, maySkip: true, isOverdue: true, writers: 1 });
    const to = async (id: string, form?: Record<string, string>) => call((form ? skip.action : skip.loader) as Caller, `${at(id)}/skip`, { params: { lang: 'fi', id }, cookie: await cookieOf(second), form });
    expect((await to(owed)).status).toBe(200);
    expect((await to(world.id)).location).toBe(at(world.id));
    expect((await to(owed, { reason: '' })).body.issues).toEqual([{ field: 'reason', code: 'required' }]);
    expect((await to(owed, { reason: 'Alkoi vasta kesäkuussa.' })).location).toBe(at(owed));
    expect(await pageOf(second, owed)).toMatchObject({ state: 'skipped', decision: { state: 'skipped', note: 'Alkoi vasta kesäkuussa.' } });
    expect((await to(world.id, { reason: 'x' })).status).toBe(409);
  });
});

describe('the queue of reports', () => {
  const list = async (member: Member, search = '') => (await call(queue.loader as Caller, `/fi/desk/reports${search}`, { params: { lang: 'fi' }, cookie: await cookieOf(member) })).body;

  it('shows the oldest first with how long, counts each state, and says what is left to others', async () => {
    await db.report.update({ where: { id: world.id }, data: { submittedAt: new Date(Date.now() - 3 * 86_400_000) } });
    const older = await aReviewableReport({ lead: world.lead });
    await db.report.update({ where: { id: older.id }, data: { submittedAt: new Date(Date.now() - 19 * 86_400_000) } });
    const { rows, counts } = await list(second);
    expect(rows.map(({ id, days }: { id: string; days: number }) => [id, days])).toEqual([[older.id, 19], [world.id, 3]]);
    expect(counts).toEqual({ waiting: 2, overdue: 0, owed: 0, returned: 0, accepted: 2, skipped: 0, missed: 0 });
    const both = await aMember({ in: world.lead, roles: ['editor'], platform: ['coordinator'] });
    expect((await list(both)).rows.map(({ own }: { own: boolean }) => own)).toEqual([true, true]);
  });

  it('is narrowed by round, state, theme and organisation; nonsense counts as not said', async () => {
    const ids = async (search: string) => (await list(second, search)).rows.map(({ id }: { id: string }) => id);
    expect(await ids('?state=accepted&round=2024H1')).toEqual([world.earlier]);
    expect(await ids('?state=accepted&round=2024H2')).toEqual([]);
    expect(await ids(`?partner=${world.lead}`)).toEqual([world.id]);
    expect(await ids(`?partner=${crypto.randomUUID()}`)).toEqual([]);
    const { themes } = await db.pilot.findUniqueOrThrow({ where: { id: world.pilot.id } });
    expect(await ids(`?theme=${themes[0]}`)).toEqual([world.id]);
    expect(await ids('?state=nothing&round=2024X9&partner=1&theme=x&page=-3')).toEqual([world.id]);
  });

  it('knows overdue, not yet due, returned and never received apart', async () => {
    const pilots = [await aRunningPilot(world.lead), await aRunningPilot(world.lead)];
    const soon = new Date(Date.now() + 9 * 86_400_000);
    const { reports: [late = '', granted = ''], id } = await anOpenRound(pilots.map((one) => one.id), { period: '2025H1' });
    await db.report.update({ where: { id: granted }, data: { dueOn: soon } });
    const of = async (state: string) => (await list(second, `?state=${state}`)).rows.map((row: { id: string }) => row.id);
    expect([await of('overdue'), await of('owed')]).toEqual([[late], [granted]]);
    await db.reportRound.update({ where: { id }, data: { state: 'closed' } });
    expect([await of('overdue'), await of('owed'), (await of('missed')).sort()]).toEqual([[], [], [late, granted].sort()]);
  });
});
