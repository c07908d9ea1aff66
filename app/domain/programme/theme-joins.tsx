import type { ReactNode } from 'react';
import { uiMessages } from '#app/components/messages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { programmeMessages } from './messages';
import './theme-page.css';

type Other = { theme: string; lead: string; both: number; href: string };

/** The other three themes, each with the pilots that join it to this one. `children` may draw how they join. */
export function ThemeJoins({ others, children }: { others: Other[]; children?: ReactNode }) {
  const t = useT(programmeMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  return (
    <>
      <ul className="theme-joins">
        {others.map(({ theme, lead, both, href }) => {
          const name = ui.at(`theme.${theme}`);
          const also = t('theme.also', { theme: name.toLocaleLowerCase(lang), count: both });
          return (
            <li key={theme} className={`theme-join theme-${theme}`}>
              <p className="theme-join-count">{both > 0 ? <a href={href}>{also}</a> : also}</p>
              <p>{lead}</p>
              <p><a href={`/${lang}/themes/${theme}`}>{t('theme.title', { theme: name })}</a></p>
            </li>
          );
        })}
      </ul>
      {children}
    </>
  );
}
