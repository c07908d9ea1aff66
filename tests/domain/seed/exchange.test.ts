import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { demonstrate } from '#tests/setup/demonstration';

const now = new Date();

beforeAll(demonstrate, 120_000);
afterAll(() => rm(env().AUKIO_DATA_DIR, { recursive: true, force: true }));

describe('what the demonstration’s places ask and offer', () => {
  it('are questions under several practices, answered by the one that wrote it up, and one that waits', async () => {
    const questions = await db.question.findMany({ include: { entry: true, answers: true, askedBy: { include: { memberships: true } } } });
    expect(new Set(questions.map(({ entryId }) => entryId)).size).toBeGreaterThanOrEqual(4);
    expect(questions.filter(({ state, answers }) => state === 'shown' && answers.length > 0).length).toBeGreaterThanOrEqual(5);
    expect(questions.filter(({ state }) => state === 'waiting')).toHaveLength(1);
    expect(new Set(questions.map(({ lang }) => lang))).toEqual(new Set(['fi', 'sv', 'en']));
    for (const { entry, state, answers, askedAt, decidedAt, decidedById, organisationId, askedBy } of questions) {
      expect(entry.isPublic && entry.publishedAt !== null && entry.publishedAt < askedAt && askedAt < now).toBe(true);
      expect(state === 'waiting').toBe(decidedById === null && decidedAt === null);
      expect(askedBy?.memberships.map(({ partnerId }) => partnerId)).toContain(organisationId);
      for (const answer of answers) expect([answer.organisationId, answer.answeredAt >= askedAt && answer.answeredAt < now]).toEqual([entry.leadId, true]);
    }
  });

  it('are open searches on pilots and practices, some with offers, one of them answered', async () => {
    const searches = await db.partnerSearch.findMany({ include: { entry: true, offers: true } });
    expect(searches.length).toBeGreaterThanOrEqual(3);
    expect(new Set(searches.map(({ entry }) => entry.kind))).toEqual(new Set(['pilots', 'practices']));
    expect(new Set(searches.map(({ entryId }) => entryId)).size).toBe(searches.length);
    for (const { entry, closedAt, until, openedAt, offers } of searches) {
      expect([entry.isPublic, closedAt, until > now, openedAt < now]).toEqual([true, null, true, true]);
      for (const { sentAt, organisationId, reply, repliedAt } of offers) expect([sentAt > openedAt && sentAt < now, organisationId === entry.leadId, reply === null]).toEqual([true, false, repliedAt === null]);
    }
    const offers = searches.flatMap((one) => one.offers);
    expect([offers.some(({ reply }) => reply), offers.some(({ reply }) => !reply)]).toEqual([true, true]);
  });

  it('are two lists shared by link', async () => {
    const lists = await db.practiceList.findMany({ include: { person: true, items: { include: { practice: true } } } });
    expect(lists.map(({ person }) => person.email.split('@')[0]).sort()).toEqual(['coordinator', 'practitioner']);
    expect(lists.every(({ shareId, items }) => shareId !== null && items.length >= 3 && items.every(({ practice }) => practice.isPublic))).toBe(true);
  });

  it('leave no practice in one language alone', async () => {
    const texts = await db.entryText.groupBy({ by: ['entryId'], where: { entry: { kind: 'practices' } }, _count: true });
    expect(texts.filter(({ _count }) => _count === 1)).toEqual([]);
  });
});
