import { beforeAll, expect, it } from 'vitest';
import { db } from '#app/platform/db/db.server';
import * as hiding from '#app/routes/$lang+/desk+/questions.$id.hiding';
import { aSession, lettersTo } from '#tests/factories/accounts';
import { aQuestionUnder } from '#tests/factories/exchange';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { aPractice } from '#tests/factories/replications';
import { type Caller, call } from '#tests/setup/call';
import { resetDatabase } from '#tests/setup/database';

beforeAll(() => resetDatabase());

it('keeps the second one’s words when two people hide the same question', async () => {
  const home = await aPartner();
  const asker = await aMember({});
  const { email } = await db.person.findUniqueOrThrow({ where: { id: asker.personId }, select: { email: true } });
  const id = await aQuestionUnder((await aPractice(home)).id, { askedById: asker.personId });
  const [first, second] = await Promise.all([await aMember({ in: home, roles: ['editor'] }), await aCoordinator()].map(async ({ personId }) => (await aSession(personId)).cookie));
  const at = (route: unknown, cookie?: string, reason?: string) => call(route as Caller, `/sv/desk/questions/${id}/hiding`, { params: { lang: 'sv', id }, cookie, form: reason ? { reason } : undefined });
  expect([(await at(hiding.loader, first)).status, (await at(hiding.loader, second)).status]).toEqual([200, 200]);
  expect((await at(hiding.action, first, 'Namn i frågan.')).status).toBe(303);
  const late = await at(hiding.action, second, 'Hör inte hit.\nTack ändå.');
  expect([late.status, late.body.sent.reason]).toEqual([409, ['Hör inte hit.\nTack ändå.']]);
  expect(await db.question.findUnique({ where: { id } })).toMatchObject({ state: 'hidden', reason: 'Namn i frågan.' });
  expect(await lettersTo(email)).toHaveLength(1);
});
