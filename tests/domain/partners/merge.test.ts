import { beforeEach, expect, it } from 'vitest';
import { mergePartner, withPartner } from '#app/domain/partners/merge.server';
import { listPartners } from '#app/domain/partners/partner-list.server';
import { findPartner } from '#app/domain/partners/partners.server';
import { addPartner } from '#app/domain/partners/profile.server';
import { memberOf } from '#app/domain/people/viewer.server';
import { Forbidden, Invalid, NotFound } from '#app/domain/shared/outcome';
import { holds, type Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { aCoordinator, aMember } from '../../factories/people';
import { completePilot } from '../../factories/pilots';
import { aPublishedPilot } from '../../factories/published-pilot';
import { resetDatabase } from '../../setup/database';

let coordinator: Member;
let small: string;
let large: string;

beforeEach(async () => {
  await resetDatabase();
  coordinator = await aCoordinator();
  const add = async (name: string) => (await addPartner(coordinator, { name, lang: 'fi', kind: 'municipality' })).id;
  small = await add('Pieni');
  large = await add('Suuri');
});

it('moves everything to the other partner in one go', async () => {
  const both = await aMember({ in: small, roles: ['editor', 'practitioner'] });
  await db.membership.create({ data: { personId: both.personId, partnerId: large, roles: ['representative'], side: 'politics' } });
  const one = await aMember({ in: small, roles: ['editor'] });
  const led = await aPublishedPilot(small, completePilot('Johdettu'));
  const joint = await aPublishedPilot(large, {
    ...completePilot('Yhteinen'),
    partners: [{ partnerId: small, role: 'implementing' }, { partnerId: large, role: 'implementing' }, { partnerId: small, role: 'funding' }],
  });
  await db.application.create({ data: { email: 'a@example.org', name: 'A', lang: 'fi', partnerId: small, workTitle: '', side: 'politics', why: '', consentText: '' } });
  await db.invitation.create({ data: { partnerId: small, email: 'b@example.org', side: 'politics', lang: 'fi', expiresAt: new Date(Date.now() + 1e9) } });

  await mergePartner(coordinator, small, large);

  expect(await findPartner('fi', 'pieni')).toEqual({ movedTo: 'suuri' });
  expect(await findPartner('fi', 'suuri')).toMatchObject({ partner: { formerly: ['Pieni'] } });
  expect((await listPartners('fi')).partners.map(({ name, pilots }) => [name, pilots])).toEqual([['Suuri', 2]]);
  expect(await db.entry.findUniqueOrThrow({ where: { id: led.id } })).toMatchObject({ leadId: large });
  const roles = await db.pilotPartner.findMany({ orderBy: [{ role: 'asc' }, { pilotId: 'asc' }] });
  expect(roles.every(({ partnerId }) => partnerId === large)).toBe(true);
  expect(roles.map(({ role }) => role)).toEqual(['funding', 'implementing', 'lead', 'lead']);
  const revision = await db.revision.findFirstOrThrow({ where: { entryId: joint.id } });
  expect((revision.content as { partners: unknown }).partners).toEqual([{ partnerId: large, role: 'implementing' }, { partnerId: large, role: 'funding' }]);
  expect((await memberOf(both.personId))?.memberships).toHaveLength(1);
  for (const role of ['editor', 'practitioner', 'representative'] as const) expect(holds(await memberOf(both.personId), large, role)).toBe(true);
  expect(holds(await memberOf(one.personId), large, 'editor')).toBe(true);
  expect(await db.application.count({ where: { partnerId: large } })).toBe(1);
  expect(await db.invitation.count({ where: { partnerId: large } })).toBe(1);
  expect(await db.timelineStep.count({ where: { step: 'merged', entryId: { in: [small, large] } } })).toBe(2);
  expect(await db.entry.findUniqueOrThrow({ where: { id: small } })).toMatchObject({ isPublic: false, state: 'merged' });
});

it('keeps old addresses through a second merger', async () => {
  const third = (await addPartner(coordinator, { name: 'Kolmas', lang: 'fi', kind: 'municipality' })).id;
  await mergePartner(coordinator, small, large);
  await mergePartner(coordinator, large, third);
  expect(await findPartner('fi', 'pieni')).toEqual({ movedTo: 'kolmas' });
  expect(await findPartner('fi', 'suuri')).toEqual({ movedTo: 'kolmas' });
});

it('happens once when asked twice at the same moment', async () => {
  const outcomes = await Promise.allSettled([mergePartner(coordinator, small, large), mergePartner(coordinator, large, small)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await db.entry.count({ where: { kind: 'partners', isPublic: true } })).toBe(1);
});

it('is a coordinator’s, between two that stand', async () => {
  const editor = await aMember({ in: small, roles: ['editor', 'representative'] });
  await expect(mergePartner(editor, small, large)).rejects.toThrow(Forbidden);
  await expect(mergePartner(coordinator, small, small)).rejects.toThrow(Invalid);
  await expect(mergePartner(coordinator, small, crypto.randomUUID())).rejects.toThrow(NotFound);
  await expect(mergePartner(coordinator, small, 'x')).rejects.toThrow(NotFound);
  expect(await db.entry.count({ where: { kind: 'partners', isPublic: true } })).toBe(2);
});

it('leaves other lists alone', () => {
  expect(withPartner({ a: ['x', 'x', 'p'], b: [{ id: 'p' }, { id: 'q' }, 1, 1] }, 'p', 'q')).toEqual({ a: ['x', 'x', 'q'], b: [{ id: 'q' }, 1, 1] });
});
