import { contentTypes } from '#app/domain/registry.server';
import { THEMES } from '#app/domain/shared/themes';
import { db } from '#app/platform/db/db.server';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';

const BATCH = 500;

/** A public page: its path after the language, the languages it really exists in, when it last changed. */
export type PublicPage = { path: string; languages: readonly Lang[]; updatedAt?: Date };

/** Pages that are not entries: the front page, the lists of each kind, the themes and the standing texts. */
export const standingPages = (): PublicPage[] =>
  [
    '',
    '/about',
    ...contentTypes.filter((type) => type.behaviours.navigation).map((type) => `/${type.key}`),
    '/map',
    ...THEMES.map((theme) => `/themes/${theme}`),
    '/crossing',
    '/join',
    '/contact',
    '/open-data',
    '/accessibility',
    '/privacy',
  ].map((path) => ({ path, languages: LANGUAGES }));

const published = () => ({ isPublic: true, kind: { in: contentTypes.map((type) => type.key) } });

/** How many public entries there are. */
export const countEntries = (): Promise<number> => db.entry.count({ where: published() });

/** Public entries in the order of their ids, read in batches so that memory stays small. */
export async function* publicEntries(skip: number, take: number): AsyncGenerator<PublicPage> {
  let after: string | undefined;
  for (let left = take; left > 0; ) {
    const rows = await db.entry.findMany({
      where: published(),
      orderBy: { id: 'asc' },
      take: Math.min(BATCH, left),
      ...(after ? { cursor: { id: after }, skip: 1 } : { skip }),
      select: { id: true, kind: true, slug: true, updatedAt: true, texts: { select: { lang: true } } },
    });
    for (const { kind, slug, updatedAt, texts } of rows) {
      const languages = LANGUAGES.filter((lang) => texts.some((text) => text.lang === lang));
      if (languages.length > 0) yield { path: `/${kind}/${slug}`, languages, updatedAt };
    }
    left -= rows.length;
    after = rows.at(-1)?.id;
    if (rows.length < BATCH) return;
  }
}
