import { StatusTag, ThemeTags } from '#app/components/tags';
import { useLang } from '#app/platform/i18n/messages';

type Shown = { slug: string; title: string; summary: string; lang: string; label: string; leadName: string; themes: readonly string[] };
export type HighlightGroup = { key: string; title: string; lead: string; all: { words: string; search: string } | null; entries: Shown[] };

/** The newest of a kind, in that kind's own words. */
export function Highlights({ group: { key, title, lead, all, entries } }: { group: HighlightGroup }) {
  const page = useLang();
  const other = (lang: string) => (lang === page ? undefined : lang);
  return (
    <section aria-labelledby={`highlights-${key}`}>
      <div className="section-head">
        <h2 id={`highlights-${key}`}>{title}</h2>
        {all && <a href={`/${page}/${key}${all.search}`}>{all.words}</a>}
      </div>
      {lead && <p className="lead">{lead}</p>}
      <div className="grid-cards">
        {entries.map((entry) => (
          <article key={entry.slug} className="card">
            <h3 lang={other(entry.lang)}><a href={`/${page}/${key}/${entry.slug}`} hrefLang={other(entry.lang)}>{entry.title}</a></h3>
            <p className="meta">{entry.leadName}</p>
            <p lang={other(entry.lang)}>{entry.summary}</p>
            <div className="tags"><StatusTag label={entry.label} /><ThemeTags themes={entry.themes} /></div>
          </article>
        ))}
      </div>
    </section>
  );
}
