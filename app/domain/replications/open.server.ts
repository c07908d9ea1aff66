import { isId } from '#app/domain/shared/fields';
import { NotFound } from '#app/domain/shared/outcome';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, type Tx } from '#app/platform/db/db.server';
import { mayOpenReplication } from './replication.policy';

const include = {
  practice: { select: { slug: true, leadId: true, isPublic: true, originalLang: true } },
  source: { select: { partnerId: true } },
} as const;

type Row = Awaited<ReturnType<typeof readRow>>;
const readRow = (client: Tx, id: string) => client.replication.findUnique({ where: { id }, include });

const withEnds = ({ practice, source, ...row }: NonNullable<Row>) => ({ ...row, practice, leadId: practice.leadId, giverId: source ? source.partnerId : practice.leadId });

/** A replication with the organisations at its ends. `giverId` is null where nobody answers for the practice. */
export type OpenReplication = ReturnType<typeof withEnds>;

/** Keeps other changes to how these practices travelled waiting until the transaction ends. */
export async function lockPractices(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
}

/** Whether a practice worked; what did not is never taken up. */
export async function outcomeOf(client: Tx, practiceId: string): Promise<string> {
  return (await client.practice.findUnique({ where: { id: practiceId }, select: { outcome: true } }))?.outcome ?? 'worked';
}

/** One replication. @throws NotFound when there is none or it is not the viewer's to read */
export async function openReplication(viewer: Viewer, id: string, client: Tx = db): Promise<OpenReplication> {
  const row = isId(id) ? await readRow(client, id) : null;
  if (!row) throw new NotFound();
  const replication = withEnds(row);
  if (!mayOpenReplication(viewer, replication)) throw new NotFound();
  return replication;
}

/** The same for changing it: nobody else changes how that practice travelled before the transaction ends. @throws NotFound */
export async function openForChange(tx: Tx, viewer: Viewer, id: string): Promise<OpenReplication> {
  const { practiceId } = await openReplication(viewer, id, tx);
  await lockPractices(tx, [practiceId]);
  return openReplication(viewer, id, tx);
}
