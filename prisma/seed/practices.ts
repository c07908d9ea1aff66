import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pilotContent } from '#app/domain/pilots/pilot.schema';
import type { PracticeContent } from '#app/domain/practices/practice.schema';
import { practices } from '#app/domain/practices/practices.server';
import type { Reason } from '#app/domain/shared/timeline.server';
import { type Prisma, transaction, type Tx } from '#app/platform/db/db.server';
import { keepDocument } from '#app/platform/files/documents.server';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';
import { type Accounts, idOf } from './accounts';
import { chanceFor } from './chance';
import type { MadeDocument } from './documents';
import { DAY, inOfficeHours, lastAt, type PastStep, writeEntry } from './entries';
import type { SeededPilot } from './pilots';

/** A practice as it stands in prisma/seed/practices/*.json. */
export type PracticeFile = {
  slug: string;
  originalLang: Lang;
  kind: NonNullable<PracticeContent['outcome']>;
  state: 'submitted' | 'returned' | 'published';
  organisation: string;
  /** Slugs of the pilots it was learned in */
  pilots: string[];
  /** When a pilot that still runs had taught this, by the programme's year; left out: at the pilot's end */
  learned?: { year: number; month: number };
  impact: PracticeContent['impact'];
  sdgTargets: string[];
  conditions: PracticeContent['conditions'];
  texts: Partial<Record<Lang, Record<string, string>>>;
  /** What its first version said otherwise */
  earlier?: { conditions?: Partial<PracticeContent['conditions']>; texts: Partial<Record<Lang, Record<string, string>>> };
  /** Whom to ask about what, by an organisation's slug */
  contacts?: { organisation: string; roles: Partial<Record<Lang, string>> }[];
};

const folder = fileURLToPath(new URL('./practices/', import.meta.url));

/** All practices of the demonstration, by file name. */
export const practiceFiles = (): PracticeFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as PracticeFile);

const RETURNED: Reason[] = [
  { field: 'evidence', text: 'Kuinka moni osallistuja oli töissä vielä puolen vuoden kuluttua, ja mistä tieto on saatu?' },
  { field: 'conditions', text: 'Ohjaajan pätevyysvaatimus puuttuu; vastaanottava kunta kysyy sitä ensimmäisenä.' },
];

/** A file as the content its editors would have written. @param beside what its pilots have: pictures, and indicators that were measured */
export function practiceContentOf(
  file: PracticeFile,
  { pilots, partners }: { pilots: Map<string, string>; partners: Map<string, string> },
  beside: Pick<PracticeContent, 'pictures' | 'documents' | 'indicators'> = { pictures: [], documents: [], indicators: [] },
): PracticeContent {
  const { originalLang, impact, sdgTargets, conditions } = file;
  const texts = LANGUAGES.flatMap((lang) => {
    const fields = file.texts[lang];
    return fields ? [[lang, { state: lang === originalLang ? 'original' : 'translated', fields }] as const] : [];
  });
  return {
    originalLang,
    texts: Object.fromEntries(texts),
    outcome: file.kind,
    impact,
    sdgTargets,
    conditions,
    pilots: file.pilots.map((slug) => idOf(pilots, slug)),
    pictures: beside.pictures,
    documents: beside.documents,
    indicators: beside.indicators,
    contacts: (file.contacts ?? []).map(({ organisation, roles }, i) => ({ id: `${file.slug}-${i + 1}`, roles, partnerId: idOf(partners, organisation) })),
  };
}

const REVISED_AFTER = 45 * DAY;

/** Puts the version that was read first below the one that stands, and tells that it was revised. */
async function addEarlier(tx: Tx, entryId: string, { earlier }: PracticeFile, content: PracticeContent, approved: Date, now: Date, actorId: string | undefined): Promise<void> {
  if (!earlier) return;
  const texts = Object.fromEntries(Object.entries(content.texts).map(([lang, text]) => [lang, { ...text, fields: { ...text.fields, ...earlier.texts[lang as Lang] } }]));
  const before: PracticeContent = { ...content, texts, conditions: { ...content.conditions, ...earlier.conditions } };
  const at = new Date(Math.min(approved.getTime() + REVISED_AFTER, now.getTime() - DAY));
  const first = await tx.revision.update({ where: { entryId_number: { entryId, number: 1 } }, data: { number: 2, decidedAt: at } });
  const { id: _id, content: _content, ...row } = first;
  await tx.revision.create({ data: { ...row, number: 1, state: 'superseded', decidedAt: approved, content: before as unknown as Prisma.InputJsonValue } });
  await tx.timelineStep.create({ data: { entryId, step: 'revised', at, actorId, actorRole: 'coordinator', isPublic: true, revisionNumber: 2 } });
  await tx.entry.update({ where: { id: entryId }, data: { updatedAt: at } });
}

/** What a practice takes over from its pilots: the picture of each, and the indicators with accepted values. */
async function besideOf(tx: Tx, pilotIds: string[]): Promise<Pick<PracticeContent, 'pictures' | 'indicators'>> {
  const revisions = await tx.revision.findMany({ where: { entryId: { in: pilotIds }, state: 'published' }, select: { content: true } });
  const indicators = await tx.indicator.findMany({ where: { pilotId: { in: pilotIds }, values: { some: { state: 'accepted' } } }, orderBy: { position: 'asc' }, select: { id: true } });
  return { pictures: revisions.flatMap(({ content }) => pilotContent.parse(content).pictures.slice(0, 1)), indicators: indicators.map(({ id }) => id) };
}

/** When what is written up was learned: at the end of the last of its pilots, unless the file says otherwise. */
function learnedAt({ learned, pilots: slugs }: PracticeFile, pilots: Map<string, SeededPilot>, now: Date): Date {
  if (learned) return new Date(Date.UTC(now.getUTCFullYear() - 4 + learned.year, learned.month - 1, 15));
  return slugs.flatMap((slug) => lastAt(pilots.get(slug)?.steps ?? [], 'completed', 'stopped') ?? []).at(-1) ?? now;
}

/** Practices are written up in the months after they were learned. */
function historyOf(file: PracticeFile, pilotEnded: Date, now: Date): PastStep[] {
  const chance = chanceFor(`${file.slug} history`);
  const latest = now.getTime() - chance.between(4, 40) * DAY;
  const step = (name: string, at: number, more: Partial<PastStep> = {}): PastStep => ({ step: name, at: inOfficeHours(at, chance), by: 'editor', isPublic: false, ...more });
  if (file.state !== 'published') {
    const submitted = file.state === 'returned' ? latest - chance.between(8, 20) * DAY : latest;
    const begun = [step('created', submitted - chance.between(15, 40) * DAY), step('submitted', submitted)];
    return file.state === 'returned' ? [...begun, step('returned', latest, { by: 'coordinator', reasons: RETURNED })] : begun;
  }
  const approved = Math.min(pilotEnded.getTime() + chance.between(70, 200) * DAY, latest);
  const submitted = approved - chance.between(8, 30) * DAY;
  return [
    step('created', submitted - chance.between(10, 30) * DAY),
    step('submitted', submitted),
    step('approved', approved, { by: 'coordinator', isPublic: true }),
  ];
}

/** Puts the demonstration's practices into the database with their past. @param materials what readers can take along, by the practice's slug */
export async function seedPractices(now: Date, partners: Map<string, string>, accounts: Accounts, pilots: Map<string, SeededPilot>, materials: Map<string, MadeDocument>): Promise<void> {
  const pilotIds = new Map([...pilots].map(([slug, { id }]) => [slug, id]));
  for (const [i, file] of practiceFiles().entries()) {
    const ended = learnedAt(file, pilots, now);
    const coordinator = accounts.coordinators[i % 3 === 1 ? 1 : 0];
    await transaction(async (tx) => {
      const beside = await besideOf(tx, file.pilots.map((slug) => idOf(pilotIds, slug)));
      const id = crypto.randomUUID();
      const material = materials.get(file.slug);
      const editor = idOf(accounts.editorOf, file.organisation);
      const content = practiceContentOf(file, { pilots: pilotIds, partners }, { ...beside, documents: material ? [material.said] : [] });
      const steps = historyOf(file, ended, now);
      await writeEntry(tx, practices, {
        id,
        slug: file.slug,
        state: file.state,
        content,
        steps,
        leadId: idOf(partners, file.organisation),
        editor,
        coordinator,
      });
      if (material) await keepDocument(tx, material.kept, { entryId: id, uploadedBy: editor });
      await addEarlier(tx, id, file, content, lastAt(steps, 'approved') ?? now, now, coordinator);
    });
  }
}
