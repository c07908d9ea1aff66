import { type ProgrammeFigures, type ProgressFilters, programmeFigures, publicFigures } from '#app/domain/progress/programme-figures.server';
import { programmePeriod, programmeWords } from '#app/domain/programme/programme.server';
import { followUpFigures } from '#app/domain/progress/follow-up-figures.server';
import { THEMES } from '#app/domain/shared/themes';
import { now } from '#app/platform/env/clock.server';
import { formatDate, formatList } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import type { Block, PressDocument } from '#app/platform/press/document';
import { pressPdf } from '#app/platform/press/press.server';
import type { ExportFilters } from './export.type';
import { heading, note, paragraph, tableOf } from './paper-blocks';
import { indicatorsPart, indicatorTable, moneyPart, pilotsPart, planPart, reachedOf, reportsPart, summaryPart } from './paper-parts';
import { listedPilots, MOST_LISTED } from './paper-pilots.server';
import { followUpsPart } from './paper-follow-ups';
import { travelPart } from './paper-travel';
import { type PaperWords, paperWords } from './paper-words';

/** Theme by theme: how many pilots, what they cost, what they reached. */
async function themesPart(filters: ProgressFilters, words: PaperWords): Promise<Block[]> {
  const { lang, x, ui, euros } = words;
  const blocks: Block[] = [];
  // One after the other: a report in the background leaves the database to those who wait.
  for (const theme of filters.themes.length > 0 ? filters.themes : THEMES) {
    const { pilots, indicators, plan } = await publicFigures(lang, { ...filters, themes: [theme] });
    const name = ui.at(`theme.${theme}`);
    const measured = indicators.filter(({ measuring }) => measuring > 0);
    blocks.push(heading(name), paragraph(x('paper.themeLead', { pilots: pilots.pilots })));
    if (pilots.pilots > 0) blocks.push(paragraph(x('paper.themeBudget', { amount: euros(pilots.budget), due: plan.dueInAll, reached: reachedOf(plan) })));
    blocks.push(...indicatorTable(x('paper.themeCaption', { theme: name }), measured, words, false));
  }
  return blocks;
}

async function listPart({ filters, pilots }: ProgrammeFigures, { lang, x, ui, pilot, euros }: PaperWords): Promise<Block[]> {
  const listed = await listedPilots(lang, filters);
  const span = (years: number[]) => (years.length < 2 ? years.join('') : `${Math.min(...years)}–${Math.max(...years)}`);
  const columns = [
    { head: x('paper.head.pilot'), width: 3 }, { head: x('paper.head.lead'), width: 2 }, { head: x('paper.head.themes'), width: 2 },
    { head: x('paper.head.state'), width: 1.3 }, { head: x('paper.head.years'), width: 1.3 }, { head: x('paper.head.budget'), width: 1.4, number: true },
  ];
  return [
    ...(pilots.pilots > MOST_LISTED ? [note(x('paper.listCut', { shown: MOST_LISTED, of: pilots.pilots }))] : []),
    ...tableOf(x('paper.listCaption'), columns, listed.map((one) => [
      { text: one.title, lang: one.lang }, { text: one.lead, lang: one.leadLang }, one.themes.map((theme) => ui.at(`theme.${theme}`)).join(', '), pilot.at(`state.${one.state}`), span(one.years), euros(one.budget),
    ])),
  ];
}

const METHOD = ['published', 'accepted', 'cumulative', 'units', 'coverage', 'themes', 'milestones'] as const;

/** The programme's report as a document: the same figures as the page that shows how the programme goes, on the same day. */
export async function programmeReport(lang: Lang, { theme, year }: Pick<ExportFilters, 'theme' | 'year'>): Promise<PressDocument> {
  const words = paperWords(lang);
  const { x, ui } = words;
  const filters: ProgressFilters = { themes: theme ? [theme] : [], status: null, year };
  const [figures, followUps, { name, coordinator }, period] = await Promise.all([programmeFigures(filters, lang), followUpFigures(lang, filters), programmeWords(lang), programmePeriod()]);
  const narrowed = [...(theme ? [ui.at(`theme.${theme}`)] : []), ...(year ? [x('paper.runningIn', { year: String(year) })] : [])];
  const day = formatDate(lang, figures.on);
  const years = `${period.startsOn.getUTCFullYear()}–${period.endsOn.getUTCFullYear()}`;
  return {
    lang,
    title: name,
    author: coordinator,
    description: x('paper.description', { programme: name, day }),
    keywords: THEMES.map((one) => ui.at(`theme.${one}`)),
    kicker: x('subject.programme'),
    subtitle: years,
    imprint: [x('paper.on', { day }), x('paper.made', { coordinator }), ...(narrowed.length > 0 ? [x('paper.narrowed', { filters: formatList(lang, narrowed) })] : [])],
    running: `${name} · ${x('subject.programme')} · ${x('paper.on', { day })}`,
    contents: x('paper.contents'),
    parts: [
      { heading: x('paper.summary'), new: true, blocks: summaryPart(figures, narrowed.length > 0, words) },
      { heading: x('paper.pilots'), new: true, blocks: pilotsPart(figures, words) },
      { heading: x('paper.money'), new: true, blocks: moneyPart(figures, words) },
      { heading: x('paper.indicators'), new: true, blocks: indicatorsPart(figures, words) },
      { heading: x('paper.plan'), new: true, blocks: planPart(figures, words) },
      { heading: words.travel('title'), new: true, blocks: travelPart(figures, words) },
      { heading: words.followUp('figures.title'), blocks: followUpsPart(followUps, words) },
      { heading: x('paper.reports'), blocks: reportsPart(figures, words) },
      { heading: x('paper.themes'), new: true, blocks: await themesPart(filters, words) },
      { heading: x('paper.list'), new: true, blocks: await listPart(figures, words) },
      { heading: x('paper.method'), blocks: [{ kind: 'list', items: [...METHOD.map((one) => x(`paper.m.${one}`)), x('paper.m.day', { day })] }] },
    ],
  };
}

/** Writes the programme's report as a tagged PDF to a path where nothing is yet. @returns its size in bytes */
export const writeProgrammeReport = async (path: string, lang: Lang, filters: Pick<ExportFilters, 'theme' | 'year'>): Promise<number> =>
  pressPdf(path, await programmeReport(lang, filters), now());
