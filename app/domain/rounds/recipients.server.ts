import { Prisma, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { oweAll } from '#app/platform/mail/letters.server';
import { daysFrom } from './days';
import { nameOfOccasion, type Occasion } from './occasions';

/** A report that somebody still owes, and who: every editor of the pilot's lead organisation with an open account. */
type Recipient = { personId: string; email: string; name: string; lang: string; reportId: string; title: string; dueOn: string; state: string };

const recipientsOf = (tx: Tx, reportIds: string[]): Promise<Recipient[]> =>
  tx.$queryRaw(Prisma.sql`
    SELECT p.id AS "personId", p.email, p.name, p.lang, r.id AS "reportId", r.state, coalesce(t.title, '') AS title,
      to_char(coalesce(r."dueOn", o."dueOn"), 'YYYY-MM-DD') AS "dueOn"
    FROM "Report" r
    JOIN "ReportRound" o ON o.id = r."roundId"
    JOIN "Entry" e ON e.id = r."pilotId"
    JOIN "Membership" m ON m."partnerId" = e."leadId" AND 'editor' = ANY(m.roles)
    JOIN "Person" p ON p.id = m."personId" AND p."deactivatedAt" IS NULL
    LEFT JOIN LATERAL (SELECT title FROM "EntryText" x WHERE x."entryId" = e.id AND (x.lang = p.lang OR x.state = 'original') ORDER BY x.lang = p.lang DESC LIMIT 1) t ON true
    WHERE r.id = ANY(${reportIds}::uuid[]) AND r.state IN ('due', 'draft', 'returned') AND o.state = 'open'
    ORDER BY p.id, "dueOn", title, r.id`);

function byPerson(all: Recipient[]): Map<string, Recipient[]> {
  const people = new Map<string, Recipient[]>();
  for (const one of all) people.set(one.personId, [...(people.get(one.personId) ?? []), one]);
  return people;
}

/** One person's letter about the reports they owe, soonest due first. */
function letterAbout(period: string, reports: Recipient[], template: string, more: Record<string, string> = {}) {
  const [one] = reports;
  if (!one) return [];
  const listed = reports.map(({ reportId, title, dueOn, state }) => ({ id: reportId, title, dueOn, state }));
  const params = { name: one.name, period, dueOn: one.dueOn, days: String(daysFrom(dayOf(now()), one.dueOn)), reports: JSON.stringify(listed), ...more };
  return [{ to: one.email, lang: one.lang, template: `rounds/${template}`, params }];
}

/** Owes the editors of one report a letter that it has been given more time, inside the transaction. */
export async function tellOfExtension(tx: Tx, period: string, reportId: string): Promise<void> {
  const people = byPerson(await recipientsOf(tx, [reportId]));
  await oweAll(tx, [...people.values()].flatMap((reports) => letterAbout(period, reports, 'extended')));
}

/** Owes the editors of one report a letter that it is asked for after all, with the reason, inside the transaction. */
export async function tellOfReopening(tx: Tx, period: string, reportId: string, reason: string): Promise<void> {
  const people = byPerson(await recipientsOf(tx, [reportId]));
  await oweAll(tx, [...people.values()].flatMap((reports) => letterAbout(period, reports, 'reopened', { reason })));
}

export type Told = { letters: number; /** People who had been told of this occasion before */ already: number };

/**
 * Owes each editor who still owes any of these reports one letter that lists theirs, inside the transaction; whoever had a letter
 * for the occasion gets none.
 */
export async function tellEditors(
  tx: Tx,
  round: { id: string; period: string },
  occasion: Occasion,
  reportIds: string[],
  options: { template: string; notBefore?: Date },
): Promise<Told> {
  const people = byPerson(await recipientsOf(tx, reportIds));
  const wanted = [...people.keys()].map((personId) => ({ roundId: round.id, personId, occasion: nameOfOccasion(occasion), at: now() }));
  const first = await tx.reminder.createManyAndReturn({ data: wanted, skipDuplicates: true, select: { personId: true } });
  const letters = first.flatMap(({ personId }) => letterAbout(round.period, people.get(personId) ?? [], options.template));
  await oweAll(tx, letters, options.notBefore);
  return { letters: letters.length, already: wanted.length - first.length };
}
