import { partnerLinks } from '#app/domain/partners/partners.server';
import { titleIn } from '#app/domain/shared/entry-links.server';
import { db, type Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { Exchanged } from './exchange-list';
import { countedSource } from './replication.type';

const MOST = 100;
const inTexts = { select: { lang: true, title: true, state: true } } as const;
const counted = { givenAt: { not: null }, takenAt: { not: null }, state: { not: 'dropped' }, practice: { isPublic: true } } satisfies Prisma.ReplicationWhereInput;
const selected = {
  id: true, state: true, partnerId: true, sourceId: true, practiceId: true,
  partner: { select: { entry: { select: { slug: true, texts: inTexts } } } },
  practice: { select: { slug: true, leadId: true, texts: inTexts } },
} as const;

/**
 * What an organisation gave to others and took from them: what both sides confirmed, newest first. It gave what others took from it
 * or, where a place between them does not count, what would otherwise have come from it.
 */
export async function exchangeOf(partnerId: string, lang: Lang): Promise<{ gave: Exchanged[]; took: Exchanged[] }> {
  const inLine = await db.replication.findMany({ where: { OR: [{ partnerId }, { practice: { leadId: partnerId } }] }, distinct: ['practiceId'], select: { practiceId: true } });
  const practiceIds = inLine.map(({ practiceId }) => practiceId);
  const [rows, all] = await Promise.all([
    db.replication.findMany({ where: { ...counted, practiceId: { in: practiceIds } }, orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }], select: selected }),
    db.replication.findMany({ where: { practiceId: { in: practiceIds } }, select: { id: true, sourceId: true, partnerId: true, state: true, givenAt: true, takenAt: true } }),
  ]);
  const known = new Map(all.map((one) => [one.id, one]));
  const giverOf = (row: (typeof rows)[number]): string | null => {
    const own = known.get(row.id);
    const source = own ? countedSource(own, known) : null;
    return source ? (known.get(source)?.partnerId ?? null) : row.practice.leadId;
  };
  const took = rows.filter((row) => row.partnerId === partnerId).slice(0, MOST);
  const givers = await partnerLinks([...new Set(took.flatMap((row) => giverOf(row) ?? []))], lang);
  const giver = (row: (typeof rows)[number]): Exchanged['place'] => {
    const link = givers.get(giverOf(row) ?? '');
    return { title: link?.name ?? '', lang: link?.lang ?? lang };
  };
  const said = (row: (typeof rows)[number], place: Exchanged['place']): Exchanged => ({
    id: row.id,
    href: `/${lang}/practices/${row.practice.slug}/travel#place-${row.id}`,
    practice: titleIn(row.practice.texts, lang),
    place,
    state: row.state as Exchanged['state'],
  });
  return {
    gave: rows.filter((row) => giverOf(row) === partnerId).slice(0, MOST).map((row) => said(row, titleIn(row.partner.entry.texts, lang))),
    took: took.map((row) => said(row, giver(row))),
  };
}
