import type { Content } from '#app/domain/shared/content';
import type { ContentType } from '#app/domain/shared/content-type';
import { mayOpen } from '#app/domain/shared/entry.policy';
import { movesFor, openMove } from '#app/domain/shared/moves.server';
import { sharedMessages } from '#app/domain/shared/messages';
import { loadEntry } from '#app/domain/shared/revision.server';
import type { Viewer } from '#app/domain/shared/viewer';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { found } from './attempt.server';
import { kindAt } from './entry.server';
import { langOf } from './lang.server';
import { memberAt } from './viewer.server';

/** The moves along its life that the reader of an entry's public page may make, as links. */
export async function movesOf<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, lang: Lang): Promise<{ href: string; label: string }[]> {
  if (!viewer) return [];
  const { entry } = await loadEntry(type, id);
  return movesFor(viewer, type, entry).map(({ to }) => ({ href: `/${lang}/desk/${type.key}/${id}/state/${to}`, label: translator(type.messages, lang).at(`transition.${to}`) }));
}

/** The move named in an address. `base` is the entry's desk, or its public page for those who act for it without writing. @throws 404 */
export async function moveAt(request: Request, params: { lang?: string; kind?: string; id?: string; to?: string }) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const type = kindAt(params);
  const move = await found(() => openMove(member, type, params.id ?? '', params.to ?? ''));
  const { entry, content, published } = move;
  const shown = published ?? content;
  const title = shown.texts[shown.originalLang]?.fields.title || translator(sharedMessages, lang)('edit.untitled');
  return { lang, member, type, move, title, base: mayOpen(member, entry) ? `/${lang}/desk/${type.key}/${entry.id}` : `/${lang}/${type.key}/${entry.slug}` };
}
