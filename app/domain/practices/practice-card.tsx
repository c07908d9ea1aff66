import type { ReactNode } from 'react';
import { StatusTag, ThemeTags } from '#app/components/tags';
import { useLang, useT } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';

export type PracticeCardData = { slug: string; title: string; summary: string; lang: string; outcome: string; themes: readonly string[]; leadName: string };

/** A practice in a list. `heading` is the level that fits the page; `children` what the list has to say about it, e.g. why it suits. */
export function PracticeCard({ practice, heading: Heading = 'h3', children }: { practice: PracticeCardData; heading?: 'h2' | 'h3'; children?: ReactNode }) {
  const lang = useLang();
  const t = useT(practiceMessages);
  const other = practice.lang === lang ? undefined : practice.lang;
  return (
    <article className="card">
      <Heading lang={other}><a href={`/${lang}/practices/${practice.slug}`} hrefLang={other}>{practice.title}</a></Heading>
      <p className="meta">{practice.leadName}</p>
      <p lang={other}>{practice.summary}</p>
      <div className="tags">
        <StatusTag label={t.at(`outcome.${practice.outcome}`)} tone={practice.outcome === 'worked' ? 'success' : 'warning'} />
        <ThemeTags themes={practice.themes} />
      </div>
      {children}
    </article>
  );
}
