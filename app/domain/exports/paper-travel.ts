import type { ProgrammeFigures } from '#app/domain/progress/programme-figures.server';
import { formatDate } from '#app/platform/i18n/format';
import type { Block } from '#app/platform/press/document';
import { barsOf, heading, note, paragraph, tableOf } from './paper-blocks';
import type { PaperWords } from './paper-words';

type Part = (figures: ProgrammeFigures, words: PaperWords) => Block[];

const practicesPart: Part = ({ travel }, { travel: t, n }) => {
  const columns = [{ head: t('practice'), width: 3 }, { head: t('many'), width: 1, number: true }];
  return [
    ...tableOf(t('outcomes'), columns, travel.outcomes.map((one) => [one.name, n(one.n)])),
    ...tableOf(t('maturities'), columns, travel.maturities.map((one) => [one.name, n(one.n)])),
  ];
};

const statesPart: Part = ({ travel: { states, unconfirmed, counted } }, { travel: t, replication, n }) => {
  const columns = [{ head: t('states.head'), width: 3 }, { head: t('states.count'), width: 1, number: true }, { head: t('states.unconfirmed'), width: 1, number: true }];
  const name = (state: (typeof states)[number]['state']) => replication(`state.${state}`);
  return [
    heading(t('states.caption')),
    ...barsOf(t('states.caption'), states.map((one) => ({ label: name(one.state), value: one.n, shown: n(one.n) }))),
    ...tableOf('', columns, states.map((one, i) => [name(one.state), n(one.n), n(unconfirmed?.[i]?.n ?? 0)])),
    note(t('states.note', { count: counted })),
  ];
};

const citiesPart: Part = ({ travel: { cities } }, { travel: t, n }) => {
  const columns = [{ head: t('city'), width: 3 }, { head: t('gave'), width: 1, number: true }, { head: t('took'), width: 1, number: true }];
  return [
    heading(t('cities.title')),
    paragraph(`${t('cities.gave', { n: cities.gave.n })}, ${t('cities.took', { n: cities.took.n })}, ${t('cities.both', { n: cities.both.n })}.`),
    ...tableOf(t('cities.caption'), columns, cities.most.map(({ name, gave, took }) => [{ text: name.title, lang: name.lang }, n(gave.n), n(took.n)])),
    note(t('cities.note')),
  ];
};

const firstPart: Part = ({ travel: { firstAdoption: { n, of, time } } }, { travel: t }) => [
  heading(t('first.title')),
  ...(time === null ? [paragraph(t('first.none'))] : [{ kind: 'numbers' as const, items: [{ value: time, label: t('first.behind', { n }) }] }]),
  note(`${of > 0 ? `${t('first.of', { of })} ` : ''}${t('first.rule')}`),
];

const mostPart: Part = ({ travel: { travelled, untaken } }, { lang, travel: t, n }) => [
  heading(t('most.title')),
  ...(travelled.n === 0 ? [paragraph(t('most.none'))] : []),
  ...tableOf('', [{ head: t('practice'), width: 4 }, { head: t('places'), width: 1, number: true }], travelled.most.map(({ name, taken }) => [{ text: name.title, lang: name.lang }, n(taken.n)])),
  heading(t('untaken.title')),
  paragraph(untaken.n === 0 ? t('untaken.none', { of: untaken.of }) : t('untaken.count', { n: untaken.n, of: untaken.of })),
  ...tableOf('', [{ head: t('practice'), width: 4 }, { head: t('rows.published'), width: 2 }], untaken.oldest.map(({ name, publishedOn }) => [{ text: name.title, lang: name.lang }, formatDate(lang, publishedOn)])),
  note(t('untaken.rule')),
];

/** How practices travel: the same figures as the page's. */
export const travelPart: Part = (figures, words) => {
  const { travel: t } = words;
  const { practices, isWider, counted } = figures.travel;
  if (practices.n === 0) return [paragraph(t(figures.filters.themes.length > 0 ? 'noneChosen' : 'none'))];
  return [
    paragraph(`${t('count', { count: practices.n })}. ${t('note')}${isWider ? ` ${t('noteWider')}` : ''}`),
    ...practicesPart(figures, words),
    ...statesPart(figures, words),
    ...(counted > 0 ? [...citiesPart(figures, words), ...firstPart(figures, words)] : [paragraph(t('untravelled'))]),
    ...mostPart(figures, words),
  ];
};
