import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInvolved } from '#app/domain/assessment/involved.server';
import { practices } from '#app/domain/practices/practices.server';
import { isAdoption, isCounted, STATES } from '#app/domain/replications/replication.type';
import { loadEntry } from '#app/domain/shared/revision.server';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { demonstrate } from '#tests/setup/demonstration';

const MUNICIPAL = ['city', 'municipality'];
const include = { practice: true, partner: true, source: { include: { source: true } }, steps: true } as const;
const read = () => db.replication.findMany({ include });
let rows: Awaited<ReturnType<typeof read>>;

beforeAll(async () => {
  await demonstrate();
  rows = await read();
}, 120_000);
afterAll(() => rm(env().AUKIO_DATA_DIR, { recursive: true, force: true }));

describe('the demonstration’s replications', () => {
  it('are at least sixty in all states, in at least thirty municipalities', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(STATES));
    expect(new Set(rows.flatMap(({ partner }) => (MUNICIPAL.includes(partner.kind) ? [partner.id] : []))).size).toBeGreaterThanOrEqual(30);
    expect(rows.filter(({ partner }) => partner.country !== 'FI').length).toBeGreaterThanOrEqual(3);
  });

  it('are three generations deep in at least two trees, all of it counted', () => {
    const deep = rows.filter((row) => isCounted(row) && row.source && isCounted(row.source) && row.source.source && isCounted(row.source.source));
    expect(new Set(deep.map(({ practiceId }) => practiceId)).size).toBeGreaterThanOrEqual(2);
  });

  it('wait for one side, were dropped with a reason, or were withdrawn', () => {
    expect(rows.filter(({ givenAt, takenAt }) => (givenAt === null) !== (takenAt === null)).length).toBeGreaterThanOrEqual(3);
    const dropped = rows.filter(({ state }) => state === 'dropped');
    expect(dropped.length).toBeGreaterThanOrEqual(3);
    expect(dropped.every(({ dropReason }) => dropReason)).toBe(true);
    expect(rows.some(({ steps }) => steps.some(({ step, note }) => step.endsWith('Withdrawn') && note))).toBe(true);
  });

  it('have somebody on either side who can confirm them', async () => {
    const represented = new Set((await db.membership.findMany({ where: { roles: { has: 'representative' } }, select: { partnerId: true } })).map(({ partnerId }) => partnerId));
    const leads = await db.entry.findMany({ where: { kind: 'practices' }, select: { leadId: true } });
    const sides = [...leads.map(({ leadId }) => leadId ?? ''), ...rows.map(({ partnerId }) => partnerId)];
    expect(sides.filter((id) => !represented.has(id))).toEqual([]);
  });

  it('never lie in the future, nor before the practice was published, and no place takes its own', () => {
    for (const { practice, partnerId, createdAt, steps } of rows) {
      expect(partnerId).not.toBe(practice.leadId);
      expect(createdAt.getTime()).toBeGreaterThanOrEqual(practice.publishedAt?.getTime() ?? Infinity);
      for (const { at } of steps) expect(at.getTime()).toBeLessThan(Date.now());
    }
  });

  it('are counted with their practices', async () => {
    const practices = await db.practice.findMany({ select: { id: true, taken: true, maturity: true } });
    for (const { id, taken, maturity } of practices) {
      const own = rows.filter(({ practiceId }) => practiceId === id);
      expect(taken).toBe(own.filter(isCounted).length);
      expect(maturity === 'tried').toBe(!own.some(isAdoption));
    }
    expect(practices.reduce((sum, { taken }) => sum + taken, 0)).toBeGreaterThanOrEqual(40);
  });
});

it('lets whoever is named to assess a practice decide it', async () => {
  const named = await db.assessment.findMany({ where: { state: 'named' } });
  expect(named.length).toBeGreaterThan(0);
  for (const { entryId, assessorId } of named) expect(await isInvolved(db, practices, await loadEntry(practices, entryId), assessorId ?? '')).toBe(false);
});
