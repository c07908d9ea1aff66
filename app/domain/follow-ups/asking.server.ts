import { finnishHour } from '#app/domain/rounds/reminding.server';
import { Prisma, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { oweAll } from '#app/platform/mail/letters.server';
import { finnishDay, hasSomebody, isOver, isOvertaken, joinEnded, today } from './follow-up-sql.server';
import { REMIND_AFTER, REMINDERS } from './follow-up.type';

const { sql } = Prisma;

/** Letters go out from this hour on, in Finnish time. */
const FIRST_HOUR = 7;

/** As many are seen to in one go; the rest an hour later. */
const AT_ONCE = 500;

type Due = { id: string; pilotId: string; months: number; leadId: string | null; endedOn: string; askedAt: Date | null };
type Reader = { partnerId: string; personId: string; email: string; name: string; lang: string };

/** What a letter says about one pilot. */
export type LetterItem = { id: string; title: string; months: number; endedOn: string; askedOn: string };

/** What is due to be asked or reminded of, held until the transaction ends: another server waits, and then finds nothing. */
const dueRows = (tx: Tx): Promise<Due[]> => tx.$queryRaw(sql`
  SELECT f.id, f."pilotId", f.months, p."leadId", to_char(ended.on, 'YYYY-MM-DD') AS "endedOn", f."askedAt"
  FROM "FollowUp" f JOIN "Pilot" p ON p.id = f."pilotId" ${joinEnded}
  WHERE ${isOver} AND f.outcome IS NULL AND f."askOn" <= ${today()} AND NOT ${isOvertaken()}
    AND (f."askedAt" IS NULL OR (f.reminded < ${REMINDERS} AND ${finnishDay(sql`coalesce(f."remindedAt", f."askedAt")`)} <= ${today()} - ${REMIND_AFTER}::int))
    AND ${hasSomebody}
  ORDER BY f."askOn", f.id LIMIT ${AT_ONCE} FOR UPDATE OF f`);

/** Who is asked for these organisations: their editors; where there is none, their representatives. */
async function readersOf(tx: Tx, leads: string[]): Promise<Reader[]> {
  const found = await tx.$queryRaw<(Reader & { roles: string[] })[]>(sql`
    SELECT m."partnerId", m.roles, o.id AS "personId", o.email, o.name, o.lang FROM "Membership" m JOIN "Person" o ON o.id = m."personId"
    WHERE m."partnerId" = ANY(${leads}::uuid[]) AND m.roles && ARRAY['editor', 'representative'] AND o."deactivatedAt" IS NULL ORDER BY o.id`);
  const edited = new Set(found.flatMap(({ partnerId, roles }) => (roles.includes('editor') ? [partnerId] : [])));
  return found.filter(({ partnerId, roles }) => roles.includes('editor') || !edited.has(partnerId));
}

async function titlesOf(tx: Tx, pilots: string[]): Promise<(pilotId: string, lang: string) => string> {
  const texts = await tx.entryText.findMany({ where: { entryId: { in: pilots } }, select: { entryId: true, lang: true, state: true, title: true } });
  return (pilotId, lang) => {
    const own = texts.filter(({ entryId }) => entryId === pilotId);
    return (own.find((text) => text.lang === lang) ?? own.find(({ state }) => state === 'original') ?? own[0])?.title ?? '';
  };
}

/** Owes everybody one letter about all that they are asked. */
async function write(tx: Tx, template: 'asked' | 'reminded', due: Due[], readers: Reader[], titleOf: (pilotId: string, lang: string) => string): Promise<number> {
  const people = new Map(readers.map((reader) => [reader.personId, reader]));
  const letters = [...people.values()].flatMap(({ personId, email, name, lang }) => {
    const led = readers.flatMap((reader) => (reader.personId === personId ? [reader.partnerId] : []));
    const items = due.flatMap(({ id, pilotId, months, leadId, endedOn, askedAt }): LetterItem[] => (leadId && led.includes(leadId) ? [{ id, title: titleOf(pilotId, lang), months, endedOn, askedOn: dayOf(askedAt ?? now()) }] : []));
    return items.length > 0 ? [{ to: email, lang, template: `follow-ups/${template}`, params: { name, items: JSON.stringify(items) } }] : [];
  });
  await oweAll(tx, letters);
  return letters.length;
}

/**
 * Asks what became of pilots on their days, and reminds those who have not answered three weeks after the last letter, twice; the
 * second part of the clock's job. Two servers, or a second run, add nothing. A lead with nobody to ask waits until it has somebody.
 * @returns how many letters are owed
 */
export async function askAndRemind(): Promise<number> {
  if (finnishHour(now()) < FIRST_HOUR) return 0;
  return transaction(async (tx) => {
    const due = await dueRows(tx);
    if (due.length === 0) return 0;
    const readers = await readersOf(tx, [...new Set(due.flatMap(({ leadId }) => leadId ?? []))]);
    const titleOf = await titlesOf(tx, due.map(({ pilotId }) => pilotId));
    const [first, again] = [due.filter(({ askedAt }) => !askedAt), due.filter(({ askedAt }) => askedAt)];
    await tx.followUp.updateMany({ where: { id: { in: first.map(({ id }) => id) } }, data: { askedAt: now() } });
    await tx.followUp.updateMany({ where: { id: { in: again.map(({ id }) => id) } }, data: { reminded: { increment: 1 }, remindedAt: now() } });
    return (await write(tx, 'asked', first, readers, titleOf)) + (await write(tx, 'reminded', again, readers, titleOf));
  });
}
