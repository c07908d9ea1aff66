import { readFileSync } from 'node:fs';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { type Accounts, idOf } from './accounts';
import { DAY } from './entries';

/** Somebody's words on a day; `by`: the account's name before the @, `for`: the organisation they speak for. */
type Word = { by: string; for: string; daysAgo: number; lang: Lang; text: string };

/** What places ask and offer each other, as it stands in prisma/seed/travel/exchange.json. */
type ExchangeFile = {
  /** Without an answer it is shown all the same, unless it still waits to be let through. */
  questions: (Word & { practice: string; waits?: true; answer?: { after: number; lang?: Lang; text: string } })[];
  searches: { kind: 'pilots' | 'practices'; slug: string; openedDaysAgo: number; forDays: number; lang: Lang; kinds: string[]; text: string; offers: (Word & { reply?: string; repliedDaysAgo?: number })[] }[];
  lists: { by: string; name: string; note: string; items: { practice: string; note: string }[] }[];
};

export const exchangeFile = (): ExchangeFile => JSON.parse(readFileSync(new URL('./travel/exchange.json', import.meta.url), 'utf8')) as ExchangeFile;

type World = { now: Date; partners: Map<string, string>; accounts: Accounts; entryOf: (kind: string, slug: string) => { id: string; leadId: string; publishedAt: Date }; personOf: (at: string) => string };

async function seedQuestions({ now, partners, accounts, entryOf, personOf }: World, rows: ExchangeFile['questions']): Promise<void> {
  for (const { practice, by, for: organisation, daysAgo, lang, text, waits, answer } of rows) {
    const entry = entryOf('practices', practice);
    const askedAt = new Date(Math.max(now.getTime() - daysAgo * DAY, entry.publishedAt.getTime() + DAY));
    const answeredAt = new Date(Math.min(askedAt.getTime() + (answer?.after ?? 0) * DAY, now.getTime() - DAY));
    const lead = [...partners].find(([, id]) => id === entry.leadId)?.[0] ?? '';
    await db.question.create({
      data: {
        entryId: entry.id, lang, text, askedById: personOf(by), organisationId: idOf(partners, organisation), askedAt,
        ...(waits ? { state: 'waiting' } : { state: 'shown', decidedById: accounts.coordinators[0], decidedAt: new Date(askedAt.getTime() + DAY / 2) }),
        ...(answer && { answers: { create: { lang: answer.lang ?? lang, text: answer.text, answeredById: idOf(accounts.editorOf, lead), answererRole: 'editor', organisationId: entry.leadId, answeredAt } } }),
      },
    });
  }
}

async function seedSearches({ now, partners, accounts, entryOf, personOf }: World, rows: ExchangeFile['searches']): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * DAY);
  for (const { kind, slug, openedDaysAgo, forDays, lang, kinds, text, offers } of rows) {
    const entry = entryOf(kind, slug);
    const editor = idOf(accounts.editorOf, [...partners].find(([, id]) => id === entry.leadId)?.[0] ?? '');
    const until = new Date(`${new Date(now.getTime() + forDays * DAY).toISOString().slice(0, 10)}T00:00:00Z`);
    await db.partnerSearch.create({
      data: {
        entryId: entry.id, lang, text, kinds, until, openedById: editor, openedAt: ago(openedDaysAgo),
        offers: {
          create: offers.map(({ by, for: organisation, daysAgo, lang: written, text: offered, reply, repliedDaysAgo }) => ({
            personId: personOf(by), organisationId: idOf(partners, organisation), lang: written, text: offered, sentAt: ago(daysAgo),
            ...(reply && { reply, repliedById: editor, repliedAt: ago(repliedDaysAgo ?? 0) }),
          })),
        },
      },
    });
  }
}

async function seedLists({ now, entryOf, personOf }: World, rows: ExchangeFile['lists']): Promise<void> {
  for (const [i, { by, name, note, items }] of rows.entries()) {
    const at = new Date(now.getTime() - (10 + i) * DAY);
    const kept = items.map((item, k) => ({ practiceId: entryOf('practices', item.practice).id, note: item.note, addedAt: new Date(at.getTime() - (items.length - k) * 60_000) }));
    await db.practiceList.create({ data: { personId: personOf(by), name, note, shareId: crypto.randomUUID(), createdAt: at, updatedAt: at, items: { create: kept } } });
  }
}

/** Lets the demonstration's places ask, answer, look for partners and keep lists. */
export async function seedExchange(now: Date, partners: Map<string, string>, accounts: Accounts): Promise<void> {
  const file = exchangeFile();
  const [entries, people] = await Promise.all([
    db.entry.findMany({ where: { kind: { in: ['pilots', 'practices'] }, isPublic: true }, select: { id: true, kind: true, slug: true, leadId: true, publishedAt: true } }),
    db.person.findMany({ select: { id: true, email: true } }),
  ]);
  const byAddress = new Map(entries.flatMap(({ id, kind, slug, leadId, publishedAt }) => (leadId && publishedAt ? [[`${kind}/${slug}`, { id, leadId, publishedAt }] as const] : [])));
  const byName = new Map(people.map(({ id, email }) => [email.split('@')[0] ?? '', id]));
  const world: World = {
    now, partners, accounts,
    entryOf: (kind, slug) => {
      const entry = byAddress.get(`${kind}/${slug}`);
      if (!entry) throw new Error(`The demonstration's exchange names what is not published: ${kind}/${slug}`);
      return entry;
    },
    personOf: (at) => idOf(byName, at),
  };
  await seedQuestions(world, file.questions);
  await seedSearches(world, file.searches);
  await seedLists(world, file.lists);
}
