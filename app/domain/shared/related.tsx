import { useLang } from '#app/platform/i18n/messages';

export type RelatedGroup = { key: string; title: string; links: { title: string; lang: string; href: string }[] };

/** Other entries that belong to a page, kind by kind. */
export function Related({ groups }: { groups: RelatedGroup[] }) {
  const lang = useLang();
  return groups.map(({ key, title, links }) => (
    <section key={key} aria-labelledby={`related-${key}`} className="mt-12">
      <h2 id={`related-${key}`} className="mb-4">{title}</h2>
      <ul className="stack">
        {links.map((link) => (
          <li key={link.href}><a href={link.href} lang={link.lang === lang ? undefined : link.lang} hrefLang={link.lang}>{link.title}</a></li>
        ))}
      </ul>
    </section>
  ));
}
