import { uiMessages } from '#app/components/messages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { programmeMessages } from './messages';

type Listed = { theme: string; lead: string; count?: number };

/** Themes, each with its side of the square; with the number of pilots where that is known. */
export function ThemeList({ themes, heading: Heading = 'h3' }: { themes: Listed[]; heading?: 'h2' | 'h3' }) {
  const t = useT(programmeMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  return (
    <ul className={themes.length === 4 ? 'themes themes-around' : 'themes'}>
      {themes.map(({ theme, lead, count }) => (
        <li key={theme} className={`theme theme-${theme}`}>
          <Heading><a href={`/${lang}/themes/${theme}`}>{ui.at(`theme.${theme}`)}</a></Heading>
          <p>{lead}</p>
          {count !== undefined && <p className="meta">{t('home.pilots', { count })}</p>}
        </li>
      ))}
    </ul>
  );
}
