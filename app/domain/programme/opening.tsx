import type { ReactNode } from 'react';
import { uiMessages } from '#app/components/messages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { programmeMessages } from './messages';
import './home.css';

/** Two themes stand above the words and two below, each at its own side of the square, clockwise. */
const ABOVE = ['low-carbon', 'smart'] as const;
const BELOW = ['socially-sustainable', 'healthy'] as const;

type Props = { tagline: string; counts: Record<string, number>; children: ReactNode };

/** The opening of the site: the programme's sentence on a square whose four sides are the themes. */
export function Opening({ tagline, counts, children }: Props) {
  const t = useT(programmeMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const sides = (themes: readonly string[]) => (
    <ul className="square-sides">
      {themes.map((theme) => (
        <li key={theme} className={`theme-${theme}`}>
          <a href={`/${lang}/themes/${theme}`}><strong>{ui.at(`theme.${theme}`)}</strong> <span>{t('home.pilots', { count: counts[theme] ?? 0 })}</span></a>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="square">
      <i aria-hidden="true" /><i aria-hidden="true" /><i aria-hidden="true" /><i aria-hidden="true" />
      <h1>{tagline}</h1>
      {children}
      <nav aria-label={t('about.themes')} className="square-above">{sides(ABOVE)}</nav>
      <div className="square-below">{sides(BELOW)}</div>
    </div>
  );
}
