import { formatNumber } from '#app/platform/i18n/format';
import { useLang } from '#app/platform/i18n/messages';
import './count-bars.css';

export type CountBar = { label: string; lang?: string; href: string; count: number; /** What the number counts, for those who hear it alone */ said: string };

/** Things with a number each, drawn as bars of the longest one's length; the words and numbers say the same. */
export function CountBars({ bars }: { bars: CountBar[] }) {
  const page = useLang();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ol className="count-bars">
      {bars.map(({ label, lang, href, count, said }) => (
        <li key={href}>
          <a href={href} lang={lang === page ? undefined : lang} hrefLang={lang === page ? undefined : lang}>{label}</a>
          <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none"><rect width={Math.max(1.5, (100 * count) / most)} height={10} /></svg>
          <span aria-hidden="true">{formatNumber(page, count)}</span>
          <span className="sr-only">{said}</span>
        </li>
      ))}
    </ol>
  );
}
