import { mayEdit } from '#app/domain/shared/entry.policy';
import { partnerSearchMessages } from '#app/domain/partner-search/messages';
import { searchState } from '#app/domain/partner-search/partner-searches.server';
import type { ContentDescriptor, EntryRow, Room } from '#app/domain/shared/content-type';
import type { Member } from '#app/domain/shared/viewer';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { entryAt } from './entry.server';

/** The published entry a desk page looks for partners for, for its editors. @throws 404 */
export async function searchAt(request: Request, params: { lang?: string; kind?: string; id?: string }) {
  const at = await entryAt(request, params);
  const { entry } = at.working;
  if (!at.type.behaviours.partnerSearch || !entry.isPublic || !mayEdit(at.member, entry)) throw new Response(null, { status: 404 });
  return { ...at, entry, own: `${at.base}/partner-search` };
}

/** The room of an entry's desk in which partners are looked for; only for its editors. */
export async function searchRoom(type: ContentDescriptor, member: Member, entry: EntryRow, lang: Lang): Promise<Room[]> {
  if (!type.behaviours.partnerSearch || !entry.isPublic || !mayEdit(member, entry)) return [];
  const t = translator(partnerSearchMessages, lang);
  const state = await searchState(entry.id, lang);
  const note = state ? `${t('desk.open', { day: state.until })} · ${t('desk.offers', { count: state.offers })}` : undefined;
  return [{ href: `/${lang}/desk/${type.key}/${entry.id}/partner-search`, title: t('desk.room'), note }];
}
