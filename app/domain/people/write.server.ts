import { isId } from '#app/domain/shared/fields';
import { NotFound } from '#app/domain/shared/outcome';
import type { Member, Viewer } from '#app/domain/shared/viewer';
import { countAttempt } from '#app/platform/auth/limits.server';
import { db, type Tx, transaction } from '#app/platform/db/db.server';
import { owe } from '#app/platform/mail/letters.server';
import { maySeeListed } from './person.policy';

/**
 * A listed person who takes messages, for the page that writes to them. Holds no address.
 * @throws NotFound for readers who are no members, for oneself, and for whoever takes no messages
 */
export async function personToWriteTo(viewer: Viewer, id: string, client: Tx = db) {
  if (!maySeeListed(viewer) || !isId(id) || id === viewer.personId) throw new NotFound();
  const person = await client.person.findFirst({
    where: { id, takesMessages: true, deactivatedAt: null, listed: { isNot: null } },
    select: { id: true, name: true, headline: true, about: true, lang: true, memberships: { select: { partnerId: true } } },
  });
  if (!person) throw new NotFound();
  return person;
}

/** The address that an answer will go to: the writer's own. @throws NotFound after erasure */
export async function ownAddress(viewer: Member): Promise<string> {
  const person = await db.person.findUnique({ where: { id: viewer.personId }, select: { email: true } });
  if (!person) throw new NotFound();
  return person.email;
}

/**
 * Sends a member's message to a listed person as a letter. The writer never sees the address; the letter gives theirs.
 * @param letterId the letter's; a message whose letter is owed already is sent no second time
 * @throws NotFound as above, TooMany
 */
export async function writeToPerson(viewer: Member, id: string, message: string, letterId?: string): Promise<void> {
  await personToWriteTo(viewer, id);
  await countAttempt('contact', viewer.personId);
  await transaction(async (tx) => {
    const { lang } = await personToWriteTo(viewer, id, tx);
    const { email: to } = await tx.person.findUniqueOrThrow({ where: { id }, select: { email: true } });
    const { name, email } = await tx.person.findUniqueOrThrow({ where: { id: viewer.personId }, select: { name: true, email: true } });
    await owe(tx, { id: letterId, to, lang, template: 'people/message', params: { name, email, message } });
  });
}
