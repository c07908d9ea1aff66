import { pilots } from '#app/domain/pilots/pilots.server';
import { db, transaction } from '#app/platform/db/db.server';
import { storePicture } from '#app/platform/files/files.server';
import { type Accounts, idOf } from './accounts';
import { type PastEntry, writeEntry } from './entries';
import { illustrationOf } from './pictures';
import { seedMilestoneRecords } from './milestone-records';
import { contentOf, pilotFiles } from './pilot-file';
import { historyOf } from './pilot-history';

/** A seeded pilot that a practice may be written up from. */
export type SeededPilot = Pick<PastEntry<unknown>, 'id' | 'steps'>;

const PUBLIC = ['approved', 'running', 'completed', 'stopped'];

/**
 * Puts the demonstration's pilots into the database with their past, as the commands would have left them.
 * @returns what became of them, by slug
 */
export async function seedPilots(now: Date, partners: Map<string, string>, accounts: Accounts): Promise<Map<string, SeededPilot>> {
  const seeded = new Map<string, SeededPilot>();
  const firstYear = now.getUTCFullYear() - 3;
  const names = await db.entryText.findMany({ where: { entry: { kind: 'partners' } }, select: { entryId: true, lang: true, title: true } });
  for (const [i, file] of pilotFiles().entries()) {
    const id = crypto.randomUUID();
    const editor = idOf(accounts.editorOf, file.lead);
    const leadId = idOf(partners, file.lead);
    const places = Object.fromEntries(names.flatMap(({ entryId, lang, title }) => (entryId === leadId ? [[lang, title]] : [])));
    const illustration = PUBLIC.includes(file.state) ? await illustrationOf(file.slug) : null;
    await transaction(async (tx) => {
      const picture = illustration && (await storePicture(tx, illustration, { entryId: id, uploadedBy: editor }));
      const content = contentOf(file, firstYear, partners, picture?.id ?? null, places);
      const steps = historyOf(file, content, now);
      const { slug, state } = file;
      await writeEntry(tx, pilots, { id, slug, state, content, steps, leadId, editor, coordinator: accounts.coordinators[i % 3 === 2 ? 1 : 0] });
      await seedMilestoneRecords(tx, id, editor, file, content, steps, now);
      seeded.set(slug, { id, steps });
    });
  }
  return seeded;
}
