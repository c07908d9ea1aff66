import type { z } from 'zod';
import { uiMessages } from '#app/components/messages';
import { countByTheme } from '#app/domain/pilots/pilots.server';
import type { ApiReader } from '#app/domain/shared/api';
import { translator } from '#app/platform/i18n/messages';
import { themesOf } from './programme.server';
import type { themeItem } from './theme.api';

/** The programme's themes in their order, for the open interface. */
export async function apiThemes({ origin, lang }: ApiReader): Promise<z.output<typeof themeItem>[]> {
  const [themes, counts] = await Promise.all([themesOf(lang), countByTheme()]);
  const t = translator(uiMessages, lang);
  return themes.map(({ theme, lead, body }) => ({
    theme,
    name: t.at(`theme.${theme}`),
    lead,
    body,
    language: lang,
    url: `${origin}/${lang}/themes/${theme}`,
    pilotCount: counts[theme],
    pilots: `${origin}/api/v1/pilots?lang=${lang}&theme=${theme}`,
  }));
}
