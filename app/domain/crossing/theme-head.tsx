import { uiMessages } from '#app/components/messages';
import type { Theme } from '#app/domain/shared/themes';
import { useT } from '#app/platform/i18n/messages';

/** A theme as the head of a row or column; where there is no room for its name, its side of the square stands alone. */
export function ThemeHead({ theme }: { theme: Theme }) {
  const ui = useT(uiMessages);
  return <span className={`tag tag-${theme}`}><span className="crossing-head">{ui(`theme.${theme}`)}</span></span>;
}
