import { formatFigure } from '#app/domain/indicators/unit.type';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { HomeFigure } from './home-progress.server';
import { progressMessages } from './messages';
import './home-progress.css';

/** Decimals tell nothing on the way past; the page of the figure has them. */
const rounded = (total: number): number => (Math.abs(total) >= 100 ? Math.round(total) : total);

/** A few figures of what the programme has reached, each with how many pilots stand behind it; nothing before there are any. */
export function HomeProgress({ figures }: { figures: HomeFigure[] }) {
  const t = useT(progressMessages);
  const page = useLang();
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="reached">
      <div className="section-head">
        <h2 id="reached">{t('public.home')}</h2>
        <a href={`/${page}/progress`}>{t('public.homeAll')}</a>
      </div>
      <dl className="home-reached">
        {figures.map(({ key, name, lang, unit, total, behind, measuring, href }) => (
          <div key={key}>
            <dt lang={lang === page ? undefined : lang}><a href={href}>{name}</a></dt>
            <dd className="home-reached-value">{formatFigure(page, rounded(total), unit)}</dd>
            <dd className="meta">{t('public.homeBehind', { behind, measuring })}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
