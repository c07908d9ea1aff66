import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attachment } from '#app/domain/shared/content';
import { db, transaction } from '#app/platform/db/db.server';
import { keepDocument, type KeptDocument, takeDocument } from '#app/platform/files/documents.server';
import type { PressDocument } from '#app/platform/press/document';
import { pressPdf } from '#app/platform/press/press.server';
import { chanceFor } from './chance';
import type { SeededPilot } from './pilots';

/** A file that went through the same cleaning as an upload, and what is said of it. */
export type MadeDocument = { kept: KeptDocument; said: Attachment };

/** The practice whose material is made here, and the pilot's milestone that a file is evidence of. */
export const WITH_MATERIAL = 'naapuriyhtioiden-yhteinen-aurinkovoimala';
export const WITH_EVIDENCE = { pilot: 'ilmanlaatu-katutasolla', milestoneId: 'ilmanlaatu-katutasolla-1' };

const SHARE = 4_800;
const YEARS = 25;
const euros = (amount: number) => `${amount.toLocaleString('fi-FI')} €`;

/** What a housing company gets for its share after so many years: the price less a twenty-fifth part for each, and a fee. */
const paidBack = (years: number): number => Math.round((SHARE * (YEARS - years)) / YEARS) - 150;

const FORMULA: PressDocument = {
  lang: 'fi',
  title: 'Eroamisen laskukaava ja esimerkki',
  author: 'Lahti, esittelyaineisto',
  description: 'Mitä taloyhtiö saa osuudestaan, kun se eroaa aurinkosähköyhdistyksestä',
  keywords: ['aurinkosähkö', 'taloyhtiö', 'energiayhteisö'],
  kicker: 'Naapuriyhtiöiden aurinkovoimala',
  subtitle: 'Liite yhdistyksen sääntöihin',
  imprint: ['Keksitty esimerkki Aukion esittelyaineistossa.', 'CC BY 4.0'],
  running: 'Eroamisen laskukaava ja esimerkki',
  contents: 'Sisältö',
  parts: [
    {
      heading: 'Kaava',
      blocks: [
        { kind: 'paragraph', text: 'Osuuden hinta pienenee joka vuosi yhdellä kahdeskymmenesviidesosalla, sillä niin kauan paneelit tuottavat. Erotessa siitä vähennetään 150 euron käsittelymaksu. Akku lasketaan samoin, mutta kymmenessä vuodessa.' },
        { kind: 'list', items: ['Yhdistys lunastaa osuuden puolen vuoden kuluessa.', 'Muut yhtiöt saavat ostaa sen ennen ulkopuolisia.', 'Katon vuokra jatkuu, vaikka katon omistaja eroaisi.'] },
      ],
    },
    {
      heading: 'Esimerkki',
      blocks: [
        { kind: 'paragraph', text: `Osuudesta maksettiin ${euros(SHARE)}. Näin paljon siitä saa takaisin:` },
        { kind: 'table', caption: 'Palautus eroamisvuoden mukaan', head: ['Vuosia liittymisestä', 'Palautus'], align: ['l', 'r'], widths: [2, 1], rows: [1, 5, 10, 15, 20].map((years) => [String(years), euros(paidBack(years))]) },
      ],
    },
  ],
};

async function formula(now: Date): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'aukio-'));
  try {
    await pressPdf(join(folder, 'formula.pdf'), FORMULA, now);
    return await readFile(join(folder, 'formula.pdf'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sixty sensors with the factor that each got beside the station. */
function factors(): Buffer {
  const chance = chanceFor('factors');
  const comma = (hundredths: number) => (hundredths / 100).toFixed(2).replace('.', ',');
  const rows = Array.from({ length: 60 }, (_, i) => [`M${String(i + 1).padStart(2, '0')}`, chance.between(19, 23), comma(chance.between(71, 128)), `${chance.between(8, 21)} %`].join(';'));
  return Buffer.from(['mittari;vuorokausia aseman vieressä;korjauskerroin;poikkeama korjauksen jälkeen', ...rows, ''].join('\r\n'));
}

async function taken(bytes: Uint8Array, name: string, said: Pick<Attachment, 'title' | 'lang' | 'licence'>): Promise<MadeDocument> {
  const kept = await takeDocument(bytes, name);
  const { id, ...rest } = kept;
  return { kept, said: { fileId: id, ...rest, ...said } };
}

/**
 * Makes the demonstration's documents, as if somebody had uploaded them: a practice's material by its slug, and a file that is evidence of a milestone.
 * Takes a few seconds in processes of its own.
 */
export async function takeDocuments(now: Date): Promise<{ materials: Map<string, MadeDocument>; evidence: MadeDocument }> {
  const material = await taken(await formula(now), 'eroamisen-laskukaava.pdf', { title: 'Eroamisen laskukaava ja esimerkki', lang: 'fi', licence: 'CC BY 4.0' });
  const evidence = await taken(factors(), 'korjauskertoimet.csv', { title: 'Korjauskertoimet mittareittain', lang: 'fi', licence: 'CC0 1.0' });
  return { materials: new Map([[WITH_MATERIAL, material]]), evidence };
}

/** Puts the file beside what was last told of its milestone, in the place of a link. */
export async function seedEvidence({ kept, said }: MadeDocument, pilots: Map<string, SeededPilot>): Promise<void> {
  const { pilot, milestoneId } = WITH_EVIDENCE;
  const told = await db.milestoneRecord.findFirstOrThrow({ where: { pilotId: pilots.get(pilot)?.id, milestoneId }, orderBy: { recordedAt: 'desc' }, select: { id: true, pilotId: true, recordedById: true } });
  await transaction(async (tx) => {
    await keepDocument(tx, kept, { entryId: told.pilotId, uploadedBy: told.recordedById });
    await tx.milestoneRecord.update({ where: { id: told.id }, data: { evidenceUrl: '', evidenceDocument: said } });
  });
}
