import type { PilotContent } from '#app/domain/pilots/pilot.schema';
import type { Reason } from '#app/domain/shared/timeline.server';
import { type Chance, chanceFor } from './chance';
import { DAY, inOfficeHours, type PastStep } from './entries';
import { doneIn, type PilotFile } from './pilot-file';

/** Pilots that a coordinator returned once before approving them, and why. */
const RETURNED_ONCE: Record<string, Reason[]> = {
  'geoenergia-kouluihin': [{ field: 'approach', text: 'Kertokaa, miten edetään, jos koeporaus osoittaa kallion sopimattomaksi.' }],
  'hulevesipuisto': [{ field: 'evidence.smart', text: 'Kuka lukee mittarit pilotin jälkeen, ja mihin lukemat tallennetaan?' }],
  'ikaystavallinen-keskusta': [{ field: 'novelty', text: 'Uutuus jää vielä yleiseksi. Mitä tässä tehdään toisin kuin esteettömyyskartoituksissa tavallisesti?' }],
  'korjaa-ala-pura': [{ field: 'funding', text: 'Yksi rahoittajista on merkitty ilman päätöstä; lisätkää päätöksen ajankohta kuvaukseen.' }],
  'kysyntajousto-kerrostaloissa': [{ field: 'approach', text: 'Asukkaan oikeus jäädä ohjauksen ulkopuolelle pitää kirjoittaa auki.' }],
  'micro-hubs-for-parcels': [{ field: 'budget', text: 'The lines do not show who pays the ground rent of the hubs.' }, { field: 'milestones', text: 'Please add the point at which carriers decide whether to stay.' }],
  'naapurustotalo': [{ field: 'milestones', text: 'Välitavoitteista puuttuu hetki, jolloin talon jatkosta päätetään.' }],
  'sahkobussit-lahioon': [{ field: 'partners', text: 'Liikennöitsijän rooli jäi epäselväksi: onko se toteuttaja vai neuvonantaja?' }],
  'skogen-som-granne': [{ field: 'evidence.healthy', text: 'Berätta hur ni mäter besöken utan att kartlägga enskilda personer.' }],
  'stadens-varmepumpar': [{ field: 'evidence.lowCarbon', text: 'Ange vilken utsläppskoefficient för el som ni räknar med.' }],
  'talvipyoraily': [{ field: 'evidence.healthy', text: 'Liukastumisista esitetty arvio tarvitsee lähteen tai oman mittauksen.' }, { field: 'summary', text: 'Lyhentäkää tiivistelmää, sillä sen pitää mahtua listaan.' }],
  'yhteiskayttoautot-taloyhtioihin': [{ field: 'challenge', text: 'Autojen määrä on usean vuoden takaa; päivittäkää luku tai kertokaa, miksi se kelpaa.' }],
};

/** The desk calls the period by the field that a reason stands at. */
const atField = (reason: Reason): Reason => ({ ...reason, field: reason.field === 'period' ? 'startsOn' : reason.field });

/**
 * What has happened to a pilot until now: the steps its commands would have written, in order, none in the future.
 * Submissions come some weeks after the first draft, decisions some weeks after that and months before the start.
 */
export function historyOf(file: PilotFile, content: PilotContent, now: Date): PastStep[] {
  const chance = chanceFor(`${file.slug} history`);
  const start = new Date(`${content.startsOn}T00:00:00Z`);
  const end = new Date(`${content.endsOn}T00:00:00Z`);
  const days = (from: number, to: number) => chance.between(from, to) * DAY;
  const ago = (from: number, to: number) => now.getTime() - days(from, to);
  const steps: PastStep[] = [];
  // Steps are found from the last one backwards, so that each can lie some days before the one that follows.
  const before = (at: number, step: string, by: PastStep['by'], more: Partial<PastStep> = {}): number => {
    steps.unshift({ step, at: inOfficeHours(at, chance), by, isPublic: false, ...more });
    return at;
  };
  const written = (submitted: number) => before(before(submitted, 'submitted', 'editor') - days(16, 60), 'created', 'editor');
  const decided = (from: number, to: number, atLatest: number) => Math.min(start.getTime() - days(from, to), atLatest);

  switch (file.state) {
    case 'draft':
      before(ago(6, 50), 'created', 'editor');
      return steps;
    case 'submitted':
      written(ago(3, 38));
      return steps;
    case 'returned':
      written(before(ago(4, 18), 'returned', 'coordinator', { reasons: (file.returnReasons ?? []).map(atField) }) - days(8, 25));
      return steps;
    case 'declined':
      written(before(decided(60, 120, ago(10, 40)), 'declined', 'coordinator', { note: file.reason }) - days(15, 50));
      return steps;
    case 'withdrawn':
      written(before(ago(15, 90), 'withdrawn', 'editor', { note: file.reason }) - days(10, 40));
      return steps;
  }

  const approved = before(decided(40, 110, ago(5, 75)), 'approved', 'coordinator', { isPublic: true });
  const reasons = RETURNED_ONCE[file.slug];
  if (reasons) {
    const again = before(approved - days(8, 20), 'submitted', 'editor');
    written(before(again - days(7, 30), 'returned', 'coordinator', { reasons }) - days(8, 25));
  } else {
    written(approved - days(12, 45));
  }
  const later = (step: string, at: number, note?: string) =>
    steps.push({ step, at: inOfficeHours(Math.min(at, ago(3, 9)), chance), by: 'editor', isPublic: true, note });
  if (file.state !== 'approved') later('running', start.getTime() + days(2, 5));
  if (file.state === 'completed') later('completed', end.getTime() + days(3, 25));
  if (file.state === 'stopped') later('stopped', stoppedAt(file, content, chance), file.reason);
  return steps;
}

/** Pilots are stopped on the way from the last milestone reached to the first one missed. */
function stoppedAt(file: PilotFile, { milestones, startsOn, endsOn }: PilotContent, chance: Chance): number {
  const isDone = doneIn(file);
  const reached = Date.parse(milestones.findLast(({ id }) => isDone(id))?.dueOn ?? startsOn ?? '');
  const missed = Date.parse(milestones.find(({ id }) => !isDone(id))?.dueOn ?? endsOn ?? '');
  return reached + (missed - reached) * (0.5 + chance.next() * 0.12);
}
