import { homeMap } from '#app/domain/map/small-map.server';
import { countByLead, countByMatrix, countPilots, EVERY_PILOT, type MatrixCount, newestPilots, type PlaceCount, themeCounts } from '#app/domain/pilots/pilots.server';
import { crossingCells } from '#app/domain/crossing/crossing.server';
import { countPartners } from '#app/domain/partners/partners.server';
import { homeProgress } from '#app/domain/progress/home-progress.server';
import { programmeMessages } from '#app/domain/programme/messages';
import { programmeOf, themesOf } from '#app/domain/programme/programme.server';
import { contentTypes } from '#app/domain/registry.server';
import { latestNews } from '#app/domain/shared/news.server';
import { formatNumber, formatShortEuros } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { renderMarkdown } from '#app/platform/markdown.server';
import { highlightsOf } from './highlights.server';

const NEWEST = 3;
const NEWS = 6;

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

async function news(lang: Lang) {
  const items = await latestNews(lang, NEWS);
  return items.flatMap(({ kind, slug, ...item }) => {
    const type = contentTypes.find(({ key }) => key === kind);
    return type ? [{ ...item, kindName: translator(type.messages, lang).at('name.one'), href: `/${lang}/${kind}/${slug}` }] : [];
  });
}

/** The programme in a few figures, each with its words and the page behind it. */
async function figures(lang: Lang, matrices: MatrixCount[], leads: PlaceCount[]) {
  const [running, partners] = await Promise.all([countPilots({ ...EVERY_PILOT, status: 'running' }), countPartners()]);
  const all = { pilots: sum(matrices.map(({ pilots }) => pilots)), budget: sum(matrices.map(({ budget }) => budget)) };
  const t = translator(programmeMessages, lang);
  return [
    { value: formatNumber(lang, all.pilots), label: t('home.figurePilots', { count: all.pilots, running: running.pilots }), href: `/${lang}/pilots` },
    { value: formatNumber(lang, leads.length), label: t('home.figureLeads', { count: leads.length }), href: `/${lang}/map` },
    { value: formatNumber(lang, partners), label: t('home.figurePartners', { count: partners }), href: `/${lang}/partners` },
    { value: formatShortEuros(lang, all.budget), label: t('home.figureBudget') },
  ];
}

/** Everything the home page shows, in a language. Its cost does not grow with the number of pilots. */
export async function homePage(lang: Lang) {
  // Several parts are about the same counts, which are read once.
  const [matrices, leads] = [countByMatrix(EVERY_PILOT), countByLead(EVERY_PILOT)];
  const [programme, themes, counted, pilots, groups, latest, inFigures, reached, map] = await Promise.all([
    programmeOf(lang), themesOf(lang), matrices, newestPilots(lang, NEWEST), highlightsOf(lang, NEWEST), news(lang),
    Promise.all([matrices, leads]).then(([byMatrix, byLead]) => figures(lang, byMatrix, byLead)), homeProgress(lang), homeMap(lang, leads),
  ]);
  const counts = themeCounts(counted);
  const { name, coordinator, tagline, intro, years, phase, yearNumber, quarter } = programme;
  return {
    programme: { name, coordinator, tagline, years, phase, yearNumber, quarter },
    intro: renderMarkdown(intro, { lang }),
    themes: themes.map(({ theme, lead }) => ({ theme, lead, count: counts[theme] })),
    counts,
    crossing: crossingCells(lang, counted),
    pilots,
    highlights: groups,
    news: latest,
    figures: inFigures,
    reached,
    map,
    description: translator(programmeMessages, lang)('home.description'),
  };
}
