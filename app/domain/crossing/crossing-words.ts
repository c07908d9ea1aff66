import { uiMessages } from '#app/components/messages';
import type { Theme } from '#app/domain/shared/themes';
import { formatList } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';

/** How sets of themes are named: "Low-carbon, smart and healthy". */
export function useThemeNames(): (themes: readonly Theme[]) => string {
  const ui = useT(uiMessages);
  const lang = useLang();
  return (themes) => formatList(lang, themes.map((theme, i) => (i === 0 ? ui(`theme.${theme}`) : ui(`theme.${theme}`).toLocaleLowerCase(lang))));
}
