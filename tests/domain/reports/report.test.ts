import { beforeEach, describe, expect, it } from 'vitest';
import { acceptReport, reopenReport, returnReport, skipReport } from '#app/domain/reports/report-review.server';
import { openReport, versionsOf } from '#app/domain/reports/report.server';
import { answerMark } from '#app/domain/reports/merge';
import { valueMark } from '#app/domain/indicators/value-record.server';
import { type SentReport, saveReport, submitReport } from '#app/domain/reports/report-writing.server';
import { Conflict, Forbidden, NotFound } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { codes, emailOf, lettersTo } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { anIndicator, anOpenRound, aRunningPilot } from '#tests/factories/rounds';

let editor: Member;
let coordinator: Member;
let indicator: string;
let id: string;
let pilotId: string;

beforeEach(async () => {
  await db.reportRound.deleteMany({ where: { reports: { none: {} } } });
  await db.report.deleteMany();
  await db.reportRound.deleteMany();
  const lead = await aPartner();
  editor = await aMember({ in: lead, roles: ['editor'] });
  coordinator = await aCoordinator();
  pilotId = (await aRunningPilot(lead)).id;
  indicator = await anIndicator(pilotId);
  id = (await anOpenRound([pilotId])).reports[0] ?? '';
});

const written = (value: string, more = {}) => ({ value, text: '', source: value && 'Laskuri', comment: '', breakdown: {}, ...more });

/** A form as it is when nothing has been saved yet, filled in. */
const sent = (answer: string, value: string, more: Partial<SentReport> = {}): SentReport => ({
  lang: 'fi',
  answers: { 'answer.progress': [answer] },
  bases: { 'answer.progress': answerMark([]) },
  figures: [{ indicatorId: indicator, written: written(value), base: valueMark(null) }],
  ...more,
});

describe('a report', () => {
  it('is saved, handed in, returned with reasons, mended and accepted; each submission stays', async () => {
    await saveReport(editor, id, sent('Pumput asennettiin.', '120'));
    await submitReport(editor, id);
    await returnReport(coordinator, id, 1, [{ field: `figure.${indicator}`, text: 'Onko tässä laskettu kaikki?' }], 'Melkein valmis.');
    const value = await db.indicatorValue.findFirstOrThrow({ where: { indicatorId: indicator } });
    expect(value).toMatchObject({ state: 'returned', version: 1 });
    await saveReport(editor, id, sent('Pumput asennettiin.', '150', { bases: { 'answer.progress': answerMark(['Pumput asennettiin.']) }, figures: [{ indicatorId: indicator, written: written('150'), base: valueMark(value) }] }));
    await submitReport(editor, id);
    await acceptReport(coordinator, id, 2);
    const versions = await versionsOf(id);
    expect(versions.map(({ number, outcome, submission }) => [number, outcome, submission.figures[0]?.value])).toEqual([[2, 'accepted', 150], [1, 'returned', 120]]);
    expect(await db.indicatorValue.findMany({ where: { indicatorId: indicator }, select: { state: true, version: true } })).toEqual([{ state: 'accepted', version: 1 }]);
    expect((await db.timelineStep.findMany({ where: { reportId: id }, orderBy: { at: 'asc' } })).map(({ step, isPublic }) => [step, isPublic])).toEqual([
      ['reportSubmitted', false], ['reportReturned', false], ['reportSubmitted', false], ['reportAccepted', false],
    ]);
    const letters = await lettersTo(await emailOf(editor.personId));
    expect(letters.map(({ template }) => template)).toEqual(['reports/returned', 'reports/accepted']);
    expect(letters[0]?.text).toContain('Onko tässä laskettu kaikki?');
  });

  it('says what is missing, at its field', async () => {
    expect(await codes(submitReport(editor, id))).toEqual([`figure.${indicator}.value:valueOrReason`, 'answer.progress:required']);
    await saveReport(editor, id, sent('Pumput asennettiin.', '120', { figures: [{ indicatorId: indicator, written: written('120', { source: '' }), base: valueMark(null) }] }));
    expect(await codes(submitReport(editor, id))).toEqual([`figure.${indicator}.source:sourceNeeded`]);
  });

  it('refuses what cannot be read, and writes nothing of it', async () => {
    expect(await codes(saveReport(editor, id, sent('Hyvä', 'noin sata')))).toEqual([`figure.${indicator}.value:number`]);
    // In the form's order.
    expect(await codes(saveReport(editor, id, sent('a'.repeat(5000), 'noin sata')))).toEqual([`figure.${indicator}.value:number`, 'answer.progress:tooLong']);
    expect(await db.indicatorValue.count({ where: { indicatorId: indicator } })).toBe(0);
    expect((await openReport(editor, id)).content.answers).toEqual({});
  });

  it('keeps what another editor wrote meanwhile: other fields are joined, the same field is a conflict', async () => {
    await saveReport(editor, id, sent('Ensimmäinen', ''));
    await saveReport(editor, id, sent('', '7'));
    expect((await openReport(editor, id)).content.answers).toEqual({ progress: ['Ensimmäinen'] });
    await expect(saveReport(editor, id, sent('Toinen', ''))).rejects.toMatchObject({ theirs: { clashes: [{ name: 'answer.progress', theirs: ['Ensimmäinen'], mine: ['Toinen'] }] } });
    await expect(saveReport(editor, id, sent('', '8'))).rejects.toThrow(Conflict);
  });

  it('is handed in once, and then locked', async () => {
    await saveReport(editor, id, sent('Valmis', '1'));
    await Promise.all([submitReport(editor, id), submitReport(editor, id)]);
    expect(await versionsOf(id)).toHaveLength(1);
    expect(await codes(saveReport(editor, id, sent('Myöhässä', '2')))).toEqual([':locked']);
  });

  it('is decided by one coordinator: the second is told', async () => {
    await saveReport(editor, id, sent('Valmis', '1'));
    await submitReport(editor, id);
    await acceptReport(coordinator, id, 1);
    await expect(returnReport(await aCoordinator(), id, 1, [{ field: 'answer.progress', text: 'Ei' }], '')).rejects.toThrow(Conflict);
  });

  it('is decided as it was read: another version than that one is a conflict', async () => {
    await saveReport(editor, id, sent('Valmis', '1'));
    await submitReport(editor, id);
    for (const number of [0, 2, Number.NaN]) {
      await expect(acceptReport(coordinator, id, number)).rejects.toThrow(Conflict);
      await expect(returnReport(coordinator, id, number, [{ field: 'answer.progress', text: 'Ei' }], '')).rejects.toThrow(Conflict);
    }
    expect((await openReport(editor, id)).report.state).toBe('submitted');
  });

  it('keeps reasons at its own fields alone', async () => {
    await saveReport(editor, id, sent('Valmis', '1'));
    await submitReport(editor, id);
    const odd = ['figure.nope', 'answer.__proto__', 'x', 'milestone.', `figure.${indicator}.value`].map((field) => ({ field, text: 'Miksi?' }));
    expect(await codes(returnReport(coordinator, id, 1, odd, ''))).toEqual(['reasons:required']);
    await returnReport(coordinator, id, 1, [...odd, { field: 'answer.progress', text: 'Kerro lisää' }], '');
    const step = await db.timelineStep.findFirstOrThrow({ where: { reportId: id, step: 'reportReturned' } });
    expect(step.reasons).toEqual([{ field: 'answer.progress', text: 'Kerro lisää' }]);
  });

  it('is nobody else’s', async () => {
    const stranger = await aMember({ in: await aPartner(), roles: ['editor'] });
    await expect(openReport(stranger, id)).rejects.toThrow(NotFound);
    await expect(openReport(null, id)).rejects.toThrow(NotFound);
    await expect(saveReport(coordinator, id, sent('x', '1'))).rejects.toThrow(Forbidden);
    await expect(skipReport(editor, id, 'Emme ehdi')).rejects.toThrow(Forbidden);
  });

  it('can be skipped with a reason', async () => {
    expect(await codes(skipReport(coordinator, id, ' '))).toEqual(['reason:required']);
    await skipReport(coordinator, id, 'Pilotti alkoi viikkoa ennen jakson loppua.');
    expect((await openReport(editor, id)).report.state).toBe('skipped');
  });

  it('is asked for after all, with a reason, from where it was, and with two weeks at least', async () => {
    await saveReport(editor, id, sent('Aloitettu', ''));
    await skipReport(coordinator, id, 'Pilotti oli tauolla.');
    expect(await codes(reopenReport(coordinator, id, ' '))).toEqual(['reason:required']);
    await expect(reopenReport(editor, id, 'Haluamme')).rejects.toThrow(Forbidden);
    await reopenReport(coordinator, id, 'Tauko peruuntui.');
    const { report, content, dueOn } = await openReport(editor, id);
    expect(report).toMatchObject({ state: 'draft', decidedAt: null });
    expect(content.answers).toEqual({ progress: ['Aloitettu'] });
    expect(dueOn).toBe(new Date(Date.now() + 14 * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Helsinki' }));
    expect(await db.timelineStep.findFirst({ where: { reportId: id }, orderBy: { id: 'desc' } })).toMatchObject({ step: 'reportReopened', note: 'Tauko peruuntui.', isPublic: false });
    const letters = await lettersTo(await emailOf(editor.personId));
    expect(letters.map(({ template }) => template)).toEqual(['rounds/reopened']);
    expect(letters[0]?.text).toContain('Tauko peruuntui.');
    await expect(reopenReport(coordinator, id, 'Toinen')).rejects.toThrow(Conflict);
  });

  it('goes back to its editors with the reasons when it had been returned, and not after the round was closed', async () => {
    await saveReport(editor, id, sent('Valmis', '1'));
    await submitReport(editor, id);
    await returnReport(coordinator, id, 1, [{ field: 'answer.progress', text: 'Kerro lisää.' }], '');
    await skipReport(coordinator, id, 'Ei tarvita.');
    await db.reportRound.updateMany({ data: { state: 'closed' } });
    await expect(reopenReport(coordinator, id, 'Tarvitaan')).rejects.toThrow(Conflict);
    await db.reportRound.updateMany({ data: { state: 'open' } });
    await reopenReport(coordinator, id, 'Tarvitaan');
    expect((await openReport(editor, id)).report.state).toBe('returned');
  });
});
