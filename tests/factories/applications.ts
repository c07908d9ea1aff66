import { CONSENT_VERSION, type NewApplication } from '#app/domain/joining/application.schema';
import { confirmApplication, requestToJoin } from '#app/domain/joining/join.server';
import { db } from '#app/platform/db/db.server';
import { tokenTo } from './accounts';

/** A complete request to join, for a new organisation unless one is given. */
export const aRequest = (more: Partial<NewApplication> = {}): NewApplication => ({
  email: 'new@example.org',
  name: 'Newcomer',
  organisation: '',
  newOrganisationName: more.organisation ? '' : 'Uusi yhdistys ry',
  newOrganisationKind: more.organisation ? '' : 'association',
  workTitle: 'Planner',
  side: 'association',
  themes: ['smart'],
  why: 'To learn from others.',
  lang: 'sv',
  consent: CONSENT_VERSION,
  ...more,
});

/** An application whose address is confirmed; its id. */
export async function aPendingApplication(more: Partial<NewApplication> = {}): Promise<string> {
  const request = aRequest(more);
  await requestToJoin(request, { address: '192.0.2.9' });
  await confirmApplication(await tokenTo(request.email));
  const { id } = await db.application.findFirstOrThrow({ where: { email: request.email, state: 'pending' } });
  return id;
}
