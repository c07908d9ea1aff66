import type { ReactNode } from 'react';
import { milestoneMessages } from '#app/domain/milestones/messages';
import { DocumentLink } from '#app/domain/shared/document-links';
import { useLang, useT } from '#app/platform/i18n/messages';
import { reportMessages } from './messages';
import { Words } from './said';
import type { ShownAnswer, ShownFigure, ShownMilestone, ShownSubmission } from './submission.type';
import './report.css';

type Part = ShownFigure | ShownMilestone | ShownAnswer;

/** What a page adds to each part, e.g. a place for a reviewer's reason. */
type After = (part: { field: string; label: string }) => ReactNode;

type Props = {
  submission: ShownSubmission;
  after?: After;
  /** Level of the parts' headings; those inside are one deeper */
  heading?: 2 | 3;
};

/** A whole submission to read: figures, milestones and answers, each beside last time's. */
export function SubmissionView({ submission, after, heading = 2 }: Props) {
  const t = useT(reportMessages);
  const Title = `h${heading}` as const;
  const Name = heading === 2 ? 'h3' : 'h4';
  const { figures, milestones, answers, lang } = submission;
  const shared = { Name, after } as const;
  return (
    <div className="submission">
      <section aria-labelledby="submission-figures">
        <Title id="submission-figures" className="section-head">{t('part.figures')}</Title>
        {figures.length === 0 && <p>{t('figure.noneMeasured')}</p>}
        {figures.map((figure) => <Figure key={figure.field} figure={figure} textLang={lang} {...shared} />)}
      </section>
      <section aria-labelledby="submission-milestones">
        <Title id="submission-milestones" className="section-head">{t('part.milestones')}</Title>
        {milestones.length === 0 && <p>{t('milestone.nonePlanned')}</p>}
        {milestones.map((milestone) => <Milestone key={milestone.field} milestone={milestone} {...shared} />)}
      </section>
      <section aria-labelledby="submission-answers">
        <Title id="submission-answers" className="section-head">{t('part.answers')}</Title>
        {answers.length === 0 && <p>{t('answer.noneAsked')}</p>}
        {answers.map((answer) => <Answer key={answer.field} answer={answer} textLang={lang} {...shared} />)}
      </section>
    </div>
  );
}

type Shared = { Name: 'h3' | 'h4'; after?: After };

/** A part's name with its mark, what it says, last time's beside it, and what the page adds. */
function PartFrame({ part, Name, after, children, beside }: Shared & { part: Part; children: ReactNode; beside?: ReactNode }) {
  const t = useT(reportMessages);
  return (
    <div className="submission-part" id={`p-${part.field.replace(/[^a-zA-Z0-9]+/g, '-')}`}>
      <Name className="submission-name">
        <Words said={part.label} /> {part.changedFrom && <span className="tag tag-warning">{t('submission.changed')}</span>}
      </Name>
      <div className="submission-pair">
        <div className="submission-now">{children}</div>
        {(part.last || beside) && (
          <div className="submission-last">
            {part.last && (
              <>
                <p className="meta">{part.last.when}</p>
                <p className="kept-lines">{part.last.text}</p>
              </>
            )}
            {beside}
          </div>
        )}
      </div>
      {part.changedFrom && (
        <details className="reason">
          <summary>{part.changedFrom.when}</summary>
          <p className="kept-lines">{part.changedFrom.text}</p>
        </details>
      )}
      {after?.({ field: part.field, label: part.label.text })}
    </div>
  );
}

function Figure({ figure, textLang, ...shared }: Shared & { figure: ShownFigure; textLang: string }) {
  const t = useT(reportMessages);
  const own = textLang === useLang() ? undefined : textLang;
  const { value, isText, measure, target, source, comment, parts, revised } = figure;
  return (
    <PartFrame part={figure} {...shared} beside={target && <p className="meta">{t('figure.target', { value: target })}</p>}>
      {isText ? <p className="kept-lines" lang={value ? own : undefined}>{value || t('figure.none')}</p> : <p className={value ? 'submission-figure' : 'submission-missing'}>{value || t('figure.none')}</p>}
      {parts.length > 0 && <p>{parts.map((part) => `${part.label} ${part.value}`).join(' · ')}</p>}
      {revised && (
        <div className="submission-revised">
          <p><strong>{t('figure.revised', { value: revised.value, at: revised.on })}</strong></p>
          {revised.reason && <p className="kept-lines">{revised.reason}</p>}
        </div>
      )}
      {comment && <p className="kept-lines" lang={own}>{comment}</p>}
      <p className="meta">{measure}{source && <> {t('figure.sourceIs')} <span lang={own}>{source}</span></>}</p>
    </PartFrame>
  );
}

function Milestone({ milestone, ...shared }: Shared & { milestone: ShownMilestone }) {
  const t = useT(reportMessages);
  const milestones = useT(milestoneMessages);
  const { value, isLate, note, evidenceUrl, evidenceFileId, evidenceDocument } = milestone;
  return (
    <PartFrame part={milestone} {...shared}>
      <p>{value} {isLate && <span className="tag tag-warning">{t('milestone.late')}</span>}</p>
      {note.text && <p className="kept-lines"><Words said={note} /></p>}
      {evidenceUrl && <p className="meta">{t('milestone.evidence')} <a href={evidenceUrl}>{evidenceUrl}</a></p>}
      {evidenceFileId && <p className="meta"><a href={`/pictures/${evidenceFileId}`}>{milestones('evidencePicture')}</a></p>}
      {evidenceDocument && <p className="meta">{t('milestone.evidence')} <DocumentLink document={evidenceDocument} /></p>}
    </PartFrame>
  );
}

function Answer({ answer, textLang, ...shared }: Shared & { answer: ShownAnswer; textLang: string }) {
  const t = useT(reportMessages);
  const lang = useLang();
  const { value, isOwnText, href } = answer;
  if (!value) return <PartFrame part={answer} {...shared}><p className="submission-missing">{t('answer.none')}</p></PartFrame>;
  return (
    <PartFrame part={answer} {...shared}>
      <p className="kept-lines" lang={isOwnText && textLang !== lang ? textLang : undefined}>{href ? <a href={href}>{value}</a> : value}</p>
    </PartFrame>
  );
}
