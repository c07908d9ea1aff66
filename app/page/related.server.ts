import { contentTypes } from '#app/domain/registry.server';
import type { ContentType } from '#app/domain/shared/content-type';
import { leadOfEntry } from '#app/domain/shared/desk-entry.server';
import { type EntryLink, entryLinks } from '#app/domain/shared/entry-links.server';
import type { RelatedGroup } from '#app/domain/shared/related';
import { holds, type Viewer } from '#app/domain/shared/viewer';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';

async function groups(types: ContentType[], lang: Lang, links: (type: ContentType) => Promise<EntryLink[]>): Promise<RelatedGroup[]> {
  const found = await Promise.all(
    types.map(async (type) => ({ key: type.key, title: translator(type.messages, lang).at('name.many'), links: await links(type) })),
  );
  return found.filter((group) => group.links.length > 0);
}

/** What was begun from an entry, e.g. the practices written up from a pilot. */
export const begunFrom = (kind: string, entryId: string, lang: Lang): Promise<RelatedGroup[]> =>
  groups(contentTypes.filter(({ startFrom }) => startFrom?.kind === kind), lang, async (type) =>
    entryLinks(type.key, { ids: (await type.startFrom?.begun(entryId)) ?? [] }, lang),
  );

/** What an organisation has published, of every reviewed kind but those its page shows in their own way. */
export const publishedFor = (partnerId: string, lang: Lang, shown: string[]): Promise<RelatedGroup[]> =>
  groups(contentTypes.filter(({ key, sections }) => sections && !shown.includes(key)), lang, (type) => entryLinks(type.key, { leadId: partnerId }, lang));

/** What a viewer may begin from a published entry, e.g. a practice from a pilot: nothing for those who do not edit for its organisation. */
export async function beginsFrom(kind: string, id: string, viewer: Viewer, lang: Lang): Promise<{ href: string; label: string }[]> {
  const leadId = viewer && (await leadOfEntry(id));
  if (!leadId || !holds(viewer, leadId, 'editor')) return [];
  return contentTypes
    .filter(({ startFrom }) => startFrom?.kind === kind)
    .map((type) => ({ href: `/${lang}/desk/${type.key}/new?from=${id}&partner=${leadId}`, label: translator(type.messages, lang).at('startFrom') }));
}
