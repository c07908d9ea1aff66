import { unzipSync, zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyImport, discardImport, openImport, readSheet } from '#app/domain/imports/imports.server';
import type { SheetOrder } from '#app/domain/imports/import.type';
import { sheetFile } from '#app/domain/imports/sheet-file.server';
import { openReport } from '#app/domain/reports/report.server';
import { saveReport, submitReport } from '#app/domain/reports/report-writing.server';
import { answerMark } from '#app/domain/reports/merge';
import { NotFound } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { codes } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { anAcceptedValue, anIndicator, anOpenRound, aQuestion, aRunningPilot } from '#tests/factories/rounds';
import { readWorkbook, records } from '#tests/setup/xlsx';
import { type Typed, typedInto } from './sheet';

let editor: Member;
let coordinator: Member;
let lead: string;
let pilot: string;
let indicator: string;
let roundId: string;
let report: string;
let round: SheetOrder;
const portfolio: SheetOrder = { subject: 'portfolio', round: null, lang: 'fi' };

beforeEach(async () => {
  await db.entry.deleteMany({ where: { kind: 'pilots' } });
  await db.reportRound.deleteMany();
  lead = await aPartner();
  editor = await aMember({ in: lead, roles: ['editor'] });
  coordinator = await aCoordinator();
  pilot = (await aRunningPilot(lead, { title: '=HYPERLINK("evil")' })).id;
  indicator = await anIndicator(pilot);
  const option = (id: string) => ({ id, labels: { fi: `Valinta ${id}`, sv: id, en: id } });
  const questions = [aQuestion('progress'), aQuestion('risk', { kind: 'choice', options: [option('a'), option('b')], required: false }), aQuestion('spent', { kind: 'number', required: false }), aQuestion('open', { kind: 'yesNo', required: false })];
  const made = await anOpenRound([pilot], { period: '2025H2', dueOn: new Date('2999-02-15T00:00:00Z'), questions });
  roundId = made.id;
  report = made.reports[0] ?? '';
  round = { subject: 'round', round: roundId, lang: 'fi' };
});

const figure = () => `${indicator}|2025H2`;
const send = async (viewer: Member, order: SheetOrder, typed: Typed[] = []) => {
  const { bytes } = await sheetFile(viewer, order);
  return readSheet(viewer, { name: 'kierros.xlsx', bytes: typedInto(bytes, typed) });
};
const previewOf = async (viewer: Member, id: string) => (await openImport(viewer, id)).reading.preview;
const answer = (value: string): Typed => ({ sheet: 'Raportit', key: report, heading: 'progress', value });
const value = (typed: string | number): Typed => ({ sheet: 'Luvut', key: figure(), heading: 'Arvo', value: typed });
const source = (typed: string): Typed => ({ sheet: 'Luvut', key: figure(), heading: 'Lähde', value: typed });
const open = () => openReport(editor, report);
const figures = () => db.indicatorValue.findMany({ where: { indicatorId: indicator }, orderBy: { version: 'asc' } });

describe('a spreadsheet', () => {
  it('that comes back as it was changes nothing', async () => {
    await anAcceptedValue(indicator, '2025H1', 12.5, { comment: '-5 %\nviime vuodesta', source: '=1+1' });
    await saveReport(editor, report, { lang: 'fi', answers: { 'answer.progress': ['+ hyvä\n@alku'], 'answer.risk': ['b'] }, bases: { 'answer.progress': answerMark([]), 'answer.risk': answerMark([]) }, figures: [] });
    for (const [viewer, order] of [[editor, round], [editor, portfolio], [coordinator, round], [coordinator, portfolio]] as const) {
      expect(await previewOf(viewer, (await send(viewer, order)).id)).toEqual({ rows: [], changes: 0, problems: 0 });
    }
  });

  it('tells questions apart that are called alike, or as a column of ours, or like a formula', async () => {
    const labels = (fi: string) => ({ labels: { fi, sv: fi, en: fi }, required: false });
    const questions = [aQuestion('a', labels('Pilotti')), aQuestion('b', labels('Sama')), aQuestion('c', labels('Sama')), aQuestion('d', labels('+/- muutokset')), aQuestion('e', labels('ID'))];
    await db.reportRound.update({ where: { id: roundId }, data: { questions } });
    const unchanged = await send(editor, round);
    expect(await previewOf(editor, unchanged.id)).toEqual({ rows: [], changes: 0, problems: 0 });
    const { id } = await send(editor, round, ['Pilotti (2)', 'Sama', 'Sama (2)', "'+/- muutokset", 'ID (2)'].map((heading) => ({ ...answer(heading), heading })));
    expect(await applyImport(editor, id)).toBe(true);
    expect((await open()).content.answers).toEqual({ a: ['Pilotti (2)'], b: ['Sama'], c: ['Sama (2)'], d: ["'+/- muutokset"], e: ['ID (2)'] });
  });

  it('says at its row that a report is no longer there to be written, and is silent about rows nobody touched', async () => {
    const { bytes } = await sheetFile(coordinator, portfolio);
    await db.reportRound.update({ where: { id: roundId }, data: { state: 'closed' } });
    const untouched = await readSheet(coordinator, { name: 'a.xlsx', bytes });
    expect(await previewOf(coordinator, untouched.id)).toEqual({ rows: [], changes: 0, problems: 0 });
    const touched = await readSheet(coordinator, { name: 'a.xlsx', bytes: typedInto(bytes, [{ ...answer('Ei ehditty'), heading: 'Ohittamisen perustelu' }]) });
    expect((await previewOf(coordinator, touched.id)).rows).toMatchObject([{ number: 2, code: 'unknownRow' }]);
  });

  it('shows what it would change, changes it all at once, and only once', async () => {
    const { id } = await send(editor, round, [answer('Pumput asennettiin.'), { ...answer('valinta B'), heading: 'risk' }, { ...answer('kyllä'), heading: 'open' }, { ...answer(''), heading: 'spent', value: 1200.5 }, value(150), source('Laskuri')]);
    const preview = await previewOf(editor, id);
    expect(preview).toMatchObject({ changes: 6, problems: 0 });
    expect((await open()).content.answers).toEqual({});
    expect(await figures()).toEqual([]);
    expect(await applyImport(editor, id)).toBe(true);
    expect((await open()).content.answers).toEqual({ progress: ['Pumput asennettiin.'], risk: ['b'], open: ['yes'], spent: ['1200.5'] });
    expect((await figures()).map((one) => [Number(one.value), one.source, one.state])).toEqual([[150, 'Laskuri', 'draft']]);
    expect(await codes(applyImport(editor, id))).toEqual([':sheetApplied']);
  });

  it('says at each row and cell what is wrong, and then changes nothing at all', async () => {
    const { id } = await send(editor, round, [answer('Hyvä.'), { ...answer('tuntematon'), heading: 'risk' }, value('noin sata')]);
    const { rows, problems } = await previewOf(editor, id);
    expect(problems).toBe(2);
    expect(rows.flatMap(({ cells }) => cells.flatMap(({ column, code }) => (code ? [`${column}:${code}`] : []))).sort()).toEqual(['answer.risk:choose', 'value:number']);
    expect(await applyImport(editor, id)).toBe(false);
    expect((await open()).content.answers).toEqual({});
    expect((await openImport(editor, id)).state).toBe('read');
  });

  it('does not undo what somebody else did meanwhile', async () => {
    const second = await aMember({ in: lead, roles: ['editor'] });
    const { bytes } = await sheetFile(editor, round);
    await saveReport(second, report, { lang: 'fi', answers: { 'answer.progress': ['Toisen sanat'] }, bases: { 'answer.progress': answerMark([]) }, figures: [] });
    const untouched = await readSheet(editor, { name: 'a.xlsx', bytes: typedInto(bytes, [value(3), source('x')]) });
    expect((await previewOf(editor, untouched.id)).rows.map(({ sheet }) => sheet)).toEqual(['figures']);
    const touched = await readSheet(editor, { name: 'a.xlsx', bytes: typedInto(bytes, [answer('Minun sanani')]) });
    expect((await previewOf(editor, touched.id)).rows[0]?.cells[0]).toMatchObject({ from: 'Toisen sanat', to: 'Minun sanani', code: 'changedMeanwhile' });
  });

  it('is looked at again when something changed between the preview and its application', async () => {
    const { id } = await send(editor, round, [answer('Minun')]);
    await saveReport(editor, report, { lang: 'fi', answers: { 'answer.progress': ['Uudempi'] }, bases: { 'answer.progress': answerMark([]) }, figures: [] });
    expect(await applyImport(editor, id)).toBe(false);
    expect((await previewOf(editor, id)).problems).toBe(1);
    expect((await open()).content.answers.progress).toEqual(['Uudempi']);
  });

  it('cannot write into a report that was handed in, nor where it is locked', async () => {
    const { bytes } = await sheetFile(editor, round);
    await saveReport(editor, report, { lang: 'fi', answers: { 'answer.progress': ['Valmis'] }, bases: { 'answer.progress': answerMark([]) }, figures: [{ indicatorId: indicator, base: '', written: { value: '', text: '', source: '', comment: 'Ei mitattu', breakdown: {} } }] }).catch(async () => {});
    await db.indicatorValue.deleteMany();
    await db.indicator.update({ where: { id: indicator }, data: { retiredAt: new Date() } });
    await saveReport(editor, report, { lang: 'fi', answers: { 'answer.progress': ['Valmis'] }, bases: { 'answer.progress': answerMark([]) }, figures: [] });
    await submitReport(editor, report);
    const { id } = await readSheet(editor, { name: 'a.xlsx', bytes: typedInto(bytes, [answer('Myöhässä'), { ...answer('x'), heading: 'Vetäjä' }]) });
    expect((await previewOf(editor, id)).rows[0]?.cells.map(({ code }) => code)).toEqual(['readOnlyCell', 'readOnlyCell']);
  });

  it('corrects an accepted figure only with a reason', async () => {
    await anAcceptedValue(indicator, '2025H2', 10);
    const without = await send(editor, round, [value(12)]);
    expect((await previewOf(editor, without.id)).problems).toBe(1);
    const { id } = await send(editor, round, [value(12), { ...value('Laskuvirhe'), heading: 'Korjauksen perustelu' }]);
    expect(await applyImport(editor, id)).toBe(true);
    expect((await figures()).map((one) => [Number(one.value), one.state])).toEqual([[10, 'accepted'], [12, 'draft']]);
  });

  it('shows baselines and targets, also of times to come, and lets nobody write them', async () => {
    await db.indicator.update({ where: { id: indicator }, data: { baselineYear: 2023, baselineValue: 7.5, targets: { create: [{ period: '2025H2', value: 40 }, { period: '2090H1', value: 99 }] } } });
    const { bytes } = await sheetFile(editor, portfolio);
    const [, figuresSheet] = readWorkbook(bytes);
    const rows = records(figuresSheet ?? { headings: [], cells: [] }).filter(({ Tavoite }) => Tavoite !== null);
    expect(rows.map((row) => [row.Jakso, row.Lähtötaso, row.Lähtövuosi, row.Tavoite])).toEqual([['2025H2', 7.5, 2023, 40], ['2090H1', 7.5, 2023, 99]]);
    const ahead = (heading: string): Typed => ({ sheet: 'Luvut', key: `${indicator}|2090H1`, heading, value: 1 });
    const { id } = await send(editor, portfolio, [{ ...value(1), heading: 'Tavoite' }, { ...value(2), heading: 'Lähtötaso' }, ahead('Arvo')]);
    expect((await previewOf(editor, id)).rows.flatMap(({ cells }) => cells.map(({ column, code }) => `${column}:${code}`))).toEqual(['baseline:readOnlyCell', 'target:readOnlyCell', 'value:readOnlyCell']);
  });

  it('lets coordinators give time and skip, and nothing else', async () => {
    const { id } = await send(coordinator, portfolio, [{ ...answer('2999-03-31'), heading: 'Määräpäivä' }, { ...answer('Talvi'), heading: 'Lisäajan perustelu' }]);
    expect(await previewOf(coordinator, id)).toMatchObject({ changes: 2, problems: 0 });
    expect(await applyImport(coordinator, id)).toBe(true);
    expect((await openReport(coordinator, report)).dueOn).toBe('2999-03-31');
    const skip = await send(coordinator, round, [{ ...answer('Pilotti yhdistettiin'), heading: 'Ohittamisen perustelu' }]);
    expect(await applyImport(coordinator, skip.id)).toBe(true);
    expect((await openReport(coordinator, report)).report.state).toBe('skipped');
    const written = await send(coordinator, round, [answer('Ministeriön sanat')]);
    expect((await previewOf(coordinator, written.id)).rows[0]?.cells[0]?.code).toBe('readOnlyCell');
  });

  it('tells of milestones, by the words of its language', async () => {
    const key = `${pilot}|m1`;
    const at = (heading: string, typed: string): Typed => ({ sheet: 'Välitavoitteet', key, heading, value: typed });
    const wrong = await send(editor, portfolio, [at('Tila', 'saavutettu')]);
    expect((await previewOf(editor, wrong.id)).problems).toBe(1);
    const { id } = await send(editor, portfolio, [at('Tila', 'Saavutettu'), at('Saavutettu', '15.5.2025')]);
    expect((await previewOf(editor, id)).rows).toMatchObject([{ cells: [{ column: 'state' }, { column: 'reachedOn', to: '2025-05-15' }] }]);
    expect(await applyImport(editor, id)).toBe(true);
    expect(await db.milestone.findFirst({ where: { pilotId: pilot } })).toMatchObject({ state: 'reached' });
  });

  it('is its sender’s alone, and holds only what its reader may see', async () => {
    const { id } = await send(editor, round, [answer('x')]);
    for (const viewer of [coordinator, await aMember({ in: lead, roles: ['editor'] }), null]) await expect(openImport(viewer, id)).rejects.toThrow(NotFound);
    const stranger = await aMember({ in: await aPartner(), roles: ['editor'] });
    const { bytes } = await sheetFile(stranger, round);
    expect(readWorkbook(bytes).map(({ name }) => name)).toEqual(['Ei mitään', 'aukio']);
    const theirs = typedInto((await sheetFile(editor, round)).bytes, [answer('Kaappaus')]);
    const taken = await readSheet(stranger, { name: 'a.xlsx', bytes: theirs });
    expect((await previewOf(stranger, taken.id)).rows).toMatchObject([{ code: 'unknownRow', title: '' }]);
    expect(await applyImport(stranger, taken.id)).toBe(false);
    expect((await open()).content.answers).toEqual({});
    expect(await codes(readSheet(coordinator, { name: 'a.xlsx', bytes: theirs }))).toEqual(['file:sheetForeign']);
    await expect(sheetFile(await aMember(), round)).rejects.toThrow(NotFound);
    await discardImport(editor, id);
    expect(await codes(applyImport(editor, id))).toEqual([':conflict']);
  });

  it('is refused with the reason when it is none of ours', async () => {
    const refused = (bytes: Uint8Array) => codes(readSheet(editor, { name: 'x.xlsx', bytes }));
    expect(await refused(new TextEncoder().encode('a;b;c'))).toEqual(['file:sheetType']);
    expect(await refused(zipSync({ 'hello.txt': new Uint8Array(3) }))).toEqual(['file:sheetType']);
    expect(await refused(zipSync({ 'xl/workbook.xml': new TextEncoder().encode('<workbook>') }))).toEqual(['file:sheetBroken']);
    expect(await refused(new Uint8Array(6 * 1024 * 1024))).toEqual(['file:sheetLarge']);
    expect(await refused(zipSync({ 'xl/workbook.xml': new Uint8Array(70 * 1024 * 1024) }))).toEqual(['file:sheetLarge']);
    const liar = zipSync({ 'xl/workbook.xml': new Uint8Array(5_000_000) });
    const sizes = new DataView(liar.buffer, liar.byteOffset, liar.byteLength);
    for (let at = 0; at + 4 <= liar.length; at++) if (sizes.getUint32(at, true) === 5_000_000) sizes.setUint32(at, 100, true);
    expect(await refused(liar)).toEqual(['file:sheetBroken']);
    expect(await refused(zipSync(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`xl/${i}`, new Uint8Array(1)]))))).toEqual(['file:sheetLarge']);
    const { bytes } = await sheetFile(editor, round);
    expect(await refused(bytes.subarray(0, bytes.length / 2))).toEqual(['file:sheetBroken']);
  });

  it('is refused when a cell lies so far out that the way there fills the memory', async () => {
    const { bytes } = await sheetFile(editor, round);
    const parts = unzipSync(bytes);
    const name = Object.keys(parts).find((part) => part.startsWith('xl/worksheets/sheet')) ?? '';
    const withRows = (rows: string) => {
      const xml = new TextDecoder().decode(parts[name]).replace('</sheetData>', `${rows}</sheetData>`);
      return codes(readSheet(editor, { name: 'x.xlsx', bytes: zipSync({ ...parts, [name]: new TextEncoder().encode(xml) }) }));
    };
    const far = ['ZZZZZZ9', 'A99999999999', 'XFD9999', '&#90;ZZZZ9'];
    for (const at of far) expect(await withRows(`<row r="9"><c r="${at}"><v>1</v></c></row>`)).toEqual(['file:sheetLarge']);
    expect(await withRows(`<row><c r='XFD1'/></row>${'<row><c><v>1</v></c></row>'.repeat(9999)}`)).toEqual(['file:sheetLarge']);
    // Hiding all rows below is a habit, and does no harm.
    await expect(withRows('<row r="1048576" hidden="1"/>')).resolves.not.toContain('file:sheetLarge');
  });
});
