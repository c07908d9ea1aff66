import type { Attachment } from '#app/domain/shared/content';
import { DocumentLink } from '#app/domain/shared/document-links';
import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { milestoneMessages } from './messages';
import { delayOf, type ShownMilestone, type Standing, standingOf, type When } from './milestone.type';
import './milestones.css';

/** The lang attribute of a text: none where it is the page's own language. */
export const useOther = () => {
  const page = useLang();
  return (lang: string) => (lang === page ? undefined : lang);
};

const TAGS: Record<Standing, string> = { reached: 'tag tag-success', late: 'tag tag-warning', missed: 'tag tag-outline', dropped: 'tag tag-outline', underway: 'tag', ahead: 'tag' };

/** How a milestone stands, as a tag. */
export function StandingTag({ standing }: { standing: Standing }) {
  const t = useT(milestoneMessages);
  return <span className={TAGS[standing]}>{t(`state.${standing}`)}</span>;
}

/** The difference between plan and fact in words, or null where there is none to tell. */
export function useDelay(): (milestone: ShownMilestone, when: When) => string | null {
  const t = useT(milestoneMessages);
  return (milestone, when) => {
    const days = delayOf(milestone, when);
    if (days === null) return null;
    if (standingOf(milestone, when) === 'late') return t('delay.late', { days });
    if (days === 0) return t('delay.onTime');
    return days > 0 ? t('delay.reachedLate', { days }) : t('delay.reachedEarly', { days: -days });
  };
}

/** Planned day, actual day and the difference, in one line. */
export function MilestoneDays({ milestone, when }: { milestone: ShownMilestone; when: When }) {
  const t = useT(milestoneMessages);
  const lang = useLang();
  const delay = useDelay()(milestone, when);
  const { dueOn, reachedOn, state } = milestone;
  const reached = state === 'reached' && (reachedOn ? t('reachedOn', { day: formatDate(lang, reachedOn) }) : t('reachedNoDay'));
  return (
    <p className="meta">
      {[dueOn ? t('planned', { day: formatDate(lang, dueOn) }) : t('noDay'), reached, delay].filter(Boolean).join(' · ')}
    </p>
  );
}

/** The note and evidence of a milestone, or of one of its records. */
export function MilestoneNote({ note, lang, evidenceUrl, evidenceFileId, evidenceDocument }: { note: string; lang: string; evidenceUrl: string; evidenceFileId: string | null; evidenceDocument: Attachment | null }) {
  const t = useT(milestoneMessages);
  const other = useOther();
  return (
    <>
      {note && <p className="kept-lines" lang={other(lang)}>{note}</p>}
      {(evidenceUrl || evidenceFileId || evidenceDocument) && (
        <p className="milestone-evidence">
          {evidenceUrl && <a href={evidenceUrl} rel="noopener nofollow">{t('evidenceLink', { host: hostOf(evidenceUrl) })}</a>}
          {evidenceFileId && <a href={`/pictures/${evidenceFileId}`}>{t('evidencePicture')}</a>}
          {evidenceDocument && <span>{t('evidenceDocument')} <DocumentLink document={evidenceDocument} /></span>}
        </p>
      )}
    </>
  );
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);
