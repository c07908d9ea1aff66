import { milestoneMessages } from '#app/domain/milestones/messages';
import { DocumentLink } from '#app/domain/shared/document-links';
import { useT } from '#app/platform/i18n/messages';
import { ChangedText } from '#app/domain/shared/changed-text';
import type { ComparedMilestone } from './comparison.type';
import { reviewDeskMessages } from './messages';
import './review-desk.css';

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);

/** A milestone: what was planned against what became of it, with what moved since last time. */
export function MilestoneBody({ milestone, lang }: { milestone: ComparedMilestone; lang: string }) {
  const t = useT(reviewDeskMessages);
  const milestones = useT(milestoneMessages);
  const { planned, plannedBefore, state, stateBefore, reached, delay, isLate, note, pieces, change, evidenceUrl, evidenceFileId, evidenceDocument } = milestone;
  return (
    <>
      <dl className="plan-fact">
        <div>
          <dt>{t('milestone.planned')}</dt>
          <dd>{planned ?? t('milestone.noDay')}</dd>
          {plannedBefore && <dd className="notice-line">{t('milestone.moved', { at: plannedBefore })}</dd>}
        </div>
        <div>
          <dt>{t('milestone.actual')}</dt>
          <dd>{[state, reached].filter(Boolean).join(', ')}</dd>
          {stateBefore && <dd className="meta">{t('milestone.stateBefore', { state: stateBefore })}</dd>}
          {delay && <dd className={isLate ? 'notice-line' : undefined}>{delay}</dd>}
        </div>
      </dl>
      {note && (change === 'changed' ? <ChangedText pieces={pieces} lang={lang} /> : <p className="kept-lines" lang={lang}>{note}</p>)}
      {evidenceUrl && <p><a href={evidenceUrl} rel="noreferrer">{t('milestone.evidence', { host: hostOf(evidenceUrl) })}</a></p>}
      {evidenceFileId && <p><a href={`/pictures/${evidenceFileId}`}>{milestones('evidencePicture')}</a></p>}
      {evidenceDocument && <p>{milestones('evidenceDocument')} <DocumentLink document={evidenceDocument} /></p>}
    </>
  );
}
