import type { ReactNode } from 'react';
import { useLang } from '#app/platform/i18n/messages';
import './pilot-page.css';

/** The lang attribute of a text: none where it is the page's own language. */
export const useOther = () => {
  const page = useLang();
  return (lang: string) => (lang === page ? undefined : lang);
};

/** A part of a pilot's evidence under its rule and heading. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="pilot-section">
      <h2 id={id} className="section-head">{title}</h2>
      {children}
    </section>
  );
}
