import { expect, it } from 'vitest';
import { db, transaction } from '#app/platform/db/db.server';
import { enqueue, freeAbandoned } from '#app/platform/jobs/jobs.server';
import { rescueLetters } from '#app/platform/mail/letters.server';

it('frees what a dead worker took, leaves what is being worked on, and ends well when there is nothing', async () => {
  await rescueLetters();
  for (const letterId of ['dead', 'alive']) await transaction((tx) => enqueue(tx, 'send-letter', { letterId }));
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_by = payload ->> 'letterId', locked_at = now() - CASE payload ->> 'letterId' WHEN 'dead' THEN interval '5 minutes' ELSE interval '1 second' END`;
  await freeAbandoned('send-letter', 120);
  const left = await db.$queryRaw<{ by: string | null }[]>`SELECT locked_by AS by FROM graphile_worker.jobs WHERE task_identifier = 'send-letter' ORDER BY locked_by NULLS LAST`;
  expect(left).toEqual([{ by: 'alive' }, { by: null }]);
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});
