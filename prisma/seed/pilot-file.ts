import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PilotContent } from '#app/domain/pilots/pilot.schema';
import type { PilotState } from '#app/domain/pilots/pilot.type';
import type { Reason } from '#app/domain/shared/timeline.server';
import type { Impact, ImpactKey } from '#app/domain/shared/themes';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';
import { idOf } from './accounts';
import { type Chance, chanceFor } from './chance';
import { PICTURE_CREDIT } from './pictures';

type Month = { year: number; month: number };
type PilotTexts = { title: string; summary: string; challenge: string; approach: string; novelty?: string; evidence: Partial<Record<ImpactKey, string>> };

/** A pilot as it stands in prisma/seed/pilots/*.json. Years are the programme's, 1 to 5; today lies in the fourth. */
export type PilotFile = {
  slug: string;
  originalLang: Lang;
  state: PilotState;
  lead: string;
  partners: { partner: string; role: PilotContent['partners'][number]['role'] }[];
  starts: Month;
  ends: Month;
  impact: Record<ImpactKey, Impact>;
  sdgTargets: string[];
  nuaParagraphs: number[];
  milestones: (Month & { done: boolean; title: Partial<Record<Lang, string>> })[];
  budget?: PilotContent['budget'];
  funding?: PilotContent['funding'];
  texts: Partial<Record<Lang, PilotTexts>>;
  pictureAlt: Partial<Record<Lang, string>>;
  reason?: string;
  returnReasons?: Reason[];
};

const milestoneId = (slug: string, i: number): string => `${slug}-${i + 1}`;

/** Tells of a pilot's milestones by id whether they have been reached. */
export const doneIn = ({ slug, milestones }: Pick<PilotFile, 'slug' | 'milestones'>): ((id: string) => boolean) => {
  const done = new Set(milestones.flatMap((milestone, i) => (milestone.done ? [milestoneId(slug, i)] : [])));
  return (id) => done.has(id);
};

const folder = fileURLToPath(new URL('./pilots/', import.meta.url));

/** All pilots of the demonstration, by file name. */
export const pilotFiles = (): PilotFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as PilotFile);

/** The translations that are not as a translator left them, so that readers can see how that is told. */
const OTHER_STATES: Record<string, Partial<Record<Lang, 'machine' | 'outdated'>>> = {
  'talvipyoraily': { sv: 'outdated' },
  'tyhjat-tilat-kayttoon': { en: 'machine' },
  'stadens-varmepumpar': { en: 'outdated' },
};

const day = (year: number, month: number, dayOfMonth: number) => new Date(Date.UTC(year, month - 1, dayOfMonth)).toISOString().slice(0, 10);
const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function fieldsOf({ evidence, ...texts }: PilotTexts): Record<string, string> {
  const sentences = Object.entries(evidence).map(([theme, sentence]) => [`evidence.${theme}`, sentence]);
  return { ...texts, ...Object.fromEntries(sentences) };
}

function textsOf({ slug, originalLang, texts }: PilotFile, places: Partial<Record<Lang, string>>): PilotContent['texts'] {
  const written = LANGUAGES.flatMap((lang) => {
    const text = texts[lang];
    const state = lang === originalLang ? 'original' : (OTHER_STATES[slug]?.[lang] ?? 'translated');
    const place = places[lang];
    return text ? [[lang, { state, fields: { ...fieldsOf(text), ...(place && { place }) } }] as const] : [];
  });
  return Object.fromEntries(written);
}

function monthsOf(file: PilotFile, firstYear: number, chance: Chance) {
  const yearOf = (at: Month) => firstYear + at.year - 1;
  const last = lastOf(yearOf(file.ends), file.ends.month);
  const startsOn = day(yearOf(file.starts), file.starts.month, chance.pick([1, 1, 1, 15, chance.between(2, 20)]));
  const endsOn = day(yearOf(file.ends), file.ends.month, chance.pick([last, last, 15, chance.between(8, 27)]));
  const within = (date: string) => (date < startsOn ? startsOn : date > endsOn ? endsOn : date);
  const milestones = file.milestones.map((milestone, i) => ({
    id: milestoneId(file.slug, i),
    dueOn: within(day(yearOf(milestone), milestone.month, chance.between(4, 28))),
    titles: milestone.title,
  }));
  return { startsOn, endsOn, milestones };
}

/**
 * A file as the content its editors would have written.
 * @param firstYear the calendar year of the programme's first year
 * @param picture id of the stored illustration, or null
 * @param places the lead's name in each language
 */
export function contentOf(
  file: PilotFile,
  firstYear: number,
  partners: Map<string, string>,
  picture: string | null,
  places: Partial<Record<Lang, string>> = {},
): PilotContent {
  return {
    originalLang: file.originalLang,
    texts: textsOf(file, places),
    impact: file.impact,
    ...monthsOf(file, firstYear, chanceFor(`${file.slug} dates`)),
    partners: file.partners.map(({ partner, role }) => ({ partnerId: idOf(partners, partner), role })),
    sdgTargets: file.sdgTargets,
    nuaParagraphs: file.nuaParagraphs,
    budget: file.budget ?? [],
    funding: file.funding ?? [],
    pictures: picture ? [{ fileId: picture, credit: PICTURE_CREDIT, alt: file.pictureAlt }] : [],
  };
}
