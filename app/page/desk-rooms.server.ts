import { mayExport } from '#app/domain/exports/export.policy';
import { mayUseSheets } from '#app/domain/imports/work-sheets.server';
import { partnerNames } from '#app/domain/partners/partners.server';
import { peopleMessages } from '#app/domain/people/messages';
import { isAdministrator, isCoordinator, type Member, partnersWhere } from '#app/domain/shared/viewer';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';

type Room = { path: string; label: string };

/** Rooms that belong together; the first one's address is the group's. */
export type RoomGroup = { label: string; rooms: Room[] };

type Known = {
  in: 'programme' | 'reporting' | 'network';
  path: string;
  /** Named by the messages, `desk.room.<name>` */
  name: 'overview' | 'portfolio' | 'timeline' | 'texts' | 'reports' | 'rounds' | 'indicators' | 'exports' | 'imports' | 'replications' | 'followUps' | 'applications' | 'people' | 'questions' | 'accessibility';
  for: (member: Member) => boolean;
};

const speaks = (member: Member) => isCoordinator(member) || [...partnersWhere(member, 'editor'), ...partnersWhere(member, 'representative')].length > 0;
const isRepresentative = (member: Member) => partnersWhere(member, 'representative').length > 0;

/** The desk's rooms in the order in which they stand, one line each. */
const ROOMS: Known[] = [
  { in: 'programme', path: 'desk/programme', name: 'overview', for: isCoordinator },
  { in: 'programme', path: 'desk/portfolio', name: 'portfolio', for: isCoordinator },
  { in: 'programme', path: 'desk/timeline', name: 'timeline', for: (member) => isCoordinator(member) || partnersWhere(member, 'editor').length > 0 },
  { in: 'programme', path: 'desk/programme/texts', name: 'texts', for: isCoordinator },
  { in: 'programme', path: 'desk/replications', name: 'replications', for: (member) => isCoordinator(member) || isRepresentative(member) || partnersWhere(member, 'editor').length > 0 },
  { in: 'programme', path: 'desk/follow-ups', name: 'followUps', for: speaks },
  { in: 'programme', path: 'desk/accessibility', name: 'accessibility', for: isAdministrator },
  { in: 'reporting', path: 'desk/reports', name: 'reports', for: isCoordinator },
  { in: 'reporting', path: 'desk/rounds', name: 'rounds', for: isCoordinator },
  { in: 'reporting', path: 'desk/exports', name: 'exports', for: mayExport },
  { in: 'reporting', path: 'desk/indicators', name: 'indicators', for: isCoordinator },
  { in: 'reporting', path: 'desk/imports', name: 'imports', for: mayUseSheets },
  { in: 'network', path: 'desk/questions', name: 'questions', for: speaks },
  { in: 'network', path: 'desk/applications', name: 'applications', for: (member) => isCoordinator(member) || isRepresentative(member) },
  { in: 'network', path: 'desk/people', name: 'people', for: isAdministrator },
];

/** The rooms that a member may enter, in groups. Whoever has few of them gets one group. */
export async function deskRooms(member: Member, lang: Lang): Promise<RoomGroup[]> {
  const t = translator(peopleMessages, lang);
  const names = await partnerNames(member.memberships.map(({ partnerId }) => partnerId), lang);
  const to = (path: string, label: string): Room => ({ path: `/${lang}/${path}`, label });
  const desk = [to('desk', t('desk.title')), ...member.memberships.map(({ partnerId }) => to(`desk/partners/${partnerId}`, names.get(partnerId) ?? partnerId))];
  const account = to('account', t('desk.account'));
  const lists = to('lists', t('desk.lists'));
  const open = ROOMS.filter((room) => room.for(member));
  const roomsIn = (rooms: Known[]) => rooms.map(({ path, name }) => to(path, t(`desk.room.${name}`)));
  if (!isCoordinator(member)) return [{ label: t('desk.title'), rooms: [...desk, ...roomsIn(open), lists, account] }];
  const groups = (['programme', 'reporting', 'network'] as const).map((group) => ({ label: t(`desk.group.${group}`), rooms: roomsIn(open.filter((room) => room.in === group)) }));
  return [{ label: t('desk.title'), rooms: desk }, ...groups.filter(({ rooms }) => rooms.length > 0), { label: account.label, rooms: [lists, account] }];
}
