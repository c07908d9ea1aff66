import { uiMessages } from '#app/components/messages';
import { programmeOf } from '#app/domain/programme/programme.server';
import { contentType } from '#app/domain/registry.server';
import { textFor } from '#app/domain/shared/content';
import { publicEntry } from '#app/domain/shared/public-entry.server';
import type { Theme } from '#app/domain/shared/themes';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { LinkPicture, Side } from '#app/platform/link-picture/design';

const SITE = 'Aukio';

/** Which side of the square stands for a theme; docs/design.md. */
const SIDES: Record<Theme, Side> = { 'low-carbon': 'top', smart: 'right', healthy: 'bottom', 'socially-sustainable': 'left' };

/** What stands on the picture of a published entry; null when there is none. */
export async function entryPicture(lang: Lang, kind: string, slug: string): Promise<LinkPicture | null> {
  const type = contentType(kind);
  const entry = type && (await publicEntry(type, lang, slug));
  if (!entry) return null;
  const ui = translator(uiMessages, lang);
  return {
    lang,
    kind: translator(type.messages, lang).at('name.one'),
    title: textFor(entry.content, lang).fields.title ?? '',
    by: entry.lead?.id === entry.id ? '' : (entry.lead?.name ?? ''),
    sides: (type.themes?.(entry.content) ?? []).map((theme) => ({ side: SIDES[theme], name: ui.at(`theme.${theme}`) })),
    site: SITE,
  };
}

/** What stands on the picture of every other page: the programme. */
export async function sitePicture(lang: Lang): Promise<LinkPicture> {
  const { name, tagline, years } = await programmeOf(lang);
  return { lang, kind: name, title: tagline, by: `${years[0]?.year}–${years.at(-1)?.year}`, sides: [], site: SITE };
}
