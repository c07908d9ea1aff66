import { beforeEach, describe, expect, it } from 'vitest';
import { waitingFigureCount, waitingFigures } from '#app/domain/indicators/figure-queue.server';
import { acceptedOf, historyOf } from '#app/domain/indicators/indicators.server';
import { acceptValue, openFigure, returnValue, stepsOf } from '#app/domain/indicators/value-review.server';
import { discardValue, openValue, saveValue } from '#app/domain/indicators/value-writing.server';
import { Conflict, Forbidden, NotFound } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { codes, emailOf, lettersTo } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { anAcceptedValue, anIndicator, anOpenRound, aRunningPilot } from '#tests/factories/rounds';

let editor: Member;
let coordinator: Member;
let lead: string;
let pilotId: string;
let indicatorId: string;

beforeEach(async () => {
  lead = await aPartner();
  editor = await aMember({ in: lead, roles: ['editor'], lang: 'sv' });
  coordinator = await aCoordinator();
  pilotId = (await aRunningPilot(lead)).id;
  indicatorId = await anIndicator(pilotId);
  setClock(new Date('2026-02-02T10:00:00Z'));
  return () => setClock(undefined);
});

const at = (period = '2025H1') => ({ pilotId, indicatorId, period });
const written = (value: string, more = {}) => ({ value, text: '', source: 'Laskuri', comment: '', breakdown: {}, ...more });
/** Saves as someone who has just opened the page. */
const save = async (value: string, { submits = false, reason = '', period = '2025H1', more = {}, who = editor }: { submits?: boolean; reason?: string; period?: string; more?: object; who?: Member } = {}) =>
  saveValue(who, at(period), { written: written(value, more), base: (await openValue(who, at(period))).base, reason, submits });
const waitingId = async () => (await db.indicatorValue.findFirstOrThrow({ where: { indicatorId, state: 'submitted' } })).id;
const states = async () => (await db.indicatorValue.findMany({ where: { indicatorId }, orderBy: { version: 'asc' } })).map(({ version, state, value }) => [version, state, value === null ? null : Number(value)]);

describe('a value on its own', () => {
  it('is begun, handed in, returned, mended and accepted; then readers have it', async () => {
    await save('120');
    expect(await states()).toEqual([[1, 'draft', 120]]);
    await save('130', { submits: true });
    expect((await waitingFigures(coordinator, 'fi')).find(({ pilotId: id }) => id === pilotId)).toMatchObject({ name: 'Tavoitetut ihmiset', period: '2025H1', value: 130, unit: 'people', corrects: false, days: 0 });
    expect(await acceptedOf(pilotId, 'fi')).toEqual([]);
    const id = await waitingId();
    await returnValue(coordinator, id, 'Onko sama ihminen laskettu kahdesti?');
    expect((await openValue(editor, at())).open).toMatchObject({ state: 'returned', returnReason: 'Onko sama ihminen laskettu kahdesti?' });
    await save('110', { submits: true });
    await acceptValue(coordinator, id);
    expect(await states()).toEqual([[1, 'accepted', 110]]);
    expect((await acceptedOf(pilotId, 'fi'))[0]?.values).toMatchObject([{ value: 110, source: 'Laskuri', returnReason: '' }]);
    expect((await stepsOf(indicatorId, '2025H1')).map(({ step }) => step)).toEqual(['valueAccepted', 'valueSubmitted', 'valueReturned', 'valueSubmitted']);
    expect(await db.timelineStep.count({ where: { valueId: id, isPublic: true } })).toBe(0);
    const letters = await lettersTo(await emailOf(editor.personId));
    expect(letters.map(({ template, lang }) => [template, lang])).toEqual([['indicators/returned', 'sv'], ['indicators/accepted', 'sv']]);
    expect(letters[0]?.text).toContain('Onko sama ihminen laskettu kahdesti?');
    expect(letters[0]?.action?.url).toContain(`/sv/desk/pilots/${pilotId}/indicators/${indicatorId}/values/2025H1`);
  });

  it('is corrected as a new version with a reason; what was accepted stays as it was', async () => {
    await anAcceptedValue(indicatorId, '2025H1', 100);
    expect(await codes(save('90'))).toEqual(['reason:reasonNeeded']);
    expect(await codes(save('100', { submits: true, reason: 'Turhaan', more: { source: 'Mittaus' } }))).toEqual(['figure.value:sameAsAccepted']);
    await save('90', { reason: 'Laskettu' });
    await save('90', { reason: 'Laskettu uudelleen', submits: true });
    expect((await acceptedOf(pilotId, 'fi'))[0]?.values).toMatchObject([{ value: 100 }]);
    expect((await waitingFigures(coordinator, 'fi'))[0]).toMatchObject({ corrects: true, before: 100 });
    await acceptValue(coordinator, await waitingId());
    expect(await states()).toEqual([[1, 'superseded', 100], [2, 'accepted', 90]]);
    expect((await historyOf(indicatorId, '2025H1')).map(({ version, reason }) => [version, reason])).toEqual([[2, 'Laskettu uudelleen'], [1, '']]);
  });

  it('is refused where it cannot be right, at its field', async () => {
    expect(await codes(save('noin sata'))).toEqual(['figure.value:number']);
    expect(await codes(save('-1'))).toEqual(['figure.value:negative']);
    expect(await codes(save('1', { submits: true, more: { source: '' } }))).toEqual(['figure.source:sourceNeeded']);
    expect(await codes(save('', { submits: true }))).toEqual(['figure.value:valueOrReason']);
    expect(await codes(save('1', { period: '2026H2' }))).toEqual(['figure.value:periodAhead']);
    await save('1');
    expect(await codes(save('1', { period: '2025' }))).toEqual(['figure.value:periodOverlaps']);
    await expect(openValue(editor, at('2025H3'))).rejects.toThrow(NotFound);
  });

  it.each(['2025H3', '2025\0', '__proto__', ''])('is of a period: %j is none', async (period) => {
    expect(await codes(saveValue(editor, at(period), { written: written('5'), base: '', reason: '', submits: true }))).toEqual(['figure.value:period']);
    expect(await codes(discardValue(editor, at(period)))).toEqual(['figure.value:period']);
    await expect(openValue(editor, at(period))).rejects.toThrow(NotFound);
  });

  it('may be none, when a word says why', async () => {
    await save('', { submits: true, more: { source: '', comment: 'Laskuri oli huollossa.' } });
    await acceptValue(coordinator, await waitingId());
    expect(await states()).toEqual([[1, 'accepted', null]]);
  });

  it('keeps what another editor wrote, and shows it to the second', async () => {
    const { base } = await openValue(editor, at());
    const second = await aMember({ in: lead, roles: ['editor'] });
    await save('5', { who: second });
    await expect(saveValue(editor, at(), { written: written('6'), base, reason: '', submits: false })).rejects.toThrow(Conflict);
    expect(await states()).toEqual([[1, 'draft', 5]]);
  });

  it('is locked while it waits, and can be thrown away only as a draft', async () => {
    await save('5');
    await discardValue(editor, at());
    await discardValue(editor, at());
    expect(await states()).toEqual([]);
    await save('5', { submits: true });
    expect(await codes(save('6'))).toEqual(['figure.value:locked']);
    expect(await codes(saveValue(editor, at(), { written: written('7'), base: 'what the form showed before', reason: '', submits: true }))).toEqual(['figure.value:locked']);
    await expect(discardValue(editor, at())).rejects.toThrow(Conflict);
    await returnValue(coordinator, await waitingId(), 'Ei');
    await expect(discardValue(editor, at())).rejects.toThrow(Conflict);
  });

  it('that was begun for a report is decided on its own once it is handed in alone; one in a report is not', async () => {
    const { reports } = await anOpenRound([pilotId], { period: '2025H1' });
    await save('5');
    await db.indicatorValue.updateMany({ where: { indicatorId }, data: { reportId: reports[0] } });
    await save('6', { submits: true });
    expect((await db.indicatorValue.findFirstOrThrow({ where: { indicatorId } })).reportId).toBeNull();
    await db.indicatorValue.updateMany({ where: { indicatorId }, data: { reportId: reports[0] } });
    expect(await codes(acceptValue(coordinator, await waitingId()))).toEqual([':withReport']);
    expect(await waitingFigureCount(coordinator)).toBe((await waitingFigures(coordinator, 'fi')).length);
    await db.report.deleteMany();
    await db.reportRound.deleteMany();
  });

  it('is decided once: a second coordinator is told what happened', async () => {
    await save('5', { submits: true });
    const id = await waitingId();
    const second = await aCoordinator();
    await acceptValue(coordinator, id);
    await expect(returnValue(second, id, 'Ei')).rejects.toMatchObject({ theirs: { state: 'accepted', by: coordinator.name } });
    await save('7', { submits: true, reason: 'Korjaus' });
    const next = await waitingId();
    const both = await Promise.allSettled([acceptValue(coordinator, next), acceptValue(second, next)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await states()).toEqual([[1, 'superseded', 5], [2, 'accepted', 7]]);
    expect(await codes(returnValue(second, await (async () => { await save('8', { submits: true, reason: 'x' }); return waitingId(); })(), ' '))).toEqual(['reason:required']);
  });

  it('is decided as it was read: what was returned and handed in anew meanwhile is not accepted unseen', async () => {
    await save('5', { submits: true });
    const id = await waitingId();
    const seenAt = async () => (await openFigure(coordinator, id)).value.submittedAt?.toISOString();
    const seen = await seenAt();
    await returnValue(await aCoordinator(), id, 'Lähde puuttuu', seen);
    setClock(new Date('2026-02-02T10:05:00Z'));
    await save('500', { submits: true });
    await expect(acceptValue(coordinator, id, seen)).rejects.toMatchObject({ theirs: { state: 'submitted' } });
    await expect(returnValue(coordinator, id, 'Ei', seen)).rejects.toThrow(Conflict);
    await expect(acceptValue(coordinator, id, '')).rejects.toThrow(Conflict);
    expect(await states()).toEqual([[1, 'submitted', 500]]);
    await acceptValue(coordinator, id, await seenAt());
    expect(await states()).toEqual([[1, 'accepted', 500]]);
  });

  it('is nobody else’s to enter, nor the own hand’s to accept', async () => {
    await save('5', { submits: true });
    const id = await waitingId();
    const both = await aMember({ in: lead, roles: ['editor'], platform: ['coordinator'] });
    await expect(acceptValue(both, id)).rejects.toThrow(Forbidden);
    await expect(acceptValue(editor, id)).rejects.toThrow(Forbidden);
    expect((await waitingFigures(both, 'fi')).some((one) => one.id === id)).toBe(false);
    const stranger = await aMember({ in: await aPartner(), roles: ['editor'] });
    for (const [who, error] of [[stranger, NotFound], [null, NotFound], [coordinator, Forbidden]] as const) {
      await expect(saveValue(who, at(), { written: written('1'), base: '', reason: '', submits: false })).rejects.toThrow(error);
      await expect(discardValue(who, at())).rejects.toThrow(error);
    }
    await expect(openFigure(stranger, id)).rejects.toThrow(NotFound);
    await expect(acceptValue(stranger, id)).rejects.toThrow(NotFound);
    expect((await openFigure(editor, id)).mayDecide).toBe(false);
    await db.entry.update({ where: { id: pilotId }, data: { isPublic: false } });
    await expect(save('1', { period: '2025H2' })).rejects.toThrow(Forbidden);
  });

  it('of what is not measured any more can only be corrected', async () => {
    await anAcceptedValue(indicatorId, '2025H1', 5);
    await db.indicator.update({ where: { id: indicatorId }, data: { retiredAt: new Date() } });
    await expect(save('1', { period: '2025H2' })).rejects.toThrow(Forbidden);
    await save('6', { reason: 'Virhe' });
  });
});
