import { beforeAll, expect, it } from 'vitest';
import { pilotFiltersFrom } from '#app/domain/pilots/pilot-filters';
import { conditionOf, idsStatement, listPilots } from '#app/domain/pilots/pilot-list.server';
import { db, Prisma } from '#app/platform/db/db.server';
import { resetDatabase } from '#tests/setup/database';
import { manyPilots } from './many-pilots';

// An organisation that takes part in more pilots than are counted.

const filters = (query: string) => pilotFiltersFrom(new URLSearchParams(query));
let partnerId: string;

beforeAll(async () => {
  await resetDatabase();
  await manyPilots(1_500);
  partnerId = (await db.entry.findFirstOrThrow({ where: { kind: 'partners', slug: 'organisation-7' } })).id;
  await db.$executeRaw`INSERT INTO "PilotPartner" ("pilotId", "partnerId", role) SELECT id, ${partnerId}::uuid, 'advising' FROM "Pilot" WHERE "isPublic" ON CONFLICT DO NOTHING`;
  await db.$executeRawUnsafe('VACUUM ANALYZE "PilotPartner"');
}, 60_000);

it('has the same pilots in the same order as without the shortcut', async () => {
  for (const query of ['', 'theme=smart', 'status=running&year=2024', 'sort=budget', 'sort=title']) {
    const list = await listPilots('fi', filters(`partner=organisation-7&${query}`));
    const all = await listPilots('fi', filters(query));
    expect(list.pilots.map(({ id }) => id), query).toEqual(all.pilots.map(({ id }) => id));
  }
});

it('does not gather all of them for one page', async () => {
  const wanted = filters('partner=organisation-7');
  const statement = idsStatement('fi', 'newest', await conditionOf('fi', wanted, partnerId, null), 1_500);
  const rows = await db.$queryRaw<{ 'QUERY PLAN': string }[]>(Prisma.sql`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${statement}`);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).not.toContain('Sort');
  expect(Math.max(...[...plan.matchAll(/actual rows=([\d.]+)/g)].map(([, n]) => Number(n)))).toBeLessThan(100);
});
