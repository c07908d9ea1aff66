import { useT } from '#app/platform/i18n/messages';
import { ChangedText } from '#app/domain/shared/changed-text';
import type { ComparedFigure } from './comparison.type';
import { BeforeAndNow } from './field-review';
import { FigureHistory } from './figure-history';
import { reviewDeskMessages } from './messages';
import './review-desk.css';

/** What a figure is judged by: its target, where it began, where it comes from. */
function FigureFacts({ figure, lang }: { figure: ComparedFigure; lang: string }) {
  const t = useT(reviewDeskMessages);
  const { target, baseline, source, comment, parts } = figure;
  if (!target && !baseline && !source && !comment && parts.length === 0) return null;
  return (
    <dl className="figure-facts">
      {target && <div><dt>{t('figure.target', { period: target.period })}</dt><dd>{target.shown}{target.share && <> <span className="meta">{t('figure.ofTarget', { share: target.share })}</span></>}</dd></div>}
      {baseline && <div><dt>{t('figure.baseline')}</dt><dd>{baseline}</dd></div>}
      {parts.length > 0 && <div><dt>{t('figure.parts')}</dt>{parts.map(({ label, shown }) => <dd key={label}>{label}: {shown}</dd>)}</div>}
      {source && <div><dt>{t('figure.source')}</dt><dd lang={lang}>{source}</dd></div>}
      {comment && <div><dt>{t('figure.comment')}</dt><dd className="kept-lines" lang={lang}>{comment}</dd></div>}
    </dl>
  );
}

/** A figure beside the last accepted one: the difference in words, what is unusual, target, source, and all its history. */
export function FigureBody({ figure, lang, lastLang }: { figure: ComparedFigure; lang: string; lastLang: string | null }) {
  const t = useT(reviewDeskMessages);
  const { isText, now, before, pieces, change, difference, oddity, revisedTo, corrects } = figure;
  const marked = isText && change === 'changed';
  const said = (text: string, at: string | null) => <p className={isText ? 'kept-lines' : 'big-figure'} lang={isText ? (at ?? undefined) : undefined}>{text}</p>;
  return (
    <>
      {figure.measure && <p className="meta">{figure.measure}</p>}
      <BeforeAndNow
        before={before === null ? null : (
          <>
            {marked ? <ChangedText pieces={pieces} side="before" lang={lastLang ?? undefined} /> : said(before, lastLang)}
            {revisedTo && <p className="notice-line">{t('figure.revised', { value: revisedTo })}</p>}
          </>
        )}
        now={
          <>
            {marked ? <ChangedText pieces={pieces} side="now" lang={lang} /> : said(now, lang)}
            {difference && <p className="difference">{difference}</p>}
            {oddity && <p className="notice-line">{t(`odd.${oddity}`)}</p>}
            {corrects && <p className="notice-line">{t('figure.corrects', corrects)}</p>}
          </>
        }
      />
      <FigureFacts figure={figure} lang={lang} />
      <FigureHistory figure={figure} />
    </>
  );
}
