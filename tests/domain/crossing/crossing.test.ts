import { beforeAll, describe, expect, it } from 'vitest';
import { crossingFigureOf, crossingOf } from '#app/domain/crossing/crossing.server';
import type { Cell, Crossing } from '#app/domain/crossing/crossing.type';
import { listPilots, pilotFiltersFrom } from '#app/domain/pilots/pilots.server';
import { Forbidden } from '#app/domain/shared/outcome';
import type { ImpactMatrix } from '#app/domain/shared/themes';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, type Prisma } from '#app/platform/db/db.server';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { resetDatabase } from '#tests/setup/database';
import { manyPilots } from '../pilots/many-pilots';

const crossing = (search = '', viewer: Viewer = null) => crossingOf('fi', new URLSearchParams(search), viewer);
const cellsOf = ({ exact, pairs, triples, effects, conflicts, marks }: Crossing): Cell[] => [
  ...exact, ...pairs.flat(), ...triples, ...effects.flatMap((one) => one.marks), ...conflicts.map(({ cell }) => cell), ...marks.cells.flat(),
];
let coordinator: Viewer;
let lead: string;

/** A pilot in review; `isPublic` when it changes a published one. */
async function aSubmittedPilot(impact: Partial<ImpactMatrix>, more: { isPublic?: boolean; state?: string; startsOn?: string; sdgTargets?: string[] } = {}) {
  const content = completePilot('Odottava pilotti');
  Object.assign(content, { impact: { ...content.impact, ...impact }, startsOn: more.startsOn ?? content.startsOn, sdgTargets: more.sdgTargets ?? content.sdgTargets });
  const { id } = await db.entry.create({ data: { kind: 'pilots', slug: `draft-${crypto.randomUUID()}`, state: 'submitted', isPublic: more.isPublic ?? false, originalLang: 'fi', leadId: lead } });
  await db.revision.create({ data: { entryId: id, number: 1, state: more.state ?? 'submitted', submittedAt: new Date(), content: content as unknown as Prisma.InputJsonValue } });
  return id;
}

beforeAll(async () => {
  await resetDatabase();
  await manyPilots(420);
  // The pilots of the factory have no two themes that harm each other both ways, and no 0 beside a −.
  await db.$executeRaw`UPDATE "Pilot" SET "impactHealthy" = -1 WHERE "impactHealthy" = 0 AND "budgetTotal" % 30000 = 0`;
  coordinator = await aCoordinator();
  lead = await aPartner();
}, 60_000);

describe('every cell', () => {
  it.each(['', 'status=running', 'year=2024&sdg=11&pair=smart.healthy', 'status=completed&year=2025&sdg=3&pair=healthy.low-carbon', 'year=1950'])('of ?%s counts what its link lists', { timeout: 60_000 }, async (search) => {
    const cells = cellsOf(await crossing(search));
    expect(cells.length).toBeGreaterThan(15 + 16 + 4 + 12 + 8);
    const counts = new Map(cells.map(({ href, pilots }) => [href, pilots]));
    for (const [href, pilots] of counts) {
      const { pathname, searchParams } = new URL(href, 'http://aukio.example');
      expect(pathname).toBe('/fi/pilots');
      expect((await listPilots('fi', pilotFiltersFrom(searchParams))).count, href).toBe(pilots);
    }
  });

  it('adds up to all pilots, and gaps stay empty', async () => {
    const { exact, joining, conflicts, pairs } = await crossing();
    const published = await db.pilot.count({ where: { isPublic: true } });
    expect(exact.reduce((sum, { pilots }) => sum + pilots, 0)).toBe(published);
    expect(joining[0]).toBe(published);
    expect([...joining].sort((a, b) => b - a)).toEqual(joining);
    expect(exact.some(({ pilots }) => pilots === 0)).toBe(true);
    expect(conflicts.map(({ cell }) => cell.pilots)).toEqual(conflicts.map(({ cell }) => cell.pilots).sort((a, b) => b - a));
    expect(conflicts.length).toBeGreaterThan(3);
    for (const [i, row] of pairs.entries()) for (const [j, cell] of row.entries()) expect(cell.pilots).toBe(pairs[j]?.[i]?.pilots);
  });

  it('stands in the small figure too', async () => {
    const { exact } = await crossing();
    expect(await crossingFigureOf('fi')).toEqual(exact.filter(({ themes }) => themes.length > 1));
    const smart = await crossingFigureOf('sv', 'smart');
    expect(smart.every(({ themes, href }) => themes.includes('smart') && href.startsWith('/sv/pilots?'))).toBe(true);
    expect(smart).toHaveLength(7);
  });
});

describe('submitted pilots', () => {
  beforeAll(async () => {
    await aSubmittedPilot({ smart: '+', healthy: '-' });
    await aSubmittedPilot({ smart: '0', healthy: '0' }, { startsOn: '2027-01-01', sdgTargets: ['3.9'] });
    await aSubmittedPilot({}, { isPublic: true });
    await aSubmittedPilot({}, { state: 'draft' });
    await aSubmittedPilot({}, { state: 'returned' });
  });
  const waiting = (of: Crossing) => of.exact.reduce((sum, { submitted }) => sum + (submitted?.pilots ?? 0), 0);

  it('are a coordinator’s to count', async () => {
    const stranger = await aMember({ in: lead, roles: ['editor'] });
    await expect(crossing('', stranger)).rejects.toThrow(Forbidden);
    const all = await crossing('', coordinator);
    expect(waiting(all)).toBe(2);
    expect(all.submitted).toMatchObject({ count: 2, isCut: false, choice: null });
    expect((await crossing()).submitted).toBeNull();
    expect(cellsOf(await crossing()).every(({ submitted }) => submitted === null)).toBe(true);
  });

  it('do not mix with published ones', async () => {
    const [alone, beside] = [await crossing(), await crossing('', coordinator)];
    expect(cellsOf(beside).map(({ pilots, href }) => [href, pilots])).toEqual(expect.arrayContaining(cellsOf(alone).map(({ pilots, href }) => [href, pilots])));
    expect(beside.joining).toEqual(alone.joining);
  });

  it('follow year and goal; no state is theirs', async () => {
    expect(waiting(await crossing('year=2026', coordinator))).toBe(1);
    expect(waiting(await crossing('year=2027', coordinator))).toBe(2);
    expect(waiting(await crossing('year=2028', coordinator))).toBe(0);
    expect(waiting(await crossing('sdg=3', coordinator))).toBe(1);
    expect(waiting(await crossing('status=running', coordinator))).toBe(0);
  });

  it('are listed by the link of their cell', async () => {
    for (const cell of cellsOf(await crossing('year=2027&pair=smart.healthy', coordinator))) {
      const { pathname, searchParams, hash } = new URL(cell.submitted?.href ?? '', 'http://aukio.example');
      expect([pathname, hash, searchParams.get('submitted')]).toEqual(['/fi/crossing', '#submitted', '1']);
      const { submitted } = await crossingOf('fi', searchParams, coordinator);
      expect(submitted?.listed, searchParams.toString()).toHaveLength(cell.submitted?.pilots ?? -1);
      expect(submitted?.count).toBe(cell.submitted?.pilots);
    }
  });
});
