import type { Room } from '#app/domain/shared/content-type';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { indicatorMessages } from './messages';

/** A pilot's indicators as a room of its desk page, with what matters most about them. */
export async function indicatorRoom(pilotId: string, lang: Lang): Promise<Room> {
  const t = translator(indicatorMessages, lang);
  const [count, open] = await Promise.all([
    db.indicator.count({ where: { pilotId, retiredAt: null } }),
    db.indicatorValue.groupBy({ by: ['state'], where: { indicator: { pilotId }, state: { in: ['submitted', 'returned'] } }, _count: true }),
  ]);
  const of = (state: string) => open.find((one) => one.state === state)?._count ?? 0;
  const note = of('returned') > 0 ? t('room.returned', { count: of('returned') }) : of('submitted') > 0 ? t('room.submitted', { count: of('submitted') }) : t('room.count', { count });
  return { href: `/${lang}/desk/pilots/${pilotId}/indicators`, title: t('desk.link'), note };
}
