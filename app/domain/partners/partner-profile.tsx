import { uiMessages } from '#app/components/messages';
import { ThemeSquare } from '#app/components/theme-square';
import { formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { partnerMessages } from './messages';
import './partner-page.css';
import '#app/components/count-bars.css';

type Themes = Parameters<typeof ThemeSquare>[0]['counts'];

/** Which themes an organisation's pilots strengthen: its own square, and the numbers, each leading to those pilots. */
export function PartnerProfile({ slug, themes, pilots, over }: { slug: string; themes: Themes; pilots: number; over: boolean }) {
  const t = useT(partnerMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  return (
    <figure className="partner-square">
      <ThemeSquare counts={themes} of={pilots} />
      <figcaption>
        <ul>
          {(Object.keys(themes) as (keyof Themes)[]).map((theme) => {
            const words = <><span className={`tag tag-${theme}`}>{ui(`theme.${theme}`)}</span> <span>{t('page.themePilots', { count: themes[theme] })}</span></>;
            return <li key={theme}>{themes[theme] > 0 ? <a href={`/${lang}/pilots?theme=${theme}&partner=${slug}`}>{words}</a> : <span>{words}</span>}</li>;
          })}
        </ul>
        <p className="meta">{t('page.squareNote', { count: pilots })}{over && ` ${t('page.over')}`}</p>
      </figcaption>
    </figure>
  );
}

/** The sustainable development goals its pilots advance, each leading to those pilots. */
export function PartnerGoals({ slug, goals }: { slug: string; goals: { code: string; label: string; count: number }[] }) {
  const t = useT(partnerMessages);
  const lang = useLang();
  return (
    <ol className="goal-counts">
      {goals.map(({ code, label, count }) => (
        <li key={code}>
          <span aria-hidden="true">{code}</span>
          <a href={`/${lang}/pilots?partner=${slug}&sdg=${code}`}><span className="sr-only">{code} </span>{label}</a>
          <span aria-hidden="true">{formatNumber(lang, count)}</span>
          <span className="sr-only">{t('page.themePilots', { count })}</span>
        </li>
      ))}
    </ol>
  );
}
