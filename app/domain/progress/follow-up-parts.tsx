import { FOLLOW_UP_OUTCOMES, type FollowUpOutcome } from '#app/domain/follow-ups/follow-up.type';
import { followUpMessages } from '#app/domain/follow-ups/messages';
import { formatNumber, formatShare } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { type StackPart, StackedBar, Swatch } from './figures/stacked-bar';
import { FEW_ANSWERS, type FollowUpFigure, type FollowUpFigures } from './follow-up-figures.type';
import './progress.css';

const TONES: Record<FollowUpOutcome, StackPart['tone']> = { continued: 'solid', spread: 'soft', stopped: 'hollow' };

/** How many of those asked answered. */
function Response({ figure: { asked, answered, responseRate, hrefs } }: { figure: FollowUpFigure }) {
  const t = useT(followUpMessages);
  const lang = useLang();
  const words = asked === 1 ? t('figures.responseOne', { answered }) : t('figures.response', { answered, asked, share: formatShare(lang, responseRate ?? 0) });
  return <p className="meta mt-3"><a href={hrefs.asked}>{words}</a></p>;
}

/** What became of the pilots after so many months: how much lives on, and its parts in figures. */
function After({ figure }: { figure: FollowUpFigure }) {
  const t = useT(followUpMessages);
  const lang = useLang();
  const { months, asked, answered, unanswered, outcomes, lives, survival, hrefs } = figure;
  const isFew = answered < FEW_ANSWERS;
  const value = isFew ? t('figures.of', { part: lives, whole: answered }) : formatShare(lang, survival ?? 0);
  const name = t('figures.after', { months });
  const parts = FOLLOW_UP_OUTCOMES.map((key) => ({ key, n: outcomes[key], tone: TONES[key] }));
  const number = (n: number, href: string, label: string) => (n > 0 ? <a href={href} aria-label={`${name}, ${label}: ${n}`}>{formatNumber(lang, n)}</a> : formatNumber(lang, n));
  return (
    <div className="reached">
      <h3 className="reached-name">{name}</h3>
      {asked === 0 && <p className="reached-none">{t('figures.notAsked')}</p>}
      {asked > 0 && survival === null && <p className="reached-none">{t('figures.nothing')}</p>}
      {survival !== null && (
        <>
          <p className="reached-value">{lives > 0 ? <a href={hrefs.lives} aria-label={`${name}: ${value}`}>{value}</a> : value}</p>
          <p className="reached-coverage">{t('figures.livesOn')} <a href={hrefs.answered}>{t('figures.behind', { count: answered })}</a></p>
          <div className="mt-4"><StackedBar parts={parts} /></div>
          <table className="table stacked-table">
            <caption className="sr-only">{`${t('figures.what')}, ${name}`}</caption>
            <thead><tr><th scope="col">{t('figures.what')}</th><th scope="col" className="number">{t('figures.count')}</th>{!isFew && <th scope="col" className="number">{t('figures.share')}</th>}</tr></thead>
            <tbody>
              {parts.map(({ key, n, tone }) => (
                <tr key={key}>
                  <th scope="row" className="font-normal"><Swatch tone={tone} />{t(`outcome.${key}`)}</th>
                  <td className="number">{number(n, hrefs[key], t(`outcome.${key}`))}</td>
                  {!isFew && <td className="number">{formatShare(lang, n / answered)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {asked > 0 && <Response figure={figure} />}
      {asked > 0 && unanswered > 0 && answered > 0 && <p className="meta"><a href={hrefs.unanswered}>{t('figures.without', { count: unanswered })}</a></p>}
    </div>
  );
}

/** What remains after the pilots: how many leads answered, and how much of the work lives on. @param desk with the way to those who cannot be asked */
export function FollowUpParts({ figures: { months, nobody }, desk }: { figures: FollowUpFigures; desk?: boolean }) {
  const t = useT(followUpMessages);
  const lang = useLang();
  return (
    <>
      <p className="progress-note">{t('figures.note')}</p>
      <div className="progress-pair">{months.map((figure) => <After key={figure.months} figure={figure} />)}</div>
      {desk && (
        <p className="late-more">
          <a href={`/${lang}/desk/follow-ups`}>{t('figures.all')}</a>
          {nobody > 0 && <a href={`/${lang}/desk/follow-ups?show=nobody`}>{t('figures.nobody', { count: nobody })}</a>}
        </p>
      )}
    </>
  );
}

/** The same as a part of a page, under its heading. */
export function FollowUpSection(props: { figures: FollowUpFigures; desk?: boolean }) {
  const t = useT(followUpMessages);
  return (
    <section aria-labelledby="follow-ups">
      <div className="section-head"><h2 id="follow-ups">{t('figures.title')}</h2></div>
      <FollowUpParts {...props} />
    </section>
  );
}
