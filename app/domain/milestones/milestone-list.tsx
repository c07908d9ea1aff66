import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { milestoneMessages } from './messages';
import { type ShownMilestone, standingOf, type When } from './milestone.type';
import { MilestoneDays, MilestoneNote, StandingTag, useOther } from './milestone-words';
import './milestones.css';

type Row = ShownMilestone & { href: string; recordedAt: string | null };

/** A pilot's milestones at its desk, each leading to its own page; the late ones come first. */
export function MilestoneRows({ rows, when }: { rows: Row[]; when: When }) {
  const t = useT(milestoneMessages);
  const lang = useLang();
  const other = useOther();
  return (
    <ul className="milestone-rows">
      {rows.map((row) => {
        const standing = standingOf(row, when);
        return (
          <li key={row.id} className={`milestone-row milestone-${standing}`}>
            <h2><a href={row.href} lang={other(row.lang)}>{row.title || row.id}</a></h2>
            <p><StandingTag standing={standing} /></p>
            <MilestoneDays milestone={row} when={when} />
            <MilestoneNote note={row.note} lang={row.noteLang} evidenceUrl={row.evidenceUrl} evidenceFileId={row.evidenceFileId} evidenceDocument={row.evidenceDocument} />
            <p className="meta">{row.recordedAt ? t('list.told', { day: formatDate(lang, row.recordedAt) }) : t('list.untold')}</p>
          </li>
        );
      })}
    </ul>
  );
}

/** Milestones that the plan has no more. */
export function PastMilestones({ past }: { past: { id: string; title: string; lang: string; href: string }[] }) {
  const t = useT(milestoneMessages);
  const other = useOther();
  if (past.length === 0) return null;
  return (
    <section aria-labelledby="gone">
      <h2 id="gone">{t('list.gone')}</h2>
      <p>{t('list.goneLead')}</p>
      <ul className="mt-4">
        {past.map(({ id, title, lang, href }) => <li key={id}><a href={href} lang={other(lang)}>{title || id}</a></li>)}
      </ul>
    </section>
  );
}
