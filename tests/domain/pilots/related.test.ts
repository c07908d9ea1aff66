import { beforeAll, describe, expect, it } from 'vitest';
import { candidatesStatement, type Ground, nearest, relatedPilots } from '#app/domain/pilots/pilot-related.server';
import type { PilotContent } from '#app/domain/pilots/pilot.schema';
import type { SharedGround } from '#app/domain/pilots/pilot-reading.type';
import { db, Prisma } from '#app/platform/db/db.server';
import { aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { resetDatabase } from '#tests/setup/database';
import { manyPilots } from './many-pilots';

const MATRIX = {
  warm: { lowCarbon: '+', smart: '+', healthy: '0', sociallySustainable: '0' },
  fair: { lowCarbon: '0', smart: '0', healthy: '-', sociallySustainable: '+' },
} as const;

const pilot = (title: string, matrix: keyof typeof MATRIX, sdgTargets: string[], partners: PilotContent['partners'] = []): PilotContent => ({
  ...completePilot(title), impact: MATRIX[matrix], sdgTargets, partners,
});

/** What is in common, in short. */
const short = (why: SharedGround[]) =>
  why.map((one) => `${one.kind}: ${one.kind === 'targets' ? one.targets.map(({ code }) => code) : one.kind === 'themes' ? one.themes : one.organisations.map(({ name }) => name)}`);

describe('related pilots', () => {
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    await resetDatabase();
    const [turku, espoo, vaasa, lab, ministry] = await Promise.all([aPartner('Turku'), aPartner('Espoo'), aPartner('Vaasa'), aPartner('Lab', 'university'), aPartner('Ministeriö', 'ministry')]);
    const lab_ = { partnerId: lab, role: 'evaluating' as const };
    const pays = { partnerId: ministry, role: 'funding' as const };
    const add = async (name: string, lead: string, content: PilotContent) => {
      ids[name] = (await aPublishedPilot(lead, content, { state: 'running' })).id;
    };
    await add('self', turku, pilot('Itse', 'warm', ['7.2', '7.3'], [lab_, pays]));
    await add('targets', espoo, pilot('Tavoitteet', 'fair', ['7.3', '7.2', '1.1'], [pays]));
    await add('lead', turku, pilot('Vastuu', 'fair', ['1.1']));
    await add('lead2', turku, pilot('Vastuu 2', 'fair', ['1.1']));
    await add('lead3', turku, pilot('Vastuu 3', 'fair', ['1.1']));
    await add('partner', vaasa, pilot('Kumppani', 'fair', ['1.1'], [lab_]));
    await add('themes', espoo, pilot('Teemat', 'warm', ['1.1']));
    await add('nothing', espoo, pilot('Ei mitään', 'fair', ['1.1'], [pays]));
    const hidden = await aPublishedPilot(turku, pilot('Piilossa', 'warm', ['7.2', '7.3'], [lab_]));
    await db.pilot.update({ where: { id: hidden.id }, data: { isPublic: false } });
    ids.hidden = hidden.id;
  });

  it('are the nearest, each with what it has in common, weightiest first', async () => {
    const found = await relatedPilots('fi', ids.self ?? '');
    expect(found.map(({ title, why }) => [title, short(why)])).toEqual([
      ['Tavoitteet', ['targets: 7.2,7.3']],
      ['Teemat', ['themes: low-carbon,smart']],
      expect.arrayContaining([['lead: Turku']]),
      expect.arrayContaining([['lead: Turku']]),
      ['Kumppani', ['partners: Lab']],
    ]);
    expect(found[0]).toMatchObject({ state: 'running', lang: 'fi', lead: { name: 'Espoo' }, startsOn: '2026-03-01' });
  });

  it('never name the pilot itself, a hidden one, or one that only shares a funder', async () => {
    const found = (await relatedPilots('en', ids.self ?? '')).map(({ id }) => id);
    expect(found).not.toContain(ids.self);
    expect(found).not.toContain(ids.hidden);
    expect(found).not.toContain(ids.nothing);
  });

  it('are none for a pilot nobody knows', async () => {
    expect(await relatedPilots('fi', crypto.randomUUID())).toEqual([]);
  });
});

it('order by what is shared and then by age, with at most two of one lead', () => {
  const of = (id: string, day: number, ground: Partial<Ground>) => ({ id, leadId: id, partnerIds: [], themes: [], sdgTargets: [], publishedAt: new Date(2026, 0, day), ...ground });
  const self: Ground = { id: 's', leadId: 'L', partnerIds: ['L', 'P'], themes: ['smart'], sdgTargets: ['1.1'] };
  const candidates = [
    of('a', 1, { leadId: 'L', partnerIds: ['L'] }), of('b', 2, { leadId: 'L', partnerIds: ['L'] }), of('c', 3, { leadId: 'L', partnerIds: ['L'] }),
    of('d', 4, { partnerIds: ['P'] }), of('e', 5, { sdgTargets: ['1.1'], themes: ['smart'] }), of('f', 6, {}),
  ];
  expect(nearest(self, candidates).map(({ id }) => id)).toEqual(['e', 'c', 'b', 'd']);
});

describe('among many pilots', () => {
  beforeAll(async () => {
    await resetDatabase();
    await manyPilots(6000);
  }, 120_000);

  it('reads no table whole, and few rows of any', async () => {
    for (const i of [0, 7, 30, 35]) {
      const { id } = await db.entry.findFirstOrThrow({ where: { slug: `many-${i}` }, select: { id: true } });
      const row = await db.pilot.findUniqueOrThrow({ where: { id }, include: { partners: true, entry: true } });
      const statement = candidatesStatement({ id, leadId: row.entry.leadId, partnerIds: row.partners.map(({ partnerId }) => partnerId), themes: row.themes, sdgTargets: row.sdgTargets });
      const plan = (await db.$queryRaw<{ 'QUERY PLAN': string }[]>(Prisma.sql`EXPLAIN ${statement}`)).map((line) => line['QUERY PLAN']).join('\n');
      expect(plan).not.toMatch(/Seq Scan/);
      expect((await db.$queryRaw<unknown[]>(statement)).length).toBeLessThanOrEqual(12 * 6);
      expect((await relatedPilots('sv', id)).length).toBe(5);
    }
  });
});
