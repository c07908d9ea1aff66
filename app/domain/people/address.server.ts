import { Invalid } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { countAttempt } from '#app/platform/auth/limits.server';
import { makeToken, spendToken, standingToken } from '#app/platform/auth/one-time.server';
import { transaction } from '#app/platform/db/db.server';
import { owe } from '#app/platform/mail/letters.server';
import { provePassword } from './sign-in.server';

const DAY_MINUTES = 24 * 60;

/**
 * Asks for another address: a letter to the new one has to be answered; the old one is told.
 * An address somebody else uses gets no letter and the same answer.
 * @throws Invalid passwordWrong
 * @throws TooMany
 */
export async function requestNewAddress(viewer: Member, sent: { email: string; password: string }): Promise<void> {
  await provePassword(viewer.personId, sent.password);
  await countAttempt('letter', sent.email);
  await transaction(async (tx) => {
    const person = await tx.person.findUniqueOrThrow({ where: { id: viewer.personId }, select: { email: true, name: true, lang: true } });
    const { name, lang } = person;
    const taken = await tx.person.count({ where: { email: sent.email } });
    if (taken === 0) {
      const tokenId = await makeToken(tx, 'change-address', DAY_MINUTES, { personId: viewer.personId, address: sent.email });
      await owe(tx, { to: sent.email, lang, template: 'people/confirm-address', params: { name, tokenId } });
    }
    await owe(tx, { to: person.email, lang, template: 'people/address-asked', params: { name } });
  });
}

/** Whether a link that confirms an address still works. */
export const addressLinkStands = async (token: string): Promise<boolean> => (await standingToken(['change-address'], token)) !== null;

/**
 * Makes the address that was written to the person's own.
 * @throws Invalid linkOld, also when somebody else took the address meanwhile
 */
export async function confirmNewAddress(token: string): Promise<void> {
  await transaction(async (tx) => {
    const spent = await spendToken(tx, ['change-address'], token);
    const person = spent?.personId ? await tx.person.findUnique({ where: { id: spent.personId }, select: { id: true, email: true } }) : null;
    if (!spent?.address || !person || (await tx.person.count({ where: { email: spent.address } })) > 0) {
      throw new Invalid([{ field: '', code: 'linkOld' }]);
    }
    await tx.person.update({ where: { id: person.id }, data: { email: spent.address } });
    await tx.application.updateMany({ where: { email: person.email }, data: { email: spent.address } });
  });
}
