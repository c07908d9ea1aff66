import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportParams, TableSubject } from '#app/domain/exports/export.type';
import { writeExport } from '#app/domain/exports/write-export.server';
import { valueMark } from '#app/domain/indicators/value-record.server';
import { answerMark } from '#app/domain/reports/merge';
import { acceptReport, returnReport, skipReport } from '#app/domain/reports/report-review.server';
import { saveReport, submitReport } from '#app/domain/reports/report-writing.server';
import type { Lang } from '#app/platform/i18n/languages';
import { db } from '#app/platform/db/db.server';
import { aFollowUp } from '#tests/factories/follow-ups';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { anAcceptedValue, anIndicator, anOpenRound, aQuestion, aRunningPilot } from '#tests/factories/rounds';
import { cellsOf } from '#tests/setup/csv';
import { readWorkbook } from '#tests/setup/xlsx';

/** What nobody types, and what a spreadsheet might run. */
export const HOSTILE = '=HYPERLINK("https://evil.example";"x")';

/** A pilot of each organisation that has ended: one was answered for, then asked about in vain; the other never asked about. Returns their ids. */
export async function endedPilots({ city, other, editor }: { city: string; other: string; editor: { personId: string } }): Promise<string[]> {
  const own = await aRunningPilot(city, { title: HOSTILE, until: '2024-05-01' });
  await aFollowUp(own.id, { askOn: new Date('2025-05-01'), outcome: 'stopped', reason: HOSTILE, reminded: 1, remindedAt: new Date('2025-05-22T06:00:00Z'), answeredById: editor.personId });
  await aFollowUp(own.id, { months: 24, askOn: new Date('2026-05-01'), askedAt: new Date('2026-05-01T06:00:00Z'), reminded: 2, remindedAt: new Date('2026-06-12T06:00:00Z') });
  const foreign = await aRunningPilot(other, { title: 'Vieras päättynyt', until: '2024-05-01' });
  await aFollowUp(foreign.id, { askedAt: null });
  return [own.id, foreign.id];
}

/** Two organisations with a pilot each, a round with reports in several states, figures with a correction, and a secret. */
export async function anExportWorld() {
  const [city, other] = [await aPartner('Oma; "kunta"'), await aPartner('Toinen kunta')];
  const [editor, stranger, coordinator, practitioner] = await Promise.all([
    aMember({ in: city, roles: ['editor'], name: 'Eeva Editori' }),
    aMember({ in: other, roles: ['editor'], name: 'Olli Outo' }),
    aCoordinator(),
    aMember({ in: city, roles: ['practitioner'] }),
  ]);
  const [own, foreign, skipped] = [await aRunningPilot(city, { title: HOSTILE }), await aRunningPilot(other, { title: 'Vieras pilotti' }), await aRunningPilot(city, { title: 'Tauolla' })];
  const people = await anIndicator(own.id);
  const energy = await anIndicator(own.id, { names: { fi: 'Energia', en: 'Energy' }, unit: 'MWh', position: 1, baselineYear: 2024, baselineValue: 10.5 });
  await db.indicatorTarget.create({ data: { indicatorId: energy, period: '2026', value: 99.25 } });
  const wrong = await anAcceptedValue(energy, '2024H2', 12.5, { state: 'superseded' });
  await anAcceptedValue(energy, '2024H2', -13.75, { version: 2, reason: '-korjattu', comment: '@x', breakdown: { women: 1.5 } });
  await anAcceptedValue(await anIndicator(foreign.id, { names: { fi: 'Vieras mittari' } }), '2024H2', 7);
  const questions = [
    aQuestion('progress'),
    aQuestion('sites', { kind: 'number', labels: { fi: 'Kohteita', en: 'Sites' }, required: false }),
    aQuestion('open', { kind: 'yesNo', required: false }),
    aQuestion('how', { kind: 'choices', required: false, options: [{ id: 'a', labels: { fi: 'Alussa' } }, { id: 'b', labels: { fi: 'Lopussa' } }] }),
    aQuestion('when', { kind: 'date', required: false }),
  ];
  const round = await anOpenRound([own.id, foreign.id, skipped.id], { questions });
  const [mine = '', theirs = '', idle = ''] = round.reports;
  const written = (value: string) => ({ value, text: '', source: 'Laskuri', comment: '', breakdown: {} });
  const fill = async (value: string, base: string, firstly: string[]) => {
    const answers = { 'answer.progress': ['+Valmista tuli\n„paljon”'], 'answer.sites': ['1 234,5'], 'answer.open': ['yes'], 'answer.how': ['a', 'b'], 'answer.when': ['2025-05-01'] };
    const bases = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answerMark(firstly.includes(name) ? [] : answer)]));
    const nothing = { value: '', text: '', source: '', comment: 'Ei mitattu', breakdown: {} };
    await saveReport(editor, mine, { lang: 'fi', answers, bases, figures: [{ indicatorId: people, written: written(value), base }, ...(firstly.length > 0 ? [{ indicatorId: energy, written: nothing, base: valueMark(null) }] : [])] });
    await submitReport(editor, mine);
  };
  await fill('120', valueMark(null), ['answer.progress', 'answer.sites', 'answer.open', 'answer.how', 'answer.when']);
  await returnReport(coordinator, mine, 1, [{ field: `figure.${people}`, text: '=laskettu?' }, { field: 'answer.progress', text: 'Kerro lisää' }, { field: 'milestone.m1', text: 'Milloin?' }], 'Melkein');
  await fill('150', valueMark(await db.indicatorValue.findFirstOrThrow({ where: { indicatorId: people } })), []);
  await acceptReport(coordinator, mine, 2, 'Kiitos');
  await skipReport(coordinator, idle, 'Pilotti oli tauolla');
  await db.internalRemark.create({ data: { reportId: mine, authorId: coordinator.personId, text: 'SISÄINEN SALAISUUS' } });
  return { ended: [] as string[], city, other, editor, stranger, coordinator, practitioner, own, foreign, skipped, people, energy, wrong, mine, theirs };
}

export type ExportWorld = Awaited<ReturnType<typeof anExportWorld>>;

const folder = mkdtempSync(join(tmpdir(), 'aukio-exports-'));
let n = 0;

export const everything: ExportParams = { theme: null, year: null, round: null, organisations: null };

/** A file's tables: what was counted, and what stands in it. */
export async function exported(subject: TableSubject, format: 'csv' | 'xlsx', params: Partial<ExportParams> = {}, lang: Lang = 'fi') {
  const path = join(folder, `${++n}.${format}`);
  const told = { expected: 0, written: 0 };
  const progress = { expect: async (rows: number) => void (told.expected = rows), wrote: async (rows: number) => void (told.written += rows) };
  await writeExport(path, { subject, format, lang, params: { ...everything, ...params } }, progress);
  const bytes = readFileSync(path);
  if (format === 'xlsx') return { told, bytes, sheets: readWorkbook(bytes).map(({ name, headings, cells, xml }) => ({ name, headings, cells, xml })) };
  const [headings = [], ...cells] = cellsOf(bytes.toString('utf8').slice(1));
  return { told, bytes, sheets: [{ name: subject as string, headings, cells: cells as (string | number | null)[][], xml: '' }] };
}
