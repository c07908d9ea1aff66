import { NotFound } from '#app/domain/shared/outcome';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { type PilotContent, pilotContent } from './pilot.schema';

const MOST = 500;

/** `lang` is the language of a name that is not in the page's. */
type PilotOption = { value: string; label: string; lang?: Lang };

function asOption({ id, texts }: { id: string; texts: { lang: string; title: string }[] }, lang: Lang): PilotOption {
  const text = texts.find((one) => one.lang === lang) ?? texts[0];
  return { value: id, label: text?.title ?? id, lang: text && text.lang !== lang ? (text.lang as Lang) : undefined };
}

/** Published pilots to choose among, newest first, by their names in `lang` or else the original. */
export async function pilotOptions(lang: Lang): Promise<PilotOption[]> {
  const rows = await db.entry.findMany({
    where: { kind: 'pilots', isPublic: true },
    orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }],
    take: MOST,
    select: { id: true, texts: { where: { OR: [{ lang }, { state: 'original' }] }, select: { lang: true, title: true } } },
  });
  return rows.map((row) => asOption(row, lang));
}

/** Published pilots that organisations lead or take part in, and some by id, newest first. */
export async function pilotChoices(lang: Lang, { of, ids }: { of: string[]; ids: string[] }): Promise<PilotOption[]> {
  const taking = await db.pilotPartner.findMany({ where: { partnerId: { in: of } }, select: { pilotId: true }, distinct: ['pilotId'], take: MOST });
  const rows = await db.entry.findMany({
    where: { id: { in: [...ids, ...taking.map(({ pilotId }) => pilotId)] }, kind: 'pilots', isPublic: true },
    orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }],
    select: { id: true, texts: { where: { OR: [{ lang }, { state: 'original' }] }, select: { lang: true, title: true } } },
  });
  return rows.map((row) => asOption(row, lang));
}

/** Published pilots by id, with names and addresses; those that are not public are left out. */
export async function pilotLinks(ids: string[], lang: Lang): Promise<{ id: string; title: string; lang: Lang; slug: string }[]> {
  const rows = await db.entry.findMany({
    where: { id: { in: ids }, kind: 'pilots', isPublic: true },
    select: { id: true, slug: true, texts: { where: { OR: [{ lang }, { state: 'original' }] }, select: { lang: true, title: true } } },
  });
  return rows.flatMap(({ id, slug, texts }) => {
    const text = texts.find((one) => one.lang === lang) ?? texts[0];
    return text ? [{ id, slug, title: text.title, lang: text.lang as Lang }] : [];
  });
}

/** The published content of a pilot, e.g. to write a practice from. @throws NotFound when it is not public */
export async function publishedPilot(id: string): Promise<PilotContent> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new NotFound();
  const revision = await db.revision.findFirst({
    where: { entryId: id, state: 'published', entry: { kind: 'pilots', isPublic: true } },
    select: { content: true },
  });
  if (!revision) throw new NotFound();
  return pilotContent.parse(revision.content) as PilotContent;
}
