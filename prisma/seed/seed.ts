import { tidyVocabulary } from '#app/domain/search/vocabulary.server';
import { db } from '#app/platform/db/db.server';
import { env, isDemo } from '#app/platform/env/env.server';
import { isDemoAddress, seedAccounts } from './accounts';
import { seedAssessments } from './assessments';
import { seedEvidence, takeDocuments } from './documents';
import { seedExchange } from './exchange';
import { seedFollowUps } from './follow-ups';
import { seedLarge } from './large';
import { seedLargePractices } from './large-practices';
import { seedLargeProgress } from './large-progress';
import { seedPartners } from './partners';
import { pilotFiles } from './pilot-file';
import { seedPilots } from './pilots';
import { practiceFiles, seedPractices } from './practices';
import { seedProgramme } from './programme';
import { seedProgress } from './progress/progress';
import { seedReplications, takers } from './replications';

type Options = {
  /** The day on which the programme is in its fourth year */
  now?: Date;
  /** How many synthetic pilots there shall be besides, for measuring */
  pilots?: number;
  /** In how many rounds those report; without it they measure nothing */
  rounds?: number;
  /** How many synthetic practices there shall be besides */
  practices?: number;
};

/**
 * Fills an empty database with the demonstration: partners, accounts, pilots, practices, what they measured and reported, and the programme last.
 * Whatever has a programme is left as it is, so a second time changes nothing; an interrupted first time is begun anew.
 * @throws Error with one line where this is a real programme's server
 */
export async function seed({ now = new Date(), pilots = 0, rounds = 0, practices = 0 }: Options = {}): Promise<void> {
  if (!isDemo() && env().NODE_ENV === 'production') {
    throw new Error('Demonstration data is only put where AUKIO_DEMO=1, never into a real programme.');
  }
  if ((await db.programme.count()) === 0) {
    await clearInterrupted();
    const partners = await seedPartners(now);
    const writers = practiceFiles().map(({ organisation }) => organisation);
    const leads = [...pilotFiles().map(({ lead }) => lead), ...writers];
    const accounts = await seedAccounts(now, partners, { leads, travel: [...writers, ...takers()] });
    const [seeded, documents] = await Promise.all([seedPilots(now, partners, accounts), takeDocuments(now)]);
    await seedEvidence(documents.evidence, seeded);
    await seedProgress(now, partners, accounts, seeded);
    await seedFollowUps(now, partners, accounts, seeded);
    await seedPractices(now, partners, accounts, seeded, documents.materials);
    await seedReplications(now, partners, accounts);
    await seedExchange(now, partners, accounts);
    await seedAssessments(now, partners, accounts.coordinators[0]);
    await seedProgramme(now);
    await db.$executeRaw`VACUUM (ANALYZE)`;
    await tidyVocabulary();
  }
  if (pilots > 0) await seedLarge(pilots, now);
  if (rounds > 0) await seedLargeProgress(rounds);
  if (practices > 0) await seedLargePractices(practices);
}

/** Takes away what a seeding left that was stopped before its end. The programme is written last and marks the end. */
async function clearInterrupted(): Promise<void> {
  const people = await db.person.findMany({ select: { email: true } });
  if (!people.every(({ email }) => isDemoAddress(email))) {
    throw new Error('There are people but no programme in this database: it is not the demonstration’s, and nothing was changed.');
  }
  await db.storedFile.deleteMany();
  await db.application.deleteMany();
  await db.entry.deleteMany({ where: { kind: { not: 'partners' } } });
  await db.reportRound.deleteMany();
  await db.commonIndicator.deleteMany();
  await db.person.deleteMany();
  await db.entry.updateMany({ data: { leadId: null } });
  await db.entry.deleteMany();
}
