import { beforeAll, expect, it } from 'vitest';
import { partnerStatement } from '#app/domain/pilots/partner-pilots.server';
import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { countedStatement } from '#app/domain/pilots/pilot-count.server';
import { filterPartner, idsStatement, newestPilots, pilotFiltersFrom } from '#app/domain/pilots/pilot-list.server';
import { summaryStatement } from '#app/domain/pilots/pilot-summaries.server';
import { db, Prisma } from '#app/platform/db/db.server';
import { resetDatabase } from '#tests/setup/database';
import { manyPilots } from './many-pilots';

const MANY = 6000;
const wholeTable = /Seq Scan on "?(Pilot|EntryText|SearchDocument|Entry|PilotPartner|Revision)"?/;

async function planOf(statement: Prisma.Sql): Promise<string> {
  const rows = await db.$queryRaw<{ 'QUERY PLAN': string }[]>(Prisma.sql`EXPLAIN ${statement}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

beforeAll(async () => {
  await resetDatabase();
  await manyPilots(MANY);
}, 120_000);

it.each([
  '', 'page=200', 'theme=smart', 'theme=low-carbon&theme=smart', 'theme=low-carbon&theme=smart&theme=healthy&theme=socially-sustainable',
  'status=running', 'partner=organisation-7', 'sdg=5', 'sdg=11', 'sdg=11.6', 'year=2022', 'q=lämpöpumppu', 'q=puisto', 'q=puistot&theme=smart&year=2024',
  'sort=oldest', 'sort=start', 'sort=budget', 'sort=title', 'sort=title&page=2', 'sort=title&q=lämpöpumppu', 'sort=budget&theme=healthy', 'status=completed&sdg=3&year=2023',
])('"%s" reads no table whole', async (query) => {
  const filters = pilotFiltersFrom(new URLSearchParams(query));
  const partner = await filterPartner('fi', filters.partner);
  for (const lang of ['fi', 'sv', 'en'] as const) {
    const where = await matching(lang, filters, partner?.id ?? null);
    const [found] = await db.$queryRaw<{ count: number }[]>(Prisma.sql`SELECT count(*)::int AS count FROM "Pilot" p WHERE ${where}`);
    expect(await planOf(idsStatement(lang, filters.sort, where, found?.count ?? 0, filters.page))).not.toMatch(wholeTable);
    // What words, an organisation or a target leave is read up to a thousand; all other counts are kept beforehand.
    if (/q=|partner=|sdg=\d+\./.test(query)) expect(await planOf(await countedStatement(lang, filters, partner?.id ?? null))).not.toMatch(wholeTable);
  }
});

it('reads of an organisation’s page its own pilots and those who take part in them', async () => {
  const partner = await filterPartner('fi', 'organisation-7');
  expect(await planOf(partnerStatement(partner?.id ?? '', 3))).not.toMatch(wholeTable);
});

it('looks up what a page shows by the ids alone', async () => {
  const ids = (await newestPilots('fi', 20)).map(({ id }) => id);
  expect(ids).toHaveLength(20);
  expect(await planOf(summaryStatement('fi', ids))).not.toMatch(wholeTable);
});
