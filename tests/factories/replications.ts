import { emptyPractice, type PracticeContent } from '#app/domain/practices/practice.schema';
import { practiceTextFields } from '#app/domain/practices/practice.type';
import { practices } from '#app/domain/practices/practices.server';
import type { TakenUp } from '#app/domain/replications/replication.schema';
import { publish } from '#app/domain/shared/publish.server';
import type { Member } from '#app/domain/shared/viewer';
import { db, type Prisma, transaction } from '#app/platform/db/db.server';
import { type PastReplication, writeReplication } from '#seed/travel/write-replication';
import { aCoordinator } from './people';

/** A practice that can be submitted as it is. */
export const completePractice = (title = 'Lämpö kiertoon'): PracticeContent => ({
  ...emptyPractice('fi'),
  texts: { fi: { state: 'original', fields: { ...Object.fromEntries(practiceTextFields.map(({ name }) => [name, `${name} kerrotaan.`])), title } } },
});

/** A published practice, without going through review. */
export async function aPractice(leadId: string, title?: string): Promise<{ id: string; slug: string }> {
  const id = crypto.randomUUID();
  const content = completePractice(title);
  return transaction(async (tx) => {
    const entry = { id, kind: 'practices', slug: `draft-${id}`, state: 'submitted', isPublic: false, originalLang: 'fi', leadId, publishedAt: null };
    await tx.entry.create({ data: entry });
    await tx.revision.create({ data: { entryId: id, number: 1, state: 'published', content: content as unknown as Prisma.InputJsonValue } });
    const { slug } = await publish(tx, practices, entry, content, 'published');
    return { id, slug };
  });
}

/** A replication with its past; confirmed by both sides and in use unless said otherwise. */
export const aReplication = (practiceId: string, partnerId: string, more: Partial<PastReplication> = {}): Promise<string> =>
  transaction((tx) =>
    writeReplication(tx, { practiceId, partnerId, stages: [{ state: 'interested', on: '2025-01-10' }, { state: 'adopted', on: '2025-09-01' }], given: { on: '2025-02-01' }, taken: { on: '2025-02-02' }, ...more }),
  );

/** What taking a practice up sends, empty but for its state. */
export const asTaken = (more: Partial<TakenUp> = {}): TakenUp => ({ state: 'interested', scaling: null, changes: '', reasons: '', lang: 'fi', pilotId: null, adoptedOn: null, sourceId: null, ...more });

/** Someone who edits and acts for all these organisations, and coordinates. */
export async function anybody(partnerIds: string[]): Promise<Member> {
  const member = await aCoordinator();
  return { ...member, memberships: partnerIds.map((partnerId) => ({ partnerId, roles: ['editor', 'representative'], side: 'administration' })) };
}

export const lockOf = async (id: string): Promise<number> => (await db.replication.findUniqueOrThrow({ where: { id } })).lock;
