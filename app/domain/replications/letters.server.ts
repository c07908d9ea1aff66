import { titleOf } from '#app/domain/shared/revision.server';
import type { Tx } from '#app/platform/db/db.server';
import { oweAll } from '#app/platform/mail/letters.server';
import { type Ends, partnerOf } from './replication.policy';
import type { ReplicationSide } from './replication.type';

type Letter = 'confirm' | 'confirmed' | 'withdrawn' | 'dropped';
type About = Ends & { id: string; practiceId: string };

/**
 * Owes the representatives of one side a letter, inside the command's transaction; nobody else's address is in it.
 * @param except the person whose hand it was
 */
export async function writeToSide(tx: Tx, about: About, side: ReplicationSide, letter: Letter, except: string, more: Record<string, string> = {}): Promise<void> {
  const organisation = partnerOf(about, side);
  if (!organisation) return;
  const people = await tx.person.findMany({
    where: { deactivatedAt: null, id: { not: except }, memberships: { some: { partnerId: organisation, roles: { has: 'representative' } } } },
    select: { email: true, name: true, lang: true },
  });
  const letters = [];
  for (const { email, name, lang } of people) {
    const [practice, giver, receiver] = [await titleOf(tx, about.practiceId, lang), await titleOf(tx, about.giverId, lang), await titleOf(tx, about.partnerId, lang)];
    letters.push({ to: email, lang, template: `replications/${letter}`, params: { name, id: about.id, practice, giver, receiver, side, ...more } });
  }
  await oweAll(tx, letters);
}
