import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isShownDocument } from '#app/domain/milestones/evidence.server';
import { publicMilestones } from '#app/domain/milestones/milestones.server';
import { memberOf } from '#app/domain/people/viewer.server';
import { pilotContent, pilotIssues } from '#app/domain/pilots/pilot.schema';
import { practiceContent } from '#app/domain/practices/practice.schema';
import type { Attachment } from '#app/domain/shared/content';
import { openDocument } from '#app/domain/shared/documents.server';
import { ownPlace } from '#app/domain/suitability/places.server';
import { passwordFits } from '#app/platform/auth/secrets.server';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { readPicture } from '#app/platform/files/files.server';
import { DEMO_PASSWORD, NAMED_ACCOUNTS } from '#seed/accounts';
import { WITH_EVIDENCE, WITH_MATERIAL } from '#seed/documents';
import { PICTURES } from '#seed/pictures';
import { pilotFiles } from '#seed/pilot-file';
import { practiceFiles } from '#seed/practices';
import { seed } from '#seed/seed';
import { resetDatabase } from '#tests/setup/database';

const now = new Date();
const PUBLIC = ['approved', 'running', 'completed', 'stopped'];

beforeAll(async () => {
  await resetDatabase();
  await seed({ now });
}, 120_000);
afterAll(() => rm(env().AUKIO_DATA_DIR, { recursive: true, force: true }));

/** How many rows each table has, and when anything was last changed. */
async function mark() {
  const counts = await Promise.all([
    db.person.count(), db.membership.count(), db.application.count(), db.entry.count(), db.entryText.count(), db.revision.count(),
    db.timelineStep.count(), db.pilot.count(), db.pilotPartner.count(), db.partner.count(), db.practice.count(), db.storedFile.count(), db.letter.count(),
    db.commonIndicator.count(), db.indicator.count(), db.indicatorTarget.count(), db.indicatorValue.count(), db.reportRound.count(), db.report.count(), db.reportVersion.count(),
    db.internalRemark.count(), db.reminder.count(),
  ]);
  return { counts, last: await db.entry.aggregate({ _max: { updatedAt: true } }) };
}

describe('the seeded demonstration', () => {
  it('has each pilot in the state its file says', async () => {
    const rows = await db.entry.groupBy({ by: ['state'], where: { kind: 'pilots' }, _count: true });
    const expected: Record<string, number> = {};
    for (const { state } of pilotFiles()) expected[state] = (expected[state] ?? 0) + 1;
    expect(Object.fromEntries(rows.map(({ state, _count }) => [state, _count]))).toEqual(expected);
  });

  it('projects every public pilot, and no other, into texts, search and its own table', async () => {
    const entries = await db.entry.findMany({ where: { kind: 'pilots' }, include: { texts: true, pilot: { include: { partners: true } }, revisions: true } });
    for (const entry of entries) {
      const isPublic = PUBLIC.includes(entry.state);
      expect(entry.isPublic).toBe(isPublic);
      const [revision] = entry.revisions;
      const content = pilotContent.parse(revision?.content);
      if (entry.state !== 'draft') expect(pilotIssues(content)).toEqual([]);
      if (!isPublic) {
        expect(entry).toMatchObject({ texts: [], pilot: null, publishedAt: null });
        continue;
      }
      expect(revision?.state).toBe('published');
      expect(entry.texts.map(({ lang }) => lang).sort()).toEqual(Object.keys(content.texts).sort());
      expect(entry.pilot).toMatchObject({ state: entry.state, isPublic: true, publishedAt: entry.publishedAt });
      expect(entry.pilot?.leadId).toBe(entry.leadId);
      expect(entry.pilot?.partners.filter(({ role }) => role === 'lead').map(({ partnerId }) => partnerId)).toEqual([entry.leadId]);
      expect(entry.pilot?.partners.length).toBe(1 + content.partners.length);
    }
    const slugs = pilotFiles().flatMap(({ slug, state }) => (PUBLIC.includes(state) ? [slug] : []));
    expect(entries.flatMap(({ slug, isPublic }) => (isPublic ? [slug] : [])).sort()).toEqual(slugs.sort());
    const [unsearchable] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM "EntryText" t WHERE NOT EXISTS (SELECT 1 FROM "SearchDocument" d WHERE d."entryId" = t."entryId" AND d."textLang" = t.lang)`;
    expect(unsearchable?.n).toBe(0);
  });

  it('never lies in the future', async () => {
    const { _max: step } = await db.timelineStep.aggregate({ _max: { at: true } });
    const { _max: entry } = await db.entry.aggregate({ _max: { updatedAt: true, publishedAt: true, createdAt: true } });
    const { _max: revision } = await db.revision.aggregate({ _max: { savedAt: true, submittedAt: true, decidedAt: true } });
    for (const at of [step.at, entry.updatedAt, entry.publishedAt, entry.createdAt, revision.savedAt, revision.submittedAt, revision.decidedAt]) {
      expect(at?.getTime()).toBeLessThanOrEqual(Date.now());
    }
  });

  it('is acted by people who already belonged to the organisation they acted for', async () => {
    const steps = await db.timelineStep.findMany({ where: { entry: { kind: { in: ['pilots', 'practices'] } } }, include: { actor: { include: { memberships: true } } } });
    expect(steps.length).toBeGreaterThan(200);
    for (const { actor, actorRole, organisationId, at } of steps) {
      expect(actor?.createdAt.getTime()).toBeLessThan(at.getTime());
      if (actorRole === 'coordinator') expect(actor?.roles).toContain('coordinator');
      else expect(actor?.memberships.map(({ partnerId }) => partnerId)).toContain(organisationId);
    }
  });

  it('has partners, practices, pictures, accounts and applications', async () => {
    expect(await db.partner.count()).toBeGreaterThanOrEqual(40);
    expect(await db.practice.count()).toBe(practiceFiles().filter(({ state }) => state === 'published').length);
    expect(await db.practicePilot.count()).toBeGreaterThanOrEqual(12);
    const pictures = await db.storedFile.findMany({ where: { name: null } });
    expect(pictures.length).toBe(Object.keys(PICTURES).length);
    expect((await Promise.all(pictures.map(({ id }) => readPicture(id)))).every((bytes) => bytes && bytes.length > 1000)).toBe(true);
    const people = await db.person.findMany({ select: { email: true, name: true, passwordHash: true } });
    for (const { at, name } of NAMED_ACCOUNTS) expect(people.find((person) => person.name === name)?.email).toBe(`${at}@demo.aukio.example`);
    expect(people.every(({ name }) => name.endsWith('(demo)'))).toBe(true);
    expect(await passwordFits(people[0]?.passwordHash, DEMO_PASSWORD)).toBe(true);
    const applications = await db.application.groupBy({ by: ['state'], _count: true, orderBy: { state: 'asc' } });
    expect(applications.map(({ state, _count }) => [state, _count])).toEqual([['pending', 2], ['unverified', 1]]);
    expect(await db.programme.findUnique({ where: { id: 1 } })).toMatchObject({ isDemonstration: true });
  });

  it('has a document to take along with a practice, and one as evidence of a milestone', async () => {
    const address = async (slug: string) => (await db.entry.findFirstOrThrow({ where: { slug } })).id;
    const read = async ({ fileId, name }: { fileId: string; name: string }) => {
      const { isPublic, stream } = await openDocument(async () => null, fileId, name, isShownDocument);
      return [isPublic, Buffer.concat(await stream().toArray()).toString('latin1')] as const;
    };
    const practice = await db.revision.findFirstOrThrow({ where: { entryId: await address(WITH_MATERIAL), state: 'published' } });
    const [material] = practiceContent.parse(practice.content).documents;
    expect(material).toMatchObject({ kind: 'pdf', licence: 'CC BY 4.0', lang: 'fi' });
    expect(await read(material as Attachment)).toEqual([true, expect.stringMatching(/^%PDF-/)]);
    const told = (await publicMilestones('fi', await address(WITH_EVIDENCE.pilot))).find(({ evidenceDocument }) => evidenceDocument);
    expect(told?.evidenceDocument).toMatchObject({ kind: 'csv', licence: 'CC0 1.0' });
    expect(await read(told?.evidenceDocument as Attachment)).toEqual([true, expect.stringContaining('korjauskerroin')]);
  });

  it('lets the practitioner, who also works in a small municipality, see what suits it without choosing', async () => {
    const person = await db.person.findFirstOrThrow({ where: { email: 'practitioner@demo.aukio.example' } });
    expect(await ownPlace('fi', await memberOf(person.id))).toMatchObject({ slug: 'ii', population: 9800 });
  });

  it('stays as it is when seeded again', async () => {
    const before = await mark();
    await seed();
    expect(await mark()).toEqual(before);
  });

  it('can be made large, up to the number asked for', async () => {
    const before = await db.pilot.count();
    await seed({ now, pilots: 40 });
    await seed({ now, pilots: 60 });
    expect(await db.pilot.count()).toBe(before + 60);
    const entries = await db.entry.findMany({ where: { kind: 'pilots', slug: { contains: '-s' } }, include: { revisions: true, timeline: true, texts: true, pilot: { include: { partners: true } } } });
    const synthetic = entries.filter(({ slug }) => /-s\d+$/.test(slug));
    expect(synthetic.length).toBe(60);
    for (const { revisions, timeline, texts, pilot } of synthetic) {
      const content = pilotContent.parse(revisions[0]?.content);
      expect(pilotIssues(content)).toEqual([]);
      expect(timeline.map(({ step }) => step)).toContain('approved');
      expect(timeline.every(({ at }) => at <= now)).toBe(true);
      expect(texts.map(({ lang }) => lang).sort()).toEqual(Object.keys(content.texts).sort());
      expect(pilot?.partners.length).toBe(1 + content.partners.length);
    }
    const [unsearchable] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM "EntryText" t WHERE NOT EXISTS (SELECT 1 FROM "SearchDocument" d WHERE d."entryId" = t."entryId" AND d."textLang" = t.lang)`;
    expect(unsearchable?.n).toBe(0);
  }, 60_000);

  it('measures and reports in as many rounds as asked for, once', async () => {
    await seed({ now, rounds: 6 });
    await seed({ now, rounds: 6 });
    expect(await db.reportRound.count()).toBe(6);
    const pilots = (await db.entry.findMany({ where: { kind: 'pilots', isPublic: true }, select: { id: true, slug: true } })).filter(({ slug }) => /-s\d+$/.test(slug)).map(({ id }) => id);
    expect(await db.report.count({ where: { pilotId: { in: pilots } } })).toBe(6 * pilots.length);
    expect(await db.indicator.count({ where: { pilotId: { in: pilots } } })).toBe(10 * pilots.length);
    const handedIn = await db.report.findMany({ where: { pilotId: { in: pilots }, state: 'accepted' }, include: { versions: true, values: true, steps: true } });
    expect(handedIn.every(({ versions, values, steps }) => versions.length === 1 && values.length === 10 && steps.length === 2)).toBe(true);
    expect(handedIn[0]?.versions[0]?.content).toMatchObject({ figures: expect.any(Array), milestones: expect.any(Array), questions: expect.any(Array) });
  }, 60_000);
});

describe('an interrupted seeding', () => {
  it('is begun anew, and other people’s databases are left alone', async () => {
    const people = await db.person.count();
    await db.programme.deleteMany();
    await db.pilotPartner.deleteMany();
    await seed({ now });
    expect(await db.person.count()).toBe(people);
    expect(await db.entry.count({ where: { kind: 'pilots' } })).toBe(pilotFiles().length);

    await db.programme.deleteMany();
    await db.person.create({ data: { email: 'somebody@city.example', name: 'Somebody', lang: 'fi', roles: [], themes: [] } });
    await expect(seed({ now })).rejects.toThrow('nothing was changed');
    expect(await db.programme.count()).toBe(0);
  }, 60_000);
});
