import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { action as makeRound, loader as newRound } from '#app/routes/$lang+/desk+/rounds.new';
import { loader as list } from '#app/routes/$lang+/desk+/rounds._index';
import { loader as one } from '#app/routes/$lang+/desk+/rounds.$id._index';
import { action as edit, loader as openEdit } from '#app/routes/$lang+/desk+/rounds.$id.edit';
import { action as arrange, loader as questions } from '#app/routes/$lang+/desk+/rounds.$id.questions._index';
import { action as saveQuestion } from '#app/routes/$lang+/desk+/rounds.$id.questions.$question';
import { action as start, loader as preview } from '#app/routes/$lang+/desk+/rounds.$id.preview';
import { action as remind } from '#app/routes/$lang+/desk+/rounds.$id.reminders';
import { action as extend } from '#app/routes/$lang+/desk+/rounds.$id.extend.$report';
import { action as close } from '#app/routes/$lang+/desk+/rounds.$id.close';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { aSession } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { aRunningPilot } from '#tests/factories/rounds';
import { resetDatabase } from '#tests/setup/database';
import { call, type Caller } from '#tests/setup/call';

let cookie: string;
let id: string;
let pilots: string[];

beforeAll(async () => {
  await resetDatabase();
  const lead = await aPartner();
  await aMember({ in: lead, roles: ['editor'] });
  pilots = [(await aRunningPilot(lead, { title: 'Lämpö' })).id, (await aRunningPilot(lead, { title: 'Varjo' })).id];
  setClock(new Date('2026-07-10T09:00:00Z'));
  cookie = (await aSession((await aCoordinator()).personId)).cookie;
}, 60_000);

afterAll(() => setClock(undefined));

const at = (route: unknown, path: string, form?: Record<string, string | string[]>, params: Record<string, string> = {}) =>
  call(route as Caller, `/fi/desk/rounds/${path}`, { params: { lang: 'fi', id, ...params }, cookie, form });
const flash = ({ cookies }: { cookies: string[] }) => /aukio-flash=(\w+)/.exec(cookies.join())?.[1];
const codes = ({ body }: { body: { issues: { field: string; code: string }[] } }) => body.issues.map(({ field, code }) => `${field}:${code}`);

/** One round's way, each page by its form alone. */
describe('a round', () => {
  it('is prepared from a suggestion; what is wrong is said with the person’s own words kept', async () => {
    const { body } = await at(newRound, 'new');
    expect(body.edit).toEqual({ period: '2026H1', dueOn: '2026-08-14', repeats: false });
    const wrong = await at(makeRound, 'new', { period: '2026H1', dueOn: '2026-06-30', repeats: 'yes' });
    expect([wrong.status, codes(wrong), wrong.body.sent.dueOn]).toEqual([422, ['dueOn:afterPeriod'], ['2026-06-30']]);
    const made = await at(makeRound, 'new', body.edit);
    ({ id } = await db.reportRound.findFirstOrThrow());
    expect([made.status, made.location]).toEqual([303, `/fi/desk/rounds/${id}`]);
    expect((await at(list, '')).body.rounds).toMatchObject([{ id, state: 'draft', questions: 0, daysLeft: 35 }]);
    expect(codes(await at(makeRound, 'new', body.edit))).toEqual(['period:roundTaken']);
  });

  it('shows a second coordinator the difference, and what the next save must name', async () => {
    const { base } = (await at(openEdit, `${id}/edit`)).body;
    await at(edit, `${id}/edit`, { base, period: '2026H1', dueOn: '2026-08-20' });
    const second = await at(edit, `${id}/edit`, { base, period: '2026H1', dueOn: '2026-09-01' });
    expect(second.status).toBe(409);
    expect(second.body.conflict.differences).toEqual([expect.objectContaining({ name: 'dueOn', theirs: '2026-08-20', mine: '2026-09-01' })]);
    expect((await at(edit, `${id}/edit`, { base: second.body.base, period: '2026H1', dueOn: '2026-09-01' })).status).toBe(303);
  });

  it('refuses to start with questions that lack a language, and starts with the ticks on the screen', async () => {
    const question = { kind: 'text', 'fi.label': 'Mitä tapahtui?', required: 'yes' };
    for (const label of ['Mitä tapahtui?', 'Mitä seuraavaksi?']) expect((await at(saveQuestion, `${id}/questions/new`, { ...question, 'fi.label': label }, { question: 'new' })).status).toBe(303);
    const listed = (await at(questions, `${id}/questions`)).body;
    expect(listed.questions).toMatchObject([{ id: 'mita-tapahtui', missing: ['sv', 'en'] }, { id: 'mita-seuraavaksi' }]);
    expect((await at(arrange, `${id}/questions`, { base: listed.base, question: 'mita-seuraavaksi', do: 'remove' })).status).toBe(303);
    expect((await at(arrange, `${id}/questions`, { base: listed.base, question: 'mita-tapahtui', do: 'remove' })).status).toBe(409);
    const { lock } = (await at(preview, `${id}/preview`)).body;
    const early = await at(start, `${id}/preview`, { base: String(lock), do: 'start' });
    expect([early.status, codes(early)]).toEqual([422, ['questions:questionLanguages']]);
    const clash = await at(saveQuestion, `${id}/questions/mita-tapahtui`, { ...question, base: 'old' }, { question: 'mita-tapahtui' });
    expect(clash.status).toBe(409);
    const whole = { ...question, 'sv.label': 'Vad hände?', 'en.label': 'What happened?', base: clash.body.base };
    expect((await at(saveQuestion, `${id}/questions/mita-tapahtui`, whole, { question: 'mita-tapahtui' })).status).toBe(303);
    const options = { kind: 'choice', 'fi.label': 'Mikä este?', 'options.0.fi': 'Aika', 'options.1.fi': 'Raha', move: '1:up' };
    const moved = await at(saveQuestion, `${id}/questions/new`, options, { question: 'new' });
    expect([moved.status, moved.body.issues, moved.body.sent['options.0.fi'], moved.body.sent['fi.label']]).toEqual([200, [], ['Raha'], ['Mikä este?']]);
    expect((await at(questions, `${id}/questions`)).body.questions).toHaveLength(1);
    const shown = (await at(preview, `${id}/preview`)).body;

    // Themes that the list on the screen does not follow yet are shown first; a tick counts for a pilot that was on the screen.
    const other = await at(start, `${id}/preview`, { base: String(shown.lock), do: 'start', themes: 'smart', shown: pilots, exclude: pilots[0] ?? '' });
    expect([other.location, flash(other)]).toEqual([`/fi/desk/rounds/${id}/preview#f-pilot`, 'otherPilots']);
    const back = await at(start, `${id}/preview?q=l%C3%A4mp%C3%B6&page=1`, { base: String(shown.lock + 1), q: 'varjo', shown: pilots[0] ?? '', exclude: pilots[1] ?? '' });
    expect([back.location, flash(back)]).toEqual([`/fi/desk/rounds/${id}/preview?q=varjo#f-pilot`, undefined]);
    const searched = (await at(preview, `${id}/preview?q=varjo`)).body;
    expect(searched).toMatchObject({ audience: { themes: [], exclude: [] }, asked: { all: 2, owing: 2, found: 1 } });
    await at(start, `${id}/preview?q=varjo`, { base: String(searched.lock), q: 'varjo', shown: pilots[1] ?? '', exclude: pilots[1] ?? '' });
    shown.lock = searched.lock + 1;
    const started = await at(start, `${id}/preview`, { base: String(shown.lock), do: 'start', shown: pilots[0] ?? '' });
    expect([started.status, flash(started)]).toEqual([303, 'roundStarted']);
    expect(await db.report.findMany({ select: { pilotId: true } })).toEqual([{ pilotId: pilots[0] }]);
    expect((await at(start, `${id}/preview`, { base: String(shown.lock), do: 'start' })).status).toBe(409);
    expect((await at(preview, `${id}/preview`)).status).toBe(403);
  });

  it('is watched: who owes what, who was told, and reminders that say what came of them', async () => {
    const { open, steps } = (await at(one, id)).body;
    expect(open).toMatchObject({ missing: 0, counts: { due: 1 }, rows: [{ title: 'Lämpö', standing: 'due', dueOn: '2026-09-01', editors: 1 }] });
    expect(open.reminders.map(({ what, who }: { what: string; who: string }) => [what, who])).toEqual([['Kierros on alkanut', '1 henkilö']]);
    expect(steps.map(({ what }: { what: string }) => what)).toEqual(['Käynnistetty: 1 raportti', 'Valmisteltu']);
    expect(flash(await at(remind, `${id}/reminders`, {}))).toBe('choosePilots');
    expect(flash(await at(remind, `${id}/reminders`, { pilot: pilots[0] ?? '' }))).toBe('reminded');
    expect(flash(await at(remind, `${id}/reminders`, { all: 'yes' }))).toBe('remindedNobody');
    expect((await at(one, `${id}?show=accepted`)).body.open).toMatchObject({ rows: [], of: 'accepted' });
  });

  it('gives one more time and is closed', async () => {
    const { id: report } = await db.report.findFirstOrThrow();
    const wrong = await at(extend, `${id}/extend/${report}`, { dueOn: '2026-02-31', reason: 'Loma', stands: '2026-09-01' }, { report });
    expect([wrong.status, codes(wrong)]).toEqual([422, ['dueOn:date']]);
    expect(flash(await at(extend, `${id}/extend/${report}`, { dueOn: '2026-10-01', reason: 'Loma', stands: '2026-09-01' }, { report }))).toBe('extended');
    expect((await at(one, id)).body.open.rows).toMatchObject([{ dueOn: '2026-10-01', isExtended: true }]);
    expect(flash(await at(close, `${id}/close`, {}))).toBe('roundClosed');
    expect((await at(close, `${id}/close`, {})).status).toBe(403);
    expect((await at(one, id)).body).toMatchObject({ state: 'closed', open: { counts: { due: 1 } } });
  });
});
