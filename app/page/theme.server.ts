import { uiMessages } from '#app/components/messages';
import { crossingFigureOf } from '#app/domain/crossing/crossing.server';
import { partnerLinks } from '#app/domain/partners/partners.server';
import { countByLead, countPilots, EVERY_PILOT, pilotFacets, pilotsInThemes } from '#app/domain/pilots/pilots.server';
import { PUBLIC_PILOT_STATES } from '#app/domain/pilots/pilot.type';
import { programmeMessages } from '#app/domain/programme/messages';
import { themesOf } from '#app/domain/programme/programme.server';
import { GOALS } from '#app/domain/sdg/sdg';
import { type Theme, THEMES } from '#app/domain/shared/themes';
import { formatNumber, formatShortEuros } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { renderMarkdown } from '#app/platform/markdown.server';
import { highlightsOf } from './highlights.server';

const PILOTS = 6;
const HIGHLIGHTS = 3;
const PARTNERS = 8;
const GOALS_SHOWN = 6;

/** The organisations that lead most pilots of a theme, and how many lead any. */
async function leadsOf(lang: Lang, theme: Theme) {
  const leads = await countByLead({ ...EVERY_PILOT, themes: [theme] });
  const most = [...leads].sort((a, b) => b.pilots - a.pilots || a.leadId.localeCompare(b.leadId)).slice(0, PARTNERS);
  const names = await partnerLinks(most.map(({ leadId }) => leadId), lang);
  const shown = most.flatMap(({ leadId, pilots }) => {
    const link = names.get(leadId);
    return link ? [{ ...link, count: pilots }] : [];
  });
  return { count: leads.length, most: shown };
}

/** Everything the page of a theme gathers. Counts come from the tallies, so their cost does not grow with the number of pilots. */
export async function themePage(lang: Lang, theme: Theme) {
  const filters = { ...EVERY_PILOT, themes: [theme] };
  const [themes, all, facets, pilots, highlights, leads, joins] = await Promise.all([
    themesOf(lang), countPilots(filters), pilotFacets(filters), pilotsInThemes(lang, [theme], PILOTS), highlightsOf(lang, HIGHLIGHTS, { theme }), leadsOf(lang, theme), crossingFigureOf(lang, theme),
  ]);
  const t = translator(programmeMessages, lang);
  const words = themes.find((found) => found.theme === theme);
  const listHref = `/${lang}/pilots?theme=${theme}`;
  const goals = [...facets.goals].sort((a, b) => b.pilots - a.pilots || a.goal - b.goal).slice(0, GOALS_SHOWN);
  return {
    theme,
    title: t('theme.title', { theme: translator(uiMessages, lang).at(`theme.${theme}`) }),
    description: words?.lead ?? '',
    body: renderMarkdown(words?.body ?? '', { lang }),
    count: all.pilots,
    figures: [
      { value: formatNumber(lang, all.pilots), label: t('theme.figurePilots', { count: all.pilots }), href: listHref },
      { value: formatNumber(lang, leads.count), label: t('theme.figureLeads', { count: leads.count }), href: `/${lang}/map?theme=${theme}` },
      { value: formatShortEuros(lang, all.budget), label: t('theme.figureBudget') },
    ],
    states: PUBLIC_PILOT_STATES.map((state) => ({ state, count: facets.status[state], href: `${listHref}&status=${state}` })).filter(({ count }) => count > 0),
    pilots,
    highlights,
    leads: leads.most,
    goals: goals.flatMap(({ goal, pilots: count }) => {
      const known = GOALS.find(({ code }) => code === String(goal));
      return known ? [{ code: known.code, label: known.label[lang], count, href: `${listHref}&sdg=${goal}` }] : [];
    }),
    joins,
    others: THEMES.filter((other) => other !== theme).map((other) => ({
      theme: other,
      lead: themes.find((found) => found.theme === other)?.lead ?? '',
      both: facets.themes[other],
      href: `${listHref}&theme=${other}`,
    })),
  };
}
