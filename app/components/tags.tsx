import { useT } from '#app/platform/i18n/messages';
import { uiMessages } from './messages';

/** One of the four themes by its address part; a link when `href` is given. */
export function ThemeTag({ theme, href }: { theme: string; href?: string }) {
  const t = useT(uiMessages);
  const className = `tag tag-${theme}`;
  const name = t.at(`theme.${theme}`);
  return href ? <a className={className} href={href}>{name}</a> : <span className={className}>{name}</span>;
}

/** Themes beside each other; `hrefOf` makes each a link. */
export function ThemeTags({ themes, hrefOf }: { themes: readonly string[]; hrefOf?: (theme: string) => string }) {
  return (
    <ul className="tags">
      {themes.map((theme) => <li key={theme}><ThemeTag theme={theme} href={hrefOf?.(theme)} /></li>)}
    </ul>
  );
}

export type Tone = 'neutral' | 'success' | 'warning' | 'danger';

/** Where something stands in its life, in words. */
export function StatusTag({ label, tone = 'neutral' }: { label: string; tone?: Tone }) {
  return <span className={tone === 'neutral' ? 'tag tag-outline' : `tag tag-${tone}`}>{label}</span>;
}
