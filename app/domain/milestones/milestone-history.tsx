import { uiMessages } from '#app/components/messages';
import { Timeline } from '#app/components/timeline';
import type { Attachment } from '#app/domain/shared/content';
import { formatDate, formatMoment } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { milestoneMessages } from './messages';
import type { MilestoneState } from './milestone.type';
import { MilestoneNote } from './milestone-words';

type Told = { id: string; state: MilestoneState; reachedOn: string | null; note: string; lang: string; evidenceUrl: string; evidenceFileId: string | null; evidenceDocument: Attachment | null; by: string | null; at: string };

/** All that was told of a milestone, newest first. */
export function MilestoneHistory({ history }: { history: Told[] }) {
  const t = useT(milestoneMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  if (history.length === 0) return <p>{t('record.none')}</p>;
  return (
    <Timeline
      items={history.map(({ id, state, reachedOn, note, lang: written, evidenceUrl, evidenceFileId, evidenceDocument, by, at }) => ({
        id,
        when: formatMoment(lang, at),
        dateTime: at,
        what: <>{t(`state.${state}`)}{reachedOn && <>, {formatDate(lang, reachedOn)}</>}</>,
        who: by ?? ui('formerMember'),
        note: (note || evidenceUrl || evidenceFileId || evidenceDocument) && <MilestoneNote note={note} lang={written} evidenceUrl={evidenceUrl} evidenceFileId={evidenceFileId} evidenceDocument={evidenceDocument} />,
      }))}
    />
  );
}
