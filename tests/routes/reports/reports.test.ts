import { beforeEach, describe, expect, it } from 'vitest';
import { answerMark } from '#app/domain/reports/merge';
import { acceptReport, returnReport, skipReport } from '#app/domain/reports/report-review.server';
import { versionsOf } from '#app/domain/reports/report.server';
import type { Member } from '#app/domain/shared/viewer';
import { valueMark } from '#app/domain/indicators/value-record.server';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { action as correct, loader as value } from '#app/routes/$lang+/desk+/pilots.$id.indicators.$indicator.values.$period';
import { loader as home } from '#app/routes/$lang+/desk+/reports.$id._index';
import { action as submit, loader as check } from '#app/routes/$lang+/desk+/reports.$id.check';
import { action as save, loader as form } from '#app/routes/$lang+/desk+/reports.$id.form';
import { loader as version } from '#app/routes/$lang+/desk+/reports.$id.versions.$number';
import { aSession } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { anAcceptedValue, anIndicator, anOpenRound, aQuestion, aRunningPilot } from '#tests/factories/rounds';
import { type Caller, call } from '#tests/setup/call';
import { resetDatabase } from '#tests/setup/database';

const options = [{ id: 'time', labels: { fi: 'Aika' } }, { id: 'money', labels: { fi: 'Raha' } }];
const questions = [aQuestion('progress', { labels: { fi: 'Miten eteni?', en: 'How did it go?' } }), aQuestion('threat', { kind: 'choice', options, required: false })];
let lead: string;
let editor: Member;
let coordinator: Member;
let pilotId: string;
let indicator: string;
let id: string;

beforeEach(async () => {
  await resetDatabase();
  setClock(new Date('2025-08-10T09:00:00Z'));
  lead = await aPartner('Tampere');
  editor = await aMember({ in: lead, roles: ['editor'], name: 'Ensimmäinen' });
  coordinator = await aCoordinator();
  pilotId = (await aRunningPilot(lead, { title: 'Lämpö talteen' })).id;
  setClock(new Date('2025-08-10T09:00:00Z'));
  indicator = await anIndicator(pilotId, { dimension: 'gender' });
  id = (await anOpenRound([pilotId], { questions })).reports[0] ?? '';
  return () => setClock(undefined);
});

const by = async (member: Member) => (await aSession(member.personId)).cookie;

async function ask(route: unknown, at: string, options: { as?: Member; form?: Record<string, string | string[]>; lang?: string; number?: string; report?: string } = {}) {
  const { as = editor, lang = 'fi', number, report = id } = options;
  const params = { lang, id: report, ...(number ? { number } : {}) };
  return call(route as Caller, `/${lang}/desk/reports/${report}${at}`, { params, cookie: await by(as), form: options.form });
}

/** The form as it stands, with something written into it. */
async function filled(more: Record<string, string | string[]> = {}, as = editor): Promise<Record<string, string | string[]>> {
  const { body } = await ask(form, '/form', { as });
  const fields: Record<string, string | string[]> = { lang: 'fi' };
  for (const figure of body.form.figures) Object.assign(fields, figure.settled ? {} : { ...figure.values, [`base.${figure.field}`]: figure.base });
  for (const question of body.form.questions) Object.assign(fields, { [question.field]: question.values, [`base.${question.field}`]: question.base });
  return { ...fields, ...more };
}

const figure = (part: string) => `figure.${indicator}.${part}`;
/** The button that was pressed. */
const leading = (to: string) => Object.fromEntries([['then', to]]);
const complete = { 'answer.progress': 'Pumput asennettiin.' };
const withFigure = () => ({ ...complete, [figure('value')]: '1 234,5', [figure('source')]: 'Laskuri', ...leading('check') });

async function submitted(): Promise<void> {
  expect((await ask(save, '/form', { form: await filled(withFigure()) })).status).toBe(303);
  expect((await ask(submit, '/check', { form: {} })).status).toBe(303);
}

describe('a report’s page', () => {
  it('says when it is due, what is missing with the way to each field, and who saved last', async () => {
    const before = (await ask(home, '', { lang: 'en' })).body;
    expect(before).toMatchObject({ title: { text: 'Lämpö talteen' }, organisation: 'Tampere', state: 'due', mayWrite: true, mayDecide: false, due: { text: 'Due 15 August 2025: 5 days left', isOver: false }, facts: { saved: null } });
    await ask(save, '/form', { form: await filled(complete) });
    const { body } = await ask(home, '', { lang: 'en' });
    expect(body.missing).toMatchObject([{ code: 'valueOrReason', label: 'Tavoitetut ihmiset, figure', href: `/en/desk/reports/${id}/form#f-figure-${indicator}-value` }]);
    expect(body).toMatchObject({ state: 'draft', filled: { figures: { done: 0, all: 1 }, answers: { done: 1, all: 1 }, milestones: { done: 0, all: 1 } }, facts: { saved: { by: 'Ensimmäinen' } } });
  });

  it('says plainly that it is overdue, or due today', async () => {
    setClock(new Date('2025-08-15T20:30:00Z'));
    expect((await ask(home, '', { lang: 'en' })).body.due.text).toBe('Due today, 15 August 2025');
    setClock(new Date('2025-08-15T21:30:00Z'));
    expect((await ask(home, '', { lang: 'en' })).body.due).toMatchObject({ text: 'Was due 15 August 2025: 1 day overdue', isOver: true });
  });

  it('is for the pilot’s editors and coordinators; for others it does not exist', async () => {
    const other = await aMember({ in: await aPartner(), roles: ['editor'] });
    for (const route of [home, form, check]) expect((await ask(route, '', { as: other })).status).toBe(404);
    expect((await ask(home, '', { report: '__proto__' })).status).toBe(404);
    expect((await ask(home, '', { as: coordinator })).body).toMatchObject({ mayWrite: false, mayDecide: false });
    for (const route of [form, check]) expect(await ask(route, '', { as: coordinator })).toMatchObject({ status: 302 + 1, location: `/fi/desk/reports/${id}` });
    expect((await ask(save, '/form', { as: coordinator, form: await filled(complete) })).status).toBe(403);
    expect((await ask(submit, '/check', { as: coordinator, form: {} })).status).toBe(403);
  });

  it('tells after handing in what follows, and which report is owed next', async () => {
    const second = (await aRunningPilot(lead, { title: 'Toinen' })).id;
    const round = await db.reportRound.findFirstOrThrow();
    const { id: next } = await db.report.create({ data: { roundId: round.id, pilotId: second, content: { lang: 'fi', answers: {} } } });
    await submitted();
    const { body } = await ask(home, '');
    expect(body).toMatchObject({ state: 'submitted', mayWrite: false, facts: { submitted: { by: 'Ensimmäinen' } }, next: { href: `/fi/desk/reports/${next}` }, versions: [{ href: `/fi/desk/reports/${id}/versions/1`, outcome: 'odottaa arviota' }] });
    expect((await ask(home, '', { as: coordinator })).body).toMatchObject({ mayDecide: true, next: null });
  });

  it('shows reasons by their fields’ names, with the way to each, and in the thread', async () => {
    await submitted();
    await returnReport(coordinator, id, 1, [{ field: `figure.${indicator}`, text: 'Kaikki?' }, { field: 'answer.progress', text: 'Kerro lisää.' }], 'Melkein.');
    const { body } = await ask(home, '');
    expect(body.facts.returned).toMatchObject({ note: 'Melkein.', reasons: [{ label: 'Tavoitetut ihmiset', href: expect.stringContaining(`#f-figure-${indicator}`) }, { label: 'Miten eteni?', text: 'Kerro lisää.' }] });
    expect(body.thread.at(-1).reasons.map(({ label }: { label: string }) => label)).toEqual(['Tavoitetut ihmiset', 'Miten eteni?']);
    expect(body.isReady).toBe(false);
    const asked = (await ask(form, '/form')).body.form;
    expect(asked.figures[0].remarks).toEqual(['Koordinaattorin perustelu: Kaikki?']);
    expect(asked.questions[0].remarks).toEqual(['Koordinaattorin perustelu: Kerro lisää.']);
  });

  it('says why it was skipped, that it was accepted, or that the round closed without it', async () => {
    await skipReport(coordinator, id, 'Pilotti oli tauolla.');
    expect((await ask(home, '')).body).toMatchObject({ state: 'skipped', mayWrite: false, facts: { skipped: 'Pilotti oli tauolla.' } });
    await db.report.update({ where: { id }, data: { state: 'due' } });
    await db.reportRound.updateMany({ data: { state: 'closed' } });
    // Nobody counts days that nobody has, and nothing counts as filled in because nobody may write any more.
    expect((await ask(home, '', { lang: 'en' })).body).toMatchObject({ mayWrite: false, isClosed: true, due: { text: 'Due day: 15 August 2025', isOver: false }, missing: [], filled: { figures: { done: 0, all: 1 }, answers: { done: 0, all: 1 } } });
    expect((await ask(form, '/form')).body).toMatchObject({ locked: true, isClosed: true });
    const late = await ask(save, '/form', { form: { lang: 'fi', 'answer.progress': 'Myöhässä', 'base.answer.progress': answerMark([]) } });
    expect([late.status, late.body.issues]).toEqual([422, [{ field: '', code: 'roundClosed' }]]);
  });
});

describe('the form', () => {
  it('shows last time’s figure and answer, fills in its source, and asks nothing that is known', async () => {
    await anAcceptedValue(indicator, '2024H2', 90, { source: 'Kävijälaskuri' });
    const known = await anIndicator(pilotId, { names: { fi: 'Jo hyväksytty' } });
    await anAcceptedValue(known, '2025H1', 5);
    await db.indicator.update({ where: { id: indicator }, data: { targets: { create: { period: '2025H1', value: 100 } } } });
    const [asked, settled] = (await ask(form, '/form')).body.form.figures;
    expect(asked).toMatchObject({ last: { when: 'heinä–joulukuu 2024', text: '90 henkilöä' }, target: '100 henkilöä', lastSource: 'Kävijälaskuri', settled: null, dimension: { categories: [{ label: 'naiset' }, { label: 'miehet' }, { label: 'muut' }] } });
    expect(asked.values[figure('source')]).toEqual(['Kävijälaskuri']);
    expect(settled).toMatchObject({ settled: { isAccepted: true, text: '5 henkilöä' } });
    // What only the form wrote is nobody's entry.
    await ask(save, '/form', { form: await filled(complete) });
    expect(await db.indicatorValue.count({ where: { indicatorId: indicator, period: '2025H1' } })).toBe(0);
  });

  it('saves figures with their parts, in a comma or a point, and leads where the button says', async () => {
    const sent = await filled({ ...withFigure(), [figure('breakdown.women')]: '700', [figure('comment')]: 'Kaksi kohdetta.' });
    expect((await ask(save, '/form', { form: sent })).location).toBe(`/fi/desk/reports/${id}/check`);
    expect(await db.indicatorValue.findFirstOrThrow()).toMatchObject({ state: 'draft', text: '', source: 'Laskuri', comment: 'Kaksi kohdetta.', breakdown: { women: 700 }, reportId: id });
    const led = async (then: string) => (await ask(save, '/form', { form: await filled(leading(then)) })).location;
    expect(await led('stay')).toBe(`/fi/desk/reports/${id}/form`);
    expect(await led('milestones')).toBe(`/fi/desk/reports/${id}/form#milestones`);
    expect(await led('milestone:m1')).toBe(`/fi/desk/pilots/${pilotId}/milestones/m1?back=${encodeURIComponent(`/fi/desk/reports/${id}/form#milestones`)}`);
    expect(await led('milestone://evil.example')).toBe(`/fi/desk/reports/${id}/form`);
    expect(await led('__proto__')).toBe(`/fi/desk/reports/${id}/form`);
  });

  it('keeps every word and says what is wrong at its field', async () => {
    const { status, body } = await ask(save, '/form', { form: await filled({ ...complete, [figure('value')]: 'noin sata', 'answer.threat': 'weather' }), lang: 'en' });
    expect(status).toBe(422);
    expect(body.issues).toMatchObject([{ field: figure('value'), code: 'number' }, { field: 'answer.threat', code: 'choose' }]);
    expect(body.sent).toMatchObject({ 'answer.progress': ['Pumput asennettiin.'], [figure('value')]: ['noin sata'] });
    expect(body.labels[figure('value')]).toBe('Tavoitetut ihmiset, figure');
    expect((await ask(save, '/form', { form: await filled({ lang: 'xx' }) })).body.issues).toEqual([{ field: 'lang', code: 'choose' }]);
    expect(await db.report.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'due' });
  });

  it('copies last time’s answer into its field without scripting, and nothing that would not fit', async () => {
    await db.report.update({ where: { id }, data: { state: 'accepted' } });
    const frozen = { lang: 'fi', answers: { progress: ['Viime kerralla.'], threat: ['weather'] }, questions, figures: [], milestones: [] };
    await db.reportVersion.create({ data: { reportId: id, number: 1, content: frozen, submittedAt: new Date(), outcome: 'accepted' } });
    id = (await anOpenRound([pilotId], { period: '2025H2', dueOn: new Date('2026-02-15'), questions })).reports[0] ?? '';
    const asked = (await ask(form, '/form')).body.form.questions;
    expect(asked.map(({ last }: { last: { canCopy: boolean; text: string } }) => [last.text, last.canCopy])).toEqual([['Viime kerralla.', true], ['weather', false]]);
    expect((await ask(save, '/form', { form: await filled({ copy: 'progress', 'answer.progress': '' }) })).location).toBe(`/fi/desk/reports/${id}/form#f-answer-progress`);
    expect((await db.report.findUniqueOrThrow({ where: { id } })).content).toMatchObject({ answers: { progress: ['Viime kerralla.'] } });
    await ask(save, '/form', { form: await filled({ copy: 'threat' }) });
    expect((await db.report.findUniqueOrThrow({ where: { id } })).content).not.toMatchObject({ answers: { threat: ['weather'] } });
  });

  it('joins two people’s work; where both changed the same it shows both, who and when, and keeps the person’s own', async () => {
    const second = await aMember({ in: lead, roles: ['editor'], name: 'Toinen' });
    const opened = await filled({}, second);
    await ask(save, '/form', { form: await filled({ 'answer.progress': 'Ensimmäisen teksti', 'answer.threat': 'time', [figure('value')]: '10', [figure('source')]: 'A' }) });
    const mine = { ...opened, 'answer.progress': 'Toisen teksti', [figure('value')]: '20', [figure('source')]: 'B' };
    const { status, body } = await ask(save, '/form', { as: second, form: mine });
    expect(status).toBe(409);
    expect(body.clashes).toMatchObject([
      { field: 'answer.progress', label: 'Miten eteni?', by: 'Ensimmäinen', theirs: 'Ensimmäisen teksti', mine: 'Toisen teksti' },
      { field: figure('value'), by: 'Ensimmäinen', theirs: '10 henkilöä\nA', mine: '20 henkilöä\nB' },
    ]);
    // What only the first one touched stands in the form as that one left it.
    expect(body.sent).toMatchObject({ 'answer.progress': ['Toisen teksti'], 'answer.threat': ['time'], [figure('value')]: ['20'] });
    expect((await ask(save, '/form', { as: second, form: body.sent })).status).toBe(303);
    expect((await db.report.findUniqueOrThrow({ where: { id } })).content).toMatchObject({ answers: { progress: ['Toisen teksti'], threat: ['time'] } });
    expect(Number((await db.indicatorValue.findFirstOrThrow()).value)).toBe(20);
  });

  it('does not take a source that only the form wrote for a change, even after somebody saved the figure', async () => {
    await anAcceptedValue(indicator, '2024H2', 90, { source: 'Kävijälaskuri' });
    const opened = await filled({ 'answer.progress': 'Toisen teksti' });
    await ask(save, '/form', { form: await filled({ [figure('value')]: '10', [figure('source')]: 'Portti' }) });
    expect((await ask(save, '/form', { form: opened })).status).toBe(303);
    expect(await db.indicatorValue.findFirstOrThrow({ where: { period: '2025H1' } })).toMatchObject({ source: 'Portti' });
  });

  it('leaves a figure out that was handed in on its own meanwhile', async () => {
    const opened = await filled({ [figure('value')]: '20', [figure('source')]: 'B' });
    await anAcceptedValue(indicator, '2025H1', 10, { state: 'submitted' });
    const { status, body } = await ask(save, '/form', { form: opened });
    expect(status).toBe(409);
    expect(body.clashes).toMatchObject([{ theirs: '10 henkilöä\nMittaus', mine: '20 henkilöä\nB' }]);
    expect((await ask(save, '/form', { form: body.sent })).status).toBe(303);
    expect(Number((await db.indicatorValue.findFirstOrThrow()).value)).toBe(10);
  });

  it('leads to the correction of a settled figure, and back to the figure in the form', async () => {
    await anAcceptedValue(indicator, '2025H1', 10);
    const at = { lang: 'fi', id: pilotId, indicator, period: '2025H1' };
    const here = `/fi/desk/reports/${id}/form#f-figure-${indicator}`;
    const address = `/fi/desk/pilots/${pilotId}/indicators/${indicator}/values/2025H1`;
    const { location } = await ask(save, '/form', { form: await filled({ ...complete, ...leading(`figure:${indicator}`) }) });
    expect(location).toBe(`${address}?back=${encodeURIComponent(here)}`);
    expect((await ask(form, '/form')).body.form.questions[0].values).toEqual(['Pumput asennettiin.']);
    const opened = (await call(value as Caller, location ?? '', { params: at, cookie: await by(editor) })).body;
    expect(opened).toMatchObject({ back: here, form: { corrects: true } });
    const sent = { base: opened.mark, back: opened.back, 'figure.value': '12', 'figure.source': 'Mittaus', reason: 'Kaksi puuttui.', intent: 'submit' };
    expect(await call(correct as Caller, address, { params: at, cookie: await by(editor), form: sent })).toMatchObject({ status: 303, location: here });
    const [settled] = (await ask(form, '/form')).body.form.figures;
    expect(settled).toMatchObject({ settled: { isAccepted: false, text: '12 henkilöä' } });
    expect((await ask(save, '/form', { form: await filled(leading('figure:nope')) })).location).toBe(`/fi/desk/reports/${id}/form`);
    // Handing the report in takes the figure that stands, and leaves the correction to be decided on its own.
    expect((await db.indicatorValue.findMany({ where: { indicatorId: indicator, period: '2025H1' }, orderBy: { version: 'asc' }, select: { state: true, reason: true } }))).toEqual([{ state: 'accepted', reason: '' }, { state: 'submitted', reason: 'Kaksi puuttui.' }]);
  });

  it('is locked once handed in, with the words of whoever still wrote', async () => {
    const opened = await filled({ 'answer.progress': 'Myöhässä' });
    await submitted();
    const { status, body } = await ask(save, '/form', { form: opened });
    expect(status).toBe(422);
    expect(body).toMatchObject({ issues: [{ code: 'locked' }], sent: { 'answer.progress': ['Myöhässä'] } });
    expect((await ask(form, '/form')).body.locked).toBe(true);
  });
});

describe('handing in', () => {
  it('says what is missing and hands nothing in; then shows the whole, and leads back', async () => {
    const refused = await ask(submit, '/check', { form: {} });
    expect(refused.status).toBe(422);
    expect(refused.body.issues.map(({ code }: { code: string }) => code)).toEqual(['valueOrReason', 'required']);
    expect((await ask(check, '/check')).body.missing).toHaveLength(2);
    await ask(save, '/form', { form: await filled(withFigure()) });
    const ready = (await ask(check, '/check')).body;
    expect(ready).toMatchObject({ missing: [], late: 0, submission: { figures: [{ value: '1\u00a0234,5 henkilöä' }], answers: [{ value: 'Pumput asennettiin.' }, { value: '' }] } });
    expect(await ask(submit, '/check', { form: {} })).toMatchObject({ status: 303, location: `/fi/desk/reports/${id}` });
    expect(await versionsOf(id)).toHaveLength(1);
    expect((await ask(check, '/check')).location).toBe(`/fi/desk/reports/${id}`);
  });

  it('accepts a figure that is empty with a word on why', async () => {
    await ask(save, '/form', { form: await filled({ ...complete, [figure('comment')]: 'Mittari oli rikki.' }) });
    expect((await ask(check, '/check')).body).toMatchObject({ missing: [], submission: { figures: [{ value: '', comment: 'Mittari oli rikki.' }] } });
  });
});

describe('a submission’s page', () => {
  it('shows it as it was handed in, and what was revised since', async () => {
    await submitted();
    await acceptReport(coordinator, id, 1);
    await db.indicatorValue.updateMany({ data: { state: 'superseded' } });
    await anAcceptedValue(indicator, '2025H1', 1300, { version: 2, reason: 'Yksi puuttui.', decidedAt: new Date('2025-10-01T09:00:00Z') });
    const { body } = await ask(version, '/versions/1', { number: '1', as: coordinator });
    expect(body).toMatchObject({ number: 1, by: 'Ensimmäinen', outcome: 'accepted', submission: { figures: [{ value: '1\u00a0234,5 henkilöä', revised: { value: '1\u00a0300 henkilöä', reason: 'Yksi puuttui.' } }] } });
    for (const number of ['2', '0', '1e0', 'x', '__proto__']) expect((await ask(version, `/versions/${number}`, { number })).status).toBe(404);
    await db.timelineStep.updateMany({ data: { actorId: null } });
    expect((await ask(version, '/versions/1', { number: '1' })).body.by).toBeNull();
  });
});

it('marks are of values as they stand', () => {
  expect(answerMark(['a', ''])).toBe(answerMark(['a']));
  expect(valueMark(null)).toBe(valueMark({ value: null, text: '', source: '', comment: '', breakdown: null }));
});
