import { formatFigure } from '#app/domain/indicators/unit.type';
import type { ProgrammeFigures } from '#app/domain/progress/programme-figures.server';
import { DUE_OUTCOMES, type IndicatorFigure, type PlanFigures } from '#app/domain/progress/progress.type';
import { formatPeriod } from '#app/domain/shared/period-words';
import { formatDate, formatShortEuros } from '#app/platform/i18n/format';
import type { Block } from '#app/platform/press/document';
import { barsOf, heading, note, paragraph, tableOf } from './paper-blocks';
import type { PaperWords } from './paper-words';

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Results that stand on the first page: those that most pilots bring about. */
const MOST_RESULTS = 4;

/** How many milestones that were due have been reached, in time or late. */
export const reachedOf = ({ due }: PlanFigures): number => due.kept + due.reachedLate + due.reachedUndated;

/** How the programme goes, on a page. */
export function summaryPart({ pilots, indicators, plan, reports, filters }: ProgrammeFigures, isNarrowed: boolean, { x, progress, n, lang }: PaperWords): Block[] {
  const running = pilots.states.find(({ state }) => state === 'running')?.pilots ?? 0;
  const status = { pilots: pilots.pilots, running, due: plan.dueInAll, reached: reachedOf(plan), rounds: reports.rounds.length, overdue: reports.overdue };
  const asked = sum(reports.rounds.map(({ inAll, reports: { skipped } }) => inAll - skipped));
  const items = [
    { value: n(pilots.pilots), label: x('paper.n.pilots', { n: pilots.pilots }) },
    ...(filters.status ? [] : [{ value: n(running), label: x('paper.n.running', { n: running }) }]),
    { value: formatShortEuros(lang, pilots.budget), label: x('paper.n.budget') },
    { value: n(pilots.citiesTakingPart), label: x('paper.n.cities', { n: pilots.citiesTakingPart }) },
    ...(plan.dueInAll > 0 ? [{ value: x('paper.of', { n: status.reached, of: plan.dueInAll }), label: x('paper.n.milestones') }] : []),
    ...(asked > 0 ? [{ value: x('paper.of', { n: sum(reports.rounds.map((round) => round.reports.accepted)), of: asked }), label: x('paper.n.reports') }] : []),
  ];
  const reached = indicators.filter(({ total }) => total !== null).sort((one, other) => other.behind - one.behind).slice(0, MOST_RESULTS);
  return [
    { kind: 'lead', text: progress(isNarrowed ? 'desk.sentenceNarrowed' : 'desk.sentence', status) },
    { kind: 'numbers', items },
    ...(reached.length > 0 ? [heading(progress('indicators.title'))] : []),
    ...(reached.length > 0 ? [{ kind: 'numbers' as const, items: reached.map((one) => ({ value: formatFigure(lang, one.total ?? 0, one.unit), label: { text: one.name, lang: one.lang } })) }] : []),
  ];
}

export function pilotsPart({ pilots }: ProgrammeFigures, { x, pilot, ui, n, euros }: PaperWords): Block[] {
  const name = (theme: string) => ui.at(`theme.${theme}`);
  const states = pilots.states.map(({ state, pilots: count }) => ({ label: pilot.at(`state.${state}`), value: count, shown: n(count) }));
  const years = pilots.years.map(({ year, pilots: count }) => ({ label: String(year), value: count, shown: n(count) }));
  const counted = (head: string) => [{ head, width: 3 }, { head: x('paper.head.pilots'), width: 1, number: true }];
  return [
    heading(x('paper.byTheme')),
    ...barsOf(x('paper.byTheme'), pilots.themes.map(({ theme, pilots: count }) => ({ label: name(theme), value: count, shown: n(count), theme }))),
    ...tableOf('', [...counted(x('paper.head.theme')), { head: x('paper.head.budget'), width: 1, number: true }], pilots.themes.map(({ theme, pilots: count, budget }) => [name(theme), n(count), euros(budget)])),
    note(x('paper.byThemeNote')),
    heading(x('paper.byState')),
    ...barsOf(x('paper.byState'), states),
    ...tableOf('', counted(x('paper.head.state')), states.map(({ label, shown }) => [label, shown]), [x('paper.together'), n(pilots.pilots)]),
    ...(years.length > 0 ? [heading(x('paper.byYear'))] : []),
    ...barsOf(x('paper.byYear'), years),
    ...tableOf('', counted(x('paper.head.year')), years.map(({ label, shown }) => [label, shown])),
  ];
}

export function moneyPart({ pilots }: ProgrammeFigures, { x, progress, pilot, euros, share }: PaperWords): Block[] {
  const { sources, funding, budget } = pilots;
  const name = (source: string) => (pilot.has(`source.${source}`) ? pilot.at(`source.${source}`) : source);
  const difference = funding - budget;
  return [
    paragraph(progress('money.all', { amount: euros(budget) })),
    ...(difference === 0 ? [] : [note(progress(difference < 0 ? 'money.unfunded' : 'money.overfunded', { difference: euros(Math.abs(difference)) }))]),
    ...barsOf(x('paper.sourcesCaption'), sources.map(({ source, amount }) => ({ label: name(source), value: amount, shown: euros(amount) }))),
    ...tableOf(
      x('paper.sourcesCaption'),
      [{ head: x('paper.head.source'), width: 3 }, { head: x('paper.head.amount'), width: 2, number: true }, { head: x('paper.head.share'), width: 1, number: true }],
      sources.map(({ source, amount }) => [name(source), euros(amount), share(funding > 0 ? amount / funding : 0)]),
      [x('paper.together'), euros(funding), ''],
    ),
  ];
}

/** The indicators as a table: what was reached, what was aimed at, and how many pilots stand behind it. Only the whole programme has a target. */
export function indicatorTable(caption: string, indicators: IndicatorFigure[], { x, lang }: PaperWords, withTarget = true): Block[] {
  const figure = (value: number | null, { unit }: IndicatorFigure) => (value === null ? '–' : formatFigure(lang, value, unit));
  const columns = [
    { head: x('paper.head.indicator'), width: 3 },
    { head: x('paper.head.total'), width: 2, number: true },
    { head: x('paper.head.planned'), width: 2, number: true },
    ...(withTarget ? [{ head: x('paper.head.target'), width: 2, number: true }] : []),
    { head: x('paper.head.behind'), width: 1.4, number: true },
  ];
  return tableOf(caption, columns, indicators.map((one) => [
    { text: one.name, lang: one.lang },
    one.total === null && one.median !== null ? x('paper.medianMark', { value: figure(one.median, one) }) : figure(one.total, one),
    figure(one.planned, one),
    ...(withTarget ? [figure(one.target, one)] : []),
    x('paper.of', { n: one.behind, of: one.measuring }),
  ]));
}

export function indicatorsPart({ indicators }: ProgrammeFigures, words: PaperWords): Block[] {
  const { x, progress, share } = words;
  if (indicators.every(({ measuring }) => measuring === 0)) return [paragraph(progress('indicators.nobody'))];
  const aimed = indicators.flatMap(({ name, total, target }) => (total !== null && target ? [{ label: name, value: Math.max(0, total / target), shown: share(total / target), mark: 1 }] : []));
  return [
    paragraph(x('paper.m.coverage')),
    ...barsOf(x('paper.shareCaption'), aimed),
    ...(aimed.length > 0 ? [note(x('paper.shareNote'))] : []),
    ...indicatorTable(x('paper.indicatorsCaption'), indicators, words),
  ];
}

export function planPart({ plan }: ProgrammeFigures, { x, progress, n }: PaperWords): Block[] {
  const rows = DUE_OUTCOMES.filter((outcome) => plan.due[outcome] > 0).map((outcome) => ({ label: progress(`plan.${outcome}`), value: plan.due[outcome], shown: n(plan.due[outcome]) }));
  return [
    paragraph(progress('plan.of', { count: plan.dueInAll })),
    ...barsOf(x('paper.planCaption'), rows),
    ...tableOf(x('paper.planCaption'), [{ head: x('paper.head.outcome'), width: 3 }, { head: x('paper.head.count'), width: 1, number: true }], rows.map(({ label, shown }) => [label, shown]), [x('paper.together'), n(plan.dueInAll)]),
    paragraph(progress('plan.ahead', { count: plan.ahead })),
  ];
}

const STANDINGS = ['accepted', 'waiting', 'owed', 'overdue', 'missed', 'skipped'] as const;

export function reportsPart({ reports }: ProgrammeFigures, { x, progress, n, lang }: PaperWords): Block[] {
  if (reports.rounds.length === 0) return [paragraph(progress('reports.none'))];
  const standing = (name: (typeof STANDINGS)[number]) => progress(`reports.${name}`);
  const columns = [{ head: x('paper.head.round'), width: 2.6 }, ...STANDINGS.map((name) => ({ head: standing(name), width: 1.35, number: true }))];
  return [
    ...barsOf(standing('accepted'), reports.rounds.map(({ period, inAll, reports: counts }) => ({ label: formatPeriod(lang, period), value: counts.accepted, shown: x('paper.of', { n: counts.accepted, of: inAll }), mark: inAll }))),
    ...tableOf(x('paper.reportsCaption'), columns, reports.rounds.map(({ period, dueOn, reports: counts }) => [`${formatPeriod(lang, period)}, ${progress('reports.due', { day: formatDate(lang, dueOn) })}`, ...STANDINGS.map((name) => n(counts[name]))])),
  ];
}
