import { partnerLinks } from '#app/domain/partners/partners.server';
import { titleIn } from '#app/domain/shared/entry-links.server';
import { isId } from '#app/domain/shared/fields';
import { db } from '#app/platform/db/db.server';
import { formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import type { OtherSearch, PublicSearch } from './partner-search.type';
import { stillOpen } from './searching.server';

const include = { entry: { select: { kind: true, slug: true, leadId: true, texts: { select: { lang: true, title: true, state: true } } } } } as const;
const isOpen = () => ({ ...stillOpen(), entry: { isPublic: true } });
const read = (where: object, skip = 0, take = 1) => db.partnerSearch.findMany({ where: { ...where, ...isOpen() }, orderBy: [{ until: 'asc' }, { id: 'asc' }], skip, take, include });
/** Searches that are open to a kind of organisation. */
const openTo = (wanted?: string) => (wanted ? { OR: [{ kinds: { has: wanted } }, { kinds: { isEmpty: true } }] } : {});

async function inWords(rows: Awaited<ReturnType<typeof read>>, lang: Lang): Promise<PublicSearch[]> {
  const leads = await partnerLinks(rows.flatMap(({ entry }) => entry.leadId ?? []), lang);
  return rows.map(({ entry, ...row }) => {
    const { title, lang: titleLang } = titleIn(entry.texts, lang);
    return {
      id: row.id, lang: row.lang, text: row.text, kinds: row.kinds, until: formatDate(lang, row.until), opened: formatDate(lang, row.openedAt),
      kind: entry.kind, href: `/${lang}/${entry.kind}/${entry.slug}`, title, titleLang, lead: (entry.leadId && leads.get(entry.leadId)) || null,
    };
  });
}

/** The open search of a published entry, or null. */
export async function searchFor(entryId: string, lang: Lang): Promise<PublicSearch | null> {
  return (await inWords(await read({ entryId }), lang))[0] ?? null;
}

/** A search by its id, also one that has closed; null when there is none or its entry is not public. */
export async function anySearch(id: string, lang: Lang): Promise<(PublicSearch & { open: boolean }) | null> {
  if (!isId(id)) return null;
  const rows = await db.partnerSearch.findMany({ where: { id, entry: { isPublic: true } }, include });
  const [search] = await inWords(rows, lang);
  return search ? { ...search, open: (await db.partnerSearch.count({ where: { id, ...stillOpen() } })) > 0 } : null;
}

const PER_PAGE = 20;

/** The last day of the search that is open for an entry, in words, and how many answers it has had; for its desk. */
export async function searchState(entryId: string, lang: Lang): Promise<{ until: string; offers: number } | null> {
  const row = await db.partnerSearch.findFirst({ where: { entryId, ...stillOpen() }, select: { until: true, _count: { select: { offers: true } } } });
  return row && { until: formatDate(lang, row.until), offers: row._count.offers };
}

/** The search that is open for an entry as its form shows it, or null. */
export async function searchToEdit(entryId: string): Promise<OtherSearch | null> {
  const row = await db.partnerSearch.findFirst({ where: { entryId, ...stillOpen() }, orderBy: { openedAt: 'desc' } });
  return row && { text: row.text, lang: row.lang, kinds: row.kinds, until: row.until.toISOString().slice(0, 10), lock: row.lock };
}

/** Open searches of all kinds of entries, those that close first on top. @param wanted a kind of organisation that they are open to */
export async function openSearches(lang: Lang, { wanted, page = 1 }: { wanted?: string; page?: number }) {
  const where = openTo(wanted);
  const all = await db.partnerSearch.count({ where: { ...where, ...isOpen() } });
  const pages = Math.max(1, Math.ceil(all / PER_PAGE));
  const at = Math.min(Math.max(1, page), pages);
  return { all, page: at, pages, searches: await inWords(await read(where, (at - 1) * PER_PAGE, PER_PAGE), lang) };
}

const IN_FEED = 40;

/** The open searches that were begun last, newest first, with both moments. @param wanted as above */
export async function newestSearches(lang: Lang, wanted?: string): Promise<(PublicSearch & { openedAt: Date; lastDay: Date })[]> {
  const rows = await db.partnerSearch.findMany({ where: { ...openTo(wanted), ...isOpen() }, orderBy: [{ openedAt: 'desc' }, { id: 'desc' }], take: IN_FEED, include });
  const searches = await inWords(rows, lang);
  return rows.flatMap(({ openedAt, until }, i) => (searches[i] ? [{ ...searches[i], openedAt, lastDay: until }] : []));
}
