import { titleIn } from '#app/domain/shared/entry-links.server';
import { isId } from '#app/domain/shared/fields';
import { NotFound } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import type { ListItem, PracticeListView } from './practice-list.type';
import { listToken, sharedListId } from './sharing.server';

/** The member's own lists, the one changed last on top. */
export async function ownLists(viewer: Member, lang: Lang) {
  const lists = await db.practiceList.findMany({
    where: { personId: viewer.personId },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    select: { id: true, name: true, updatedAt: true, shareId: true, _count: { select: { items: { where: { practice: { isPublic: true } } } } } },
  });
  return lists.map(({ id, name, updatedAt, shareId, _count }) => ({ id, name, shared: shareId !== null, count: _count.items, at: formatDate(lang, updatedAt) }));
}

const texts = { select: { lang: true, title: true, state: true, summary: true } } as const;
const include = {
  items: {
    orderBy: [{ addedAt: 'asc' }, { practiceId: 'asc' }] as { addedAt?: 'asc'; practiceId?: 'asc' }[],
    select: { practiceId: true, note: true, addedAt: true, practice: { select: { slug: true, isPublic: true, texts, lead: { select: { entry: { select: { texts: { select: { lang: true, title: true, state: true } } } } } } } } },
  },
} as const;

const read = (where: { id: string; personId: string } | { shareId: string }) => db.practiceList.findFirst({ where, include });
type Row = NonNullable<Awaited<ReturnType<typeof read>>>;

function viewOf({ id, name, note, lock, shareId, items }: Row, lang: Lang): PracticeListView {
  return {
    id, name, note, lock,
    link: shareId && `/${lang}/lists/shared/${listToken(shareId)}`,
    gone: items.filter(({ practice }) => !practice.isPublic).map(({ practiceId, note: said, addedAt }) => ({ id: practiceId, note: said, added: formatDate(lang, addedAt) })),
    items: items.filter(({ practice }) => practice.isPublic).map(({ practiceId, note: said, addedAt, practice }): ListItem => {
      const title = titleIn(practice.texts, lang);
      const summary = practice.texts.find((text) => text.lang === title.lang)?.summary ?? '';
      const leadName = practice.lead ? titleIn(practice.lead.entry.texts, lang).title : '';
      return { id: practiceId, slug: practice.slug, title: title.title, lang: title.lang, summary, leadName, note: said, added: formatDate(lang, addedAt) };
    }),
  };
}

/** One of the member's own lists with what is public of it and what no longer is. @throws NotFound for everybody else */
export async function findList(viewer: Member, id: string, lang: Lang): Promise<PracticeListView> {
  const row = isId(id) ? await read({ id, personId: viewer.personId }) : null;
  if (!row) throw new NotFound();
  return viewOf(row, lang);
}

/** A list by its link, without its keeper's name and its own id; of what is no longer public only how many. Null when the link does not work (any longer). */
export async function sharedList(token: string, lang: Lang): Promise<(Omit<PracticeListView, 'id' | 'lock' | 'gone'> & { gone: number }) | null> {
  const shareId = sharedListId(token);
  const row = shareId ? await read({ shareId }) : null;
  if (!row) return null;
  const { id: _id, lock: _lock, gone, ...list } = viewOf(row, lang);
  return { ...list, gone: gone.length };
}
