import { beforeEach, expect, it } from 'vitest';
import { ownPublished } from '#app/domain/shared/desk.server';
import { db } from '#app/platform/db/db.server';
import { aMember, aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { resetDatabase } from '#tests/setup/database';

beforeEach(() => resetDatabase());

it('lists what an organisation has published, newest first, also where there is more than is listed', async () => {
  const city = await aPartner('Testikunta');
  const editor = await aMember({ in: city, roles: ['editor'] });
  const { id } = await aPublishedPilot(city, completePilot('Uusin'));
  // Older ones with the same words, so many that not all are listed.
  await db.$executeRaw`INSERT INTO "Entry" SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'slug', e.slug || '-' || n))).* FROM "Entry" e, generate_series(1, 250) n WHERE e.id = ${id}::uuid`;
  await db.$executeRaw`
    INSERT INTO "Revision" SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'entryId', e.id, 'savedAt', r."savedAt" - (row_number() OVER (ORDER BY e.id)) * interval '1 hour'))).*
    FROM "Revision" r, "Entry" e WHERE r."entryId" = ${id}::uuid AND e."leadId" = ${city}::uuid AND e.kind = 'pilots' AND e.id <> ${id}::uuid`;
  const listed = await ownPublished(editor, ['pilots'], 'fi');
  expect(listed).toHaveLength(200);
  expect(listed[0]).toMatchObject({ id, title: 'Uusin', state: 'approved', organisation: 'Testikunta' });
  const times = listed.map(({ savedAt }) => savedAt.getTime());
  expect(times).toEqual([...times].sort((one, other) => other - one));
  expect(await ownPublished(await aMember({ in: await aPartner(), roles: ['editor'] }), ['pilots'], 'fi')).toEqual([]);
});
