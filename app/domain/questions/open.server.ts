import { isId } from '#app/domain/shared/fields';
import { NotFound } from '#app/domain/shared/outcome';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, type Tx } from '#app/platform/db/db.server';
import { mayModerate } from './question.policy';

const readRow = (client: Tx, id: string) =>
  client.question.findUnique({
    where: { id },
    include: {
      entry: { select: { kind: true, slug: true, leadId: true, isPublic: true } },
      answers: { orderBy: { answeredAt: 'asc' }, take: 1 },
    },
  });

/** A question with the entry it is under and its answer, if there is one. */
export type OpenQuestion = NonNullable<Awaited<ReturnType<typeof readRow>>>;

/** A question for those who may decide on it. @throws NotFound for everybody else */
export async function openQuestion(viewer: Viewer, id: string, client: Tx = db): Promise<OpenQuestion> {
  const question = isId(id) ? await readRow(client, id) : null;
  if (!question || !mayModerate(viewer, question.entry)) throw new NotFound();
  return question;
}

/** The same for changing it: whoever else decides waits until the transaction ends. @throws NotFound */
export async function openToDecide(tx: Tx, viewer: Viewer, id: string): Promise<OpenQuestion> {
  if (isId(id)) await tx.$queryRaw`SELECT 1 FROM "Question" WHERE id = ${id}::uuid FOR UPDATE`;
  return openQuestion(viewer, id, tx);
}
