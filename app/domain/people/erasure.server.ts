import { forgetExpiredExports } from '#app/domain/exports/kept-exports.server';
import { NotFound } from '#app/domain/shared/outcome';
import { isAdministrator, type Member } from '#app/domain/shared/viewer';
import { transaction } from '#app/platform/db/db.server';
import { enqueue } from '#app/platform/jobs/jobs.server';
import { keepAnAdministrator } from './administration.server';
import { keepErasures } from './erasure-list.server';
import { forgetPerson } from './forgetting.server';
import { provePassword } from './sign-in.server';

/**
 * Erases an account and what belongs to the person. Timelines keep role and organisation and read "former member".
 * The erasure is listed, by ids, so that a restored backup forgets them again.
 * @throws Invalid passwordWrong, lastAdministrator
 */
export async function erasePerson(viewer: Member, password: string): Promise<void> {
  await provePassword(viewer.personId, password);
  await transaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { id: viewer.personId }, select: { id: true, email: true } });
    if (!person) throw new NotFound();
    if (isAdministrator(viewer)) await keepAnAdministrator(tx, person.id);
    await forgetPerson(tx, person);
    await enqueue(tx, 'keep-erasures', {}, { key: 'keep-erasures' });
  });
  // Should this fail, the job that was asked for with the erasure writes the list, and the hourly one finds files without an owner.
  await keepErasures().catch(() => {});
  await forgetExpiredExports();
}
