import { db, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { type Erased, type ErasureLine, readErasureFile, writeErasureFile } from '#app/platform/files/erasure-list.server';
import { forgetAddress, forgetPerson } from './forgetting.server';
import { KEPT_DAYS } from './retention.server';

const DAY = 86_400_000;
const LOCK = 4_100_200_300;

const isYoung = ({ at }: ErasureLine): boolean => at.getTime() >= now().getTime() - KEPT_DAYS.erasures * DAY;

const listed = async (client: Tx): Promise<ErasureLine[]> => (await client.erasure.findMany()).map((row) => ({ ...row, subject: row.subject as Erased }));

/** Erases again what an older database still has. That it is not there is the usual case. */
async function carryOut(line: ErasureLine): Promise<void> {
  const where = { id: line.subjectId };
  await transaction(async (tx) => {
    if (line.subject === 'person') {
      const person = await tx.person.findUnique({ where, select: { id: true, email: true } });
      if (person) await forgetPerson(tx, person);
    } else {
      const select = { email: true } as const;
      const found = line.subject === 'application' ? await tx.application.findUnique({ where, select }) : await tx.invitation.findUnique({ where, select });
      if (found) await forgetAddress(tx, found.email);
    }
    await tx.erasure.createMany({ data: [line], skipDuplicates: true });
  });
}

/** Writes the file from itself and the table; servers that share a folder do so in turn, so that no line is lost. */
async function writeList(): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
    const [file, table] = [await readErasureFile(), await listed(tx)];
    const lines = new Map([...(file ?? []), ...table].filter(isYoung).map((line) => [line.subjectId, line]));
    if (file && file.length === lines.size && file.every(({ subjectId }) => lines.has(subjectId))) return;
    await writeErasureFile([...lines.values()]);
  });
}

/**
 * Brings the database and the list beside the files together: whoever stands in the list and was not erased in this database, as it came
 * from a backup, is erased now; what was erased here is written into the list; what is past its time leaves both.
 * @returns how many erasures were carried out
 * @throws Error when the list cannot be read or written
 */
export async function keepErasures(): Promise<number> {
  await db.erasure.deleteMany({ where: { at: { lt: new Date(now().getTime() - KEPT_DAYS.erasures * DAY) } } });
  const known = new Set((await listed(db)).map(({ subjectId }) => subjectId));
  const missing = ((await readErasureFile()) ?? []).filter((line) => isYoung(line) && !known.has(line.subjectId));
  for (const line of missing) await carryOut(line);
  await writeList();
  return missing.length;
}
