import type { ReactNode } from 'react';
import type { FormResult } from '#app/components/field';
import { useT } from '#app/platform/i18n/messages';
import { AnswerBody } from './answer-review';
import type { Comparison } from './comparison.type';
import { FieldReview } from './field-review';
import { FigureBody } from './figure-review';
import { reviewDeskMessages } from './messages';
import { MilestoneBody } from './milestone-review';
import './review-desk.css';

type Props = { comparison: Comparison; open: boolean; returnedNumber: number | null; result: FormResult };

function Part({ id, title, empty, children }: { id: string; title: string; empty: string; children: ReactNode[] }) {
  return (
    <section aria-labelledby={id} className="review-part">
      <div className="section-head"><h2 id={id}>{title}</h2></div>
      {children.length > 0 ? children : <p>{empty}</p>}
    </section>
  );
}

/** A submission beside the last accepted one, part by part, with a place for a reason at each field. */
export function ReviewParts({ comparison, ...shared }: Props) {
  const t = useT(reviewDeskMessages);
  const { figures, answers, milestones, lang, lastLang, lastPeriod } = comparison;
  const common = ({ field, label, labelLang, change, reason }: Pick<Comparison['figures'][number], 'field' | 'label' | 'labelLang' | 'change' | 'reason'>) => ({ field, label, labelLang, change, reason, ...shared });
  return (
    <div id="f-reasons" tabIndex={-1}>
      <p>{lastPeriod ? t('review.beside', { period: lastPeriod }) : t('review.first')}{lastPeriod && ` ${t('change.legend')}`}</p>
      <Part id="figures" title={t('review.figures')} empty={t('figure.empty')}>
        {figures.map((figure) => <FieldReview {...common(figure)} key={figure.field}><FigureBody figure={figure} lang={lang} lastLang={lastLang} /></FieldReview>)}
      </Part>
      <Part id="answers" title={t('review.answers')} empty={t('review.noAnswers')}>
        {answers.map((answer) => <FieldReview {...common(answer)} key={answer.field}><AnswerBody answer={answer} lang={lang} lastLang={lastLang} /></FieldReview>)}
      </Part>
      <Part id="milestones" title={t('review.milestones')} empty={t('milestone.empty')}>
        {milestones.map((milestone) => <FieldReview {...common(milestone)} key={milestone.field}><MilestoneBody milestone={milestone} lang={milestone.noteLang} /></FieldReview>)}
      </Part>
    </div>
  );
}
