import type { Theme } from '#app/domain/shared/themes';
import type { Lang } from '#app/platform/i18n/languages';
import { type Chance, chanceFor } from '../chance';
import type { PilotFile } from '../pilot-file';
import { halfOf } from './measures';
import stock from './answers.json';
import written from './written.json';

type Answers = Record<string, string[]>;
type Words = Partial<Record<'progress' | 'surprise' | 'differently' | 'residents' | 'next', string>>;

const own = written as Record<string, Record<string, Words>>;
const RISKS = ['none', 'schedule', 'schedule', 'funding', 'people', 'permits', 'technology', 'residents'] as const;

/** Deals sentences like cards: none comes again before all have been dealt. */
function dealer(chance: Chance): (key: string, cards: string[]) => string {
  const decks = new Map<string, string[]>();
  return (key, cards) => {
    const deck = decks.get(key) ?? [];
    if (deck.length === 0) {
      const left = [...cards];
      while (left.length > 0) deck.push(...left.splice(chance.between(0, left.length - 1), 1));
    }
    decks.set(key, deck);
    return deck.shift() ?? '';
  };
}

const titleIn = (title: Partial<Record<Lang, string>>, lang: Lang): string => title[lang] ?? title.fi ?? title.en ?? title.sv ?? '';

/** What a half-year's plan brought, in a sentence: the milestone that was reached, else the one that comes. */
function planWords(deal: ReturnType<typeof dealer>, file: PilotFile, half: number): string {
  const lang = file.originalLang;
  const reached = file.milestones.filter((milestone) => milestone.done && halfOf(milestone) === half).at(-1);
  const ahead = file.milestones.find((milestone) => halfOf(milestone) > half);
  if (reached) return deal(`${lang} reached`, stock[lang].reached).replace('{milestone}', titleIn(reached.title, lang));
  return ahead ? deal(`${lang} ahead`, stock[lang].ahead).replace('{milestone}', titleIn(ahead.title, lang)) : '';
}

function spentOf(file: PilotFile, chance: Chance): string {
  const whole = (file.budget ?? []).reduce((sum, { amount }) => sum + amount, 0);
  const halves = halfOf(file.ends) - halfOf(file.starts) + 1;
  return String(Math.round(((whole || 120_000) / halves) * (0.6 + chance.next() * 0.6) / 50) * 50);
}

/** Writes answers for one report after another; sentences come again only when all have been used. */
export function answering(): (file: PilotFile, themes: Theme[], half: number) => Answers {
  const deal = dealer(chanceFor('answers'));
  return (file, themes, half) => {
    const lang = file.originalLang;
    const chance = chanceFor(`${file.slug} ${half} answers`);
    const words = own[file.slug]?.[half] ?? {};
    const { progress, ...lists } = stock[lang];
    const about = (theme: Theme) => deal(`${lang} ${theme}`, progress[theme]);
    const told = [planWords(deal, file, half), ...themes.slice(0, 2).map(about)].filter(Boolean).join(' ');
    const dealt = (key: 'surprise' | 'differently' | 'residents' | 'next') => words[key] ?? deal(`${lang} ${key}`, lists[key]);
    return {
      progress: [words.progress ?? told],
      ...((words.surprise || (!words.progress && chance.next() < 0.7)) && { surprise: [dealt('surprise')] }),
      ...((words.differently || (!words.progress && chance.next() < 0.55)) && { differently: [dealt('differently')] }),
      residents: [dealt('residents')],
      risk: [chance.pick(RISKS)],
      spent: [spentOf(file, chance)],
      next: [dealt('next')],
      ...(chance.next() < 0.25 && { link: [`https://${file.lead}.example/${file.slug}`] }),
    };
  };
}
