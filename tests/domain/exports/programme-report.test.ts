import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programmeReport, writeProgrammeReport } from '#app/domain/exports/programme-report.server';
import { requestExport } from '#app/domain/exports/exports.server';
import { makeExport } from '#app/domain/exports/make-export.server';
import { pilotMessages } from '#app/domain/pilots/messages';
import { followUpsPart } from '#app/domain/exports/paper-follow-ups';
import { paperWords } from '#app/domain/exports/paper-words';
import { followUpMessages } from '#app/domain/follow-ups/messages';
import { programmeFigures } from '#app/domain/progress/programme-figures.server';
import { formatFigure } from '#app/domain/indicators/unit.type';
import { practiceMessages } from '#app/domain/practices/messages';
import { replicationMessages } from '#app/domain/replications/messages';
import { db } from '#app/platform/db/db.server';
import { formatEuros } from '#app/platform/i18n/format';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { Block, PressDocument } from '#app/platform/press/document';
import { pressPdf } from '#app/platform/press/press.server';
import { aPartner } from '#tests/factories/people';
import { aPractice, aReplication } from '#tests/factories/replications';
import { aCommonIndicator, anAcceptedValue, anIndicator } from '#tests/factories/rounds';
import { resetDatabase } from '#tests/setup/database';
import { readPdf } from '#tests/setup/pdf';
import { anExportWorld, type ExportWorld } from './export-world';

const everyone = { theme: null, year: null };
const HOSTILE = '# *x* #panic("x") $x$ <b> [a](b) "q" \\u{41} @ref `c` 👩‍👩‍👧 \u202e\u0007';
let world: ExportWorld;
let folder: string;
let n = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aukio-reports-'));
  await resetDatabase();
  world = await anExportWorld();
  await aCommonIndicator('co2e', { names: { fi: 'Vältetyt päästöt', sv: 'Undvikna utsläpp', en: 'Emissions avoided' }, target: 200 });
  for (const [pilot, value] of [[world.own.id, 40], [world.foreign.id, 12.5]] as const) {
    const id = await anIndicator(pilot, { commonKey: 'co2e', unit: 'tCO2e' });
    await anAcceptedValue(id, '2025H1', value);
    await db.indicatorTarget.create({ data: { indicatorId: id, period: '2025H1', value: 50 } });
  }
  const practice = await aPractice(await aPartner('Antola', 'city'), 'Lämpö talteen');
  await aReplication(practice.id, await aPartner('Ottola', 'city'));
  await db.programmeText.create({ data: { lang: 'sv', name: `Program ${HOSTILE}`, coordinator: HOSTILE, tagline: '', intro: '', about: '' } });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function pressed(document: PressDocument) {
  const path = join(folder, `${++n}.pdf`);
  await pressPdf(path, document, new Date('2026-11-23T08:00:00Z'));
  return readPdf(readFileSync(path));
}

const tables = (document: PressDocument) => document.parts.flatMap(({ blocks }) => blocks).filter((block): block is Extract<Block, { kind: 'table' }> => block.kind === 'table');
const rowOf = (document: PressDocument, first: string) => tables(document).flatMap(({ rows }) => rows).find(([cell]) => (typeof cell === 'string' ? cell : cell?.text) === first);

describe.each(LANGUAGES)('the report in %s', (lang) => {
  it('is tagged, named and in its language, with headings, tables and figures that say what they show', { timeout: 60_000 }, async () => {
    const path = join(folder, `whole-${lang}.pdf`);
    expect(await writeProgrammeReport(path, lang, everyone)).toBe(readFileSync(path).length);
    const pdf = readPdf(readFileSync(path));
    const document = await programmeReport(lang, everyone);
    const blocks = document.parts.flatMap((part) => part.blocks);
    expect(pdf).toMatchObject({ isPdf: true, lang, marked: true, hasTree: true, showsTitle: true });
    expect(pdf.metadata).toMatch(/pdfuaid:part(>|=")1/);
    expect(pdf.tags.H1).toBeGreaterThanOrEqual(document.parts.length);
    expect(pdf.tags.H2).toBe(blocks.filter(({ kind }) => kind === 'heading').length);
    expect(pdf.tags.Table).toBe(tables(document).length);
    const figures = blocks.filter(({ kind }) => kind === 'bars');
    expect([pdf.tags.Figure, pdf.alts]).toEqual([figures.length, figures.length]);
    expect(pdf.pages).toBeGreaterThanOrEqual(8);
  });

  it('says the figures that the page says', async () => {
    const document = await programmeReport(lang, everyone);
    const { pilots, indicators, plan, reports, travel } = await programmeFigures({ themes: [], status: null, year: null }, lang);
    const co2e = indicators.find(({ key }) => key === 'co2e');
    expect(co2e).toMatchObject({ total: 52.5, planned: 100, target: 200, behind: 2, measuring: 2 });
    const told = rowOf(document, co2e?.name ?? '');
    expect(told?.slice(1, 4)).toEqual([52.5, 100, 200].map((value) => formatFigure(lang, value, 'tCO2e')));
    expect(told?.[4]).toMatch(/^2 \D+ ?2$/);
    expect(rowOf(document, translator(pilotMessages, lang)('source.own'))?.[1]).toBe(formatEuros(lang, pilots.budget));
    expect(rowOf(document, translator(pilotMessages, lang)('state.running'))?.[1]).toBe(String(pilots.pilots));
    const round = tables(document).find(({ head }) => head.length === 7)?.rows[0];
    expect(round?.slice(1).map(Number)).toEqual(['accepted', 'waiting', 'owed', 'overdue', 'missed', 'skipped'].map((standing) => reports.rounds[0]?.reports[standing as 'accepted']));
    expect(JSON.stringify(document.parts[4])).toContain(String(plan.dueInAll));
    expect([travel.counted, travel.practices.n]).toEqual([1, 1]);
    expect(rowOf(document, translator(replicationMessages, lang)('state.adopted'))?.slice(1)).toEqual(['1', '0']);
    expect(rowOf(document, translator(practiceMessages, lang)('outcome.worked'))?.[1]).toBe('1');
    expect(rowOf(document, 'Antola')?.slice(1)).toEqual(['1', '0']);
    expect(tables(document).find(({ rows }) => rows.some(([cell]) => typeof cell === 'object' && cell.text === 'Vieras pilotti'))?.rows).toHaveLength(3);
  });
});

it('says what remains after the pilots, and makes no share of few answers', () => {
  const t = translator(followUpMessages, 'en');
  const of = (months: 12 | 24, asked: number, outcomes: { continued: number; spread: number; stopped: number }) => {
    const lives = outcomes.continued + outcomes.spread;
    const answered = lives + outcomes.stopped;
    return { months, asked, answered, unanswered: asked - answered, outcomes, lives, responseRate: asked ? answered / asked : null, survival: answered ? lives / answered : null, hrefs: {} as never };
  };
  const part = (figure: ReturnType<typeof of>) => JSON.stringify(followUpsPart({ months: [figure], nobody: 0 }, paperWords('en')));
  const many = part(of(12, 12, { continued: 5, spread: 1, stopped: 2 }));
  for (const said of ['75%', `["${t('outcome.continued')}","5","63%"]`, t('figures.response', { asked: 12, answered: 8, share: '67%' })]) expect(many).toContain(said);
  const few = part(of(24, 6, { continued: 3, spread: 0, stopped: 1 }));
  expect(few).toContain('"3/4"');
  expect(few).toContain(`["${t('outcome.stopped')}","1"]`);
  expect(part(of(24, 3, { continued: 0, spread: 0, stopped: 0 }))).toContain(t('figures.nothing'));
  expect(part(of(24, 0, { continued: 0, spread: 0, stopped: 0 }))).toContain(t('figures.notAsked'));
});

it('is of what was asked for alone', async () => {
  const smart = await programmeReport('en', { theme: 'smart', year: 2026 });
  expect(smart.imprint.at(-1)).toMatch(/Smart and running in 2026/);
  expect(JSON.stringify(smart)).not.toContain('Vieras pilotti');
  expect(smart.parts).toHaveLength(11);
  await pressed(smart);
}, 60_000);

it('is printed whatever people write', async () => {
  const document = await programmeReport('sv' as Lang, everyone);
  expect(document.title).toContain('#panic');
  const parts = document.parts.map((part) => ({ ...part, heading: HOSTILE, blocks: part.blocks.map((block): Block => (block.kind === 'table' ? { ...block, caption: HOSTILE, rows: block.rows.map((row) => row.map(() => ({ text: HOSTILE, lang: 'en' as const }))) } : block.kind === 'bars' ? { ...block, alt: HOSTILE, rows: block.rows.map((row) => ({ ...row, label: HOSTILE })) } : block)) }));
  const pdf = await pressed({ ...document, parts });
  expect(pdf.marked).toBe(true);
  expect(pdf.metadata).toContain('#panic');
}, 60_000);

it('is refused by the press where a figure does not say what it shows', async () => {
  const document = await programmeReport('fi', everyone);
  const mute = { ...document, parts: [{ heading: 'x', blocks: [{ kind: 'bars' as const, alt: null as unknown as string, rows: [{ label: 'a', value: 1, shown: '1' }] }] }] };
  await expect(pressed(mute)).rejects.toThrow(/Not set/);
}, 60_000);

it('is a file of a coordinator’s like any other', async () => {
  const { id } = await requestExport(world.coordinator, { subject: 'programme', format: 'pdf', lang: 'en', theme: null, year: null, round: null });
  await makeExport({ id });
  expect(await db.export.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'done', total: null });
}, 60_000);
