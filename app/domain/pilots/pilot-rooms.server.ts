import { indicatorRoom } from '#app/domain/indicators/indicator-room.server';
import { countMilestones } from '#app/domain/milestones/late.server';
import { milestoneMessages } from '#app/domain/milestones/messages';
import { reportRoom } from '#app/domain/reports/report-room.server';
import type { EntryRow, Room } from '#app/domain/shared/content-type';
import type { Member } from '#app/domain/shared/viewer';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';

/** What is kept of a pilot beside its content: what it measures from the first draft on, the rest once it is published. */
export async function pilotRooms(_: Member, { id, isPublic }: EntryRow, lang: Lang): Promise<Room[]> {
  const measured = await indicatorRoom(id, lang);
  if (!isPublic) return [measured];
  const base = `/${lang}/desk/pilots/${id}`;
  const t = translator(milestoneMessages, lang);
  const { late, ...counts } = await countMilestones(id);
  const count = counts.ahead + counts.underway + counts.reached + counts.dropped;
  return [
    ...(await reportRoom(id, lang)),
    { href: `${base}/milestones`, title: t('title'), note: late > 0 ? t('room.late', { late }) : t('room.reached', { count, reached: counts.reached }) },
    measured,
  ];
}
