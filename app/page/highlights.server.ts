import { contentTypes } from '#app/domain/registry.server';
import type { HighlightOf } from '#app/domain/shared/content-type';
import type { HighlightGroup } from '#app/domain/shared/highlights';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';

/** The newest of each kind that has something to show besides pilots: of all, of a theme, or of an organisation. */
export async function highlightsOf(lang: Lang, n: number, of?: HighlightOf): Promise<HighlightGroup[]> {
  const groups = await Promise.all(
    contentTypes.map(async ({ key, messages, highlights }): Promise<HighlightGroup[]> => {
      if (!highlights) return [];
      const t = translator(messages, lang);
      const entries = await highlights(lang, n, of);
      if (!of) return [{ key, title: t.at('highlights.title'), lead: t.at('highlights.lead'), all: { words: t.at('highlights.all'), search: '' }, entries }];
      if ('theme' in of) return [{ key, title: t.at('highlights.title'), lead: '', all: { words: t.at('highlights.inTheme'), search: `?theme=${of.theme}` }, entries }];
      return [{ key, title: t.at('name.many'), lead: '', all: null, entries }];
    }),
  );
  return groups.flat().filter(({ entries }) => entries.length > 0);
}
