import { useT } from '#app/platform/i18n/messages';
import { ChangedText } from '#app/domain/shared/changed-text';
import type { ComparedAnswer } from './comparison.type';
import { BeforeAndNow } from './field-review';
import { reviewDeskMessages } from './messages';
import './review-desk.css';

/** An answer beside last time's. Marks stand only where they help: in what was written anew they would hide the text. */
export function AnswerBody({ answer, lang, lastLang }: { answer: ComparedAnswer; lang: string; lastLang: string | null }) {
  const t = useT(reviewDeskMessages);
  const { now, before, pieces, change, isText, isLink, difference } = answer;
  const marked = change === 'changed' && isText;
  const plain = (text: string, at: string | null) => (text ? <p className="kept-lines" lang={isText ? (at ?? undefined) : undefined}>{text}</p> : <p className="meta">{t('answer.none')}</p>);
  return (
    <BeforeAndNow
      before={before === null ? null : marked ? <ChangedText pieces={pieces} side="before" lang={lastLang ?? undefined} /> : plain(before, lastLang)}
      now={
        <>
          {marked ? <ChangedText pieces={pieces} side="now" lang={lang} /> : isLink ? <p className="kept-lines"><a href={now} rel="noreferrer">{now}</a></p> : plain(now, lang)}
          {difference && <p className="difference">{difference}</p>}
        </>
      }
    />
  );
}
