import type { ReactNode } from 'react';
import { type FormResult, TextArea } from '#app/components/field';
import { useT } from '#app/platform/i18n/messages';
import type { Change } from '#app/domain/shared/changes';
import { ChangedText } from '#app/domain/shared/changed-text';
import type { LastReason } from './comparison.type';
import { reviewDeskMessages } from './messages';
import { placeOf } from './place';
import './review-desk.css';

type Props = {
  field: string;
  label: string;
  labelLang: string;
  change: Change | 'unasked';
  reason: LastReason | null;
  /** The submission that was returned */
  returnedNumber: number | null;
  /** Whether reasons can be written here */
  open: boolean;
  result: FormResult;
  tags?: ReactNode;
  children: ReactNode;
};

/** What was asked for last time, and whether that was answered. */
function Asked({ reason, number }: { reason: LastReason; number: number }) {
  const t = useT(reviewDeskMessages);
  return (
    <div className="field-remark">
      <p><strong>{t('review.asked', { number })}</strong></p>
      <p className="kept-lines">{reason.text}</p>
      {reason.changed !== null && <p>{reason.changed ? t('review.mended') : t('review.unmended')}</p>}
      {reason.changed && (
        <details>
          <summary>{t('review.whatChanged')}</summary>
          <ChangedText pieces={reason.pieces} />
        </details>
      )}
    </div>
  );
}

/** One thing of a submission under review: its name, whether it changed, what was asked last time, and a place for a reason. */
export function FieldReview({ field, label, labelLang, change, reason, returnedNumber, open, result, tags, children }: Props) {
  const t = useT(reviewDeskMessages);
  const name = `reason.${field}`;
  const written = Boolean(result?.sent?.[name]?.[0]);
  return (
    <article className="field-review" id={placeOf(field)} tabIndex={-1}>
      <header>
        <h3 lang={labelLang}>{label}</h3>
        <p className="tags"><span className={change === 'same' ? 'tag tag-outline' : 'tag'}>{t(`change.${change}`)}</span>{tags}</p>
      </header>
      {reason && returnedNumber !== null && <Asked reason={reason} number={returnedNumber} />}
      {children}
      {(open || written) && (
        <details className="reason no-print" open={written}>
          <summary>{t('review.reason')}<span className="sr-only">: {label}</span></summary>
          <TextArea name={name} label={t('review.reasonFor', { field: label })} rows={3} result={result} optional />
        </details>
      )}
    </article>
  );
}

/** The last accepted one and this one: beside each other where there is room, else one after the other. */
export function BeforeAndNow({ before, now }: { before: ReactNode; now: ReactNode }) {
  const t = useT(reviewDeskMessages);
  return (
    <div className="before-now">
      {before !== null && <div className="before"><h4>{t('review.before')}</h4>{before}</div>}
      <div className="now"><h4>{t('review.now')}</h4>{now}</div>
    </div>
  );
}
