import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { db } from '#app/platform/db/db.server';
import { aQuestionUnder, aSearchFor } from '#tests/factories/exchange';
import type { Template } from './page-checks';
import { seededFollowUps, seededRetired, seededTravel } from './seeded';

/** A page that everybody may read, in one of its states; names in braces are found in the public world. */
export type PublicPage = Omit<Template, 'listed'> & { listed?: boolean };
/** Every public page and form state. */
export const publicPages: PublicPage[] = [
  { name: 'home', path: '', listed: true },
  { name: 'about', path: '/about', listed: true },
  { name: 'pilots', path: '/pilots', listed: true },
  { name: 'pilots, filtered', path: '/pilots?theme=smart&theme=low-carbon&status=running' },
  { name: 'pilots, filtered in every way', path: '/pilots?theme=smart&impact=healthy.zero&impact=low-carbon.plus&year=2024&sdg=11&q=a&sort=title' },
  { name: 'pilots of an organisation', path: '/pilots?partner={partner}' },
  { name: 'pilots, none', path: '/pilots?q=qwertyuiop' },
  { name: 'pilots, none for two reasons', path: '/pilots?q=qwertyuiop&status=running' },
  { name: 'pilots, beyond the last page', path: '/pilots?theme=smart&page=999' },
  { name: 'pilots, second page', path: '/pilots?page=2', listed: true },
  { name: 'pilot in three languages', path: '/pilots/{whole}', listed: true },
  { name: 'pilot in two languages', path: '/pilots/{part}', listed: true },
  { name: 'contact of a pilot', path: '/pilots/{whole}/contact' },
  { name: 'contact of a pilot, in error', path: '/pilots/{whole}/contact', sent: '', status: 422 },
  { name: 'partners', path: '/partners', listed: true },
  { name: 'partners, filtered', path: '/partners?kind=ministry&country=FI&sort=population' },
  { name: 'partners, none', path: '/partners?kind=ministry&leads=1&q=qwertyuiop' },
  { name: 'partner', path: '/partners/{partner}', listed: true },
  { name: 'people', path: '/people' },
  { name: 'people, filtered', path: '/people?role=representative&theme=smart&partner=tampere&q=a' },
  { name: 'people, none', path: '/people?q=qwertyuiop' },
  { name: 'people, second page', path: '/people?page=2' },
  { name: 'theme', path: '/themes/healthy', listed: true },
  { name: 'map', path: '/map', listed: true },
  { name: 'map, filtered', path: '/map?theme=smart&year=2025&show=partners&list=all' },
  { name: 'map, none', path: '/map?q=qwertyuiop' },
  { name: 'map, a place open', path: '/map?place={city}' },
  { name: 'map, a part of the world', path: '/map?area=nordics&box=23.9,60,25.3,60.5&order=name' },
  { name: 'crossing', path: '/crossing', listed: true },
  { name: 'crossing, filtered', path: '/crossing?status=running&year=2024&sdg=11' },
  { name: 'crossing, a pair', path: '/crossing?pair=smart.healthy' },
  { name: 'crossing, none', path: '/crossing?year=1950' },
  { name: 'progress', path: '/progress', listed: true },
  { name: 'the pilots behind a figure', path: '/progress/{indicator}', listed: true },
  { name: 'the pilots behind a figure, narrowed', path: '/progress/{indicator}?theme=smart&status=running' },
  { name: 'late milestones', path: '/progress/plan/late' },
  { name: 'milestones reached late, narrowed', path: '/progress/plan/reachedLate?theme=smart&page=2' },
  { name: 'where practices were taken up', path: '/progress/travel/replications?state=adopted' },
  { name: 'cities that gave and took, narrowed', path: '/progress/travel/cities?did=both&theme=smart' },
  { name: 'practices that nobody took up', path: '/progress/travel/untaken' },
  { name: 'from a pilot to the first adoption', path: '/progress/travel/first-adoptions' },
  { name: 'the pilots that were asked about', path: '/progress/follow-ups/12/asked' },
  { name: 'the pilots whose work spread, narrowed', path: '/progress/follow-ups/24/spread?theme=smart' },
  { name: 'what became of a pilot', path: '/pilots/{followed}', listed: true },
  { name: 'the pilots behind a figure, none', path: '/progress/nothing', status: 404 },
  { name: 'practices', path: '/practices', listed: true },
  { name: 'practices, filtered', path: '/practices?theme=smart&outcome=did-not-work' },
  { name: 'practices, none', path: '/practices?theme=smart&outcome=did-not-work&cost=high&population=under-10000&q=qwertyuiop' },
  { name: 'practices, for a municipality', path: '/practices?place={city}' },
  { name: 'practices, for a size, filtered in every way', path: '/practices?place=under10000&theme=smart&theme=healthy&maturity=tried&sdg=11&sort=travelled' },
  { name: 'practices, for a place nobody knows', path: '/practices?place=qwertyuiop' },
  { name: 'practices, some ticked', path: '/practices?page=2&{five}' },
  { name: 'practices, compared', path: '/practices/compare?with={practice}&with={practicePart}' },
  { name: 'practices, compared, one too many', path: '/practices/compare?{five}' },
  { name: 'practices, compared, none', path: '/practices/compare?with=qwertyuiop' },
  { name: 'practices, the rule for a place', path: '/practices/suiting', listed: true },
  { name: 'practice', path: '/practices/{practice}', listed: true },
  { name: 'partners wanted', path: '/partners-wanted', listed: true },
  { name: 'partners wanted, none', path: '/partners-wanted?kind=ministry' },
  { name: 'questions under a practice', path: '/practices/{practice}/questions' },
  { name: 'questions under a practice, none', path: '/practices/{practicePart}/questions' },
  { name: 'practice, changed since', path: '/practices/metsapohja-pihaan?since=1' },
  { name: 'practice that did not work', path: '/practices/{failure}', listed: true },
  { name: 'versions of a practice', path: '/practices/metsapohja-pihaan/versions?from=1&to=2' },
  { name: 'the only version of a practice', path: '/practices/{failure}/versions' },
  { name: 'contact of a practice', path: '/practices/{practice}/contact' },
  { name: 'contact of a practice, in error', path: '/practices/{practice}/contact', sent: '', status: 422 },
  { name: 'practice that travelled', path: '/practices/{travelled}', listed: true },
  { name: 'practice that is no longer offered', path: '/practices/{retired}' },
  { name: 'travel of one that is no longer offered', path: '/practices/{retired}/travel' },
  { name: 'travel', path: '/practices/{travelled}/travel', listed: true },
  { name: 'travel, nowhere', path: '/practices/{untravelled}/travel', listed: true },
  { name: 'travel of what did not work', path: '/practices/{failure}/travel', listed: true },
  { name: 'practice in fewer languages', path: '/practices/{practicePart}', listed: true },
  { name: 'search', path: '/search' },
  { name: 'search, found', path: '/search?q=energi' },
  { name: 'search, none', path: '/search?q=qwertyuiop' },
  { name: 'search, some of the words', path: '/search?q=energi+qwertyuiop' },
  { name: 'search, a similar word', path: '/search?q=lappenranta' },
  { name: 'join', path: '/join', listed: true },
  { name: 'join, in error', path: '/join', sent: 'email=&name=', status: 422 },
  { name: 'join, sent', path: '/join/sent' },
  { name: 'join, an old link', path: '/join/confirm?token=none' },
  { name: 'join, confirmed', path: '/join/confirmed' },
  { name: 'an old invitation', path: '/invitation?token=none', status: 410 },
  { name: 'sign in', path: '/sign-in' },
  { name: 'sign in, in error', path: '/sign-in', sent: 'email=&password=', status: 422 },
  { name: 'forgotten password', path: '/forgotten-password' },
  { name: 'forgotten password, sent', path: '/forgotten-password/sent' },
  { name: 'an old link to set a password', path: '/set-password?token=none' },
  { name: 'contact', path: '/contact', listed: true },
  { name: 'contact, in error', path: '/contact', sent: 'email=nobody', status: 422 },
  { name: 'open data', path: '/open-data', listed: true },
  { name: 'accessibility', path: '/accessibility', listed: true },
  { name: 'privacy', path: '/privacy', listed: true },
  { name: 'nothing', path: '/nothing', status: 404 },
];

/** An entry that can be read in exactly so many languages. */
async function slugOf(kind: string, texts: number): Promise<string> {
  const entries = await db.entry.findMany({ where: { kind, isPublic: true }, orderBy: { slug: 'asc' }, include: { texts: true } });
  const found = entries.find((entry) => entry.texts.length === texts) ?? entries[0];
  if (!found) throw new Error(`No ${kind} in ${texts} languages`);
  return found.slug;
}

/** One that did not work. */
const failureOf = async () => (await db.entry.findFirstOrThrow({ where: { id: (await db.practice.findFirstOrThrow({ where: { isPublic: true, outcome: 'did-not-work' }, orderBy: { publishedAt: 'asc' } })).id } })).slug;

/** Puts what public pages are about into the demonstration, in every state; says how each is called in the list of templates. */
export async function publicWorld(): Promise<Record<string, string>> {
  const slugs: Record<string, string> = {
    whole: await slugOf('pilots', 3),
    part: await slugOf('pilots', 2),
    partner: await slugOf('partners', 3),
    city: 'turku',
    practice: await slugOf('practices', 3),
    five: (await db.entry.findMany({ where: { kind: 'practices', isPublic: true }, orderBy: { slug: 'asc' }, take: 5 })).map(({ slug }) => `with=${slug}`).join('&'),
    indicator: (await db.commonIndicator.findFirstOrThrow({ where: { indicators: { some: { values: { some: { state: 'accepted' } } } } }, orderBy: { position: 'asc' } })).key,
    practicePart: await slugOf('practices', 2),
    failure: await failureOf(),
    travelled: (await seededTravel()).travelledSlug,
    untravelled: (await db.entry.findFirstOrThrow({ where: { kind: 'practices', isPublic: true, originalLang: 'fi', replications: { none: {} } }, orderBy: { slug: 'asc' } })).slug,
    followed: (await seededFollowUps()).followed ?? '',
    retired: await seededRetired(),
  };
  const { id: asked } = await db.entry.findFirstOrThrow({ where: { kind: 'practices', slug: slugs.practice } });
  const words = [{ lang: 'fi', answer: 'Kaksi henkilöä riittää.\n\nToinen heistä voi olla osa-aikainen.' }, { lang: 'sv', text: 'Hur länge tog det?\n<script>alert(1)</script>' }, { lang: 'en', text: 'a'.repeat(300) }];
  await aSearchFor(asked, { kinds: ['city', 'university'], lang: 'sv', text: 'Vi söker två små kommuner.\n<script>alert(1)</script>' });
  for (const more of words) await aQuestionUnder(asked, { state: 'shown', ...more });
  return slugs;
}

async function languagesOf(path: string): Promise<readonly Lang[]> {
  const [, kind, slug] = path.split('/');
  if (!slug) return LANGUAGES;
  const texts = await db.entryText.findMany({ where: { entry: { kind, slug } }, select: { lang: true } });
  return texts.length > 0 ? LANGUAGES.filter((lang) => texts.some((text) => text.lang === lang)) : LANGUAGES;
}

/**
 * Public pages as templates to look at.
 * @param slugs what `publicWorld` said
 */
export function publicTemplates(slugs: Record<string, string>) {
  const fill = (path: string) => path.replace(/\{(\w+)\}/g, (_, name) => slugs[name] ?? '');
  const templateOf = async ({ listed, ...page }: PublicPage): Promise<Template> => {
    const path = fill(page.path);
    return { ...page, path, listed: listed ? await languagesOf(path) : undefined };
  };
  return { fill, templateOf };
}
