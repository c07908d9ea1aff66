import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { sharedMessages } from './messages';
import './news-list.css';

type Item = { id: string; at: string; step: string; kindName: string; href: string; title: string; lang: string };

/** What happened lately, a line each: when, what, to which entry. */
export function NewsList({ items }: { items: Item[] }) {
  const t = useT(sharedMessages);
  const page = useLang();
  return (
    <ol className="news">
      {items.map(({ id, at, step, kindName, href, title, lang }) => {
        const other = lang === page ? undefined : lang;
        return (
          <li key={id}>
            <p className="meta"><time dateTime={at}>{formatDate(page, at)}</time></p>
            <p>
              <a href={href} lang={other} hrefLang={other}>{title}</a>
              <span className="meta news-what"> {kindName}: {t.at(`news.${step}`)}</span>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
