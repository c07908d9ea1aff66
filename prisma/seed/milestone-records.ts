import { projectMilestones } from '#app/domain/milestones/milestones.server';
import type { MilestoneState } from '#app/domain/milestones/milestone.type';
import type { PilotContent } from '#app/domain/pilots/pilot.schema';
import type { Prisma, Tx } from '#app/platform/db/db.server';
import { type Chance, chanceFor } from './chance';
import { DAY, inOfficeHours, lastAt, type PastStep } from './entries';
import { DROPPED_NOTES, EARLY_NOTES, LATE_NOTES, STOPPED_NOTES, UNDERWAY_NOTES } from './milestone-notes';
import { doneIn, type PilotFile } from './pilot-file';

type Told = { state: MilestoneState; at: number; reachedOn?: number; note?: string; evidenceUrl?: string };

/** Days between plan and fact of something reached: most near their day, some weeks late, a few early. */
function shift(chance: Chance): number {
  const kind = chance.next();
  if (kind < 0.15) return -chance.between(4, 26);
  return kind < 0.55 ? chance.between(-2, 6) : chance.between(9, 74);
}

function reached(file: PilotFile, due: number, [earliest, latest]: [number, number], chance: Chance): Told[] {
  const notes = file.originalLang;
  const wanted = Math.min(Math.max(due + shift(chance) * DAY, earliest), latest);
  const late = Math.round((wanted - due) / DAY);
  const note = late > 8 && chance.next() < 0.8 ? chance.pick(LATE_NOTES[notes]) : late < -3 ? chance.pick(EARLY_NOTES[notes]) : '';
  const evidenceUrl = chance.next() < 0.35 ? `https://${file.lead}.example/${file.slug}` : '';
  const told = wanted + chance.between(1, 12) * DAY;
  const before: Told[] = late > 20 && chance.next() < 0.7 ? [{ state: 'underway', at: due + chance.between(1, 8) * DAY, note: chance.pick(UNDERWAY_NOTES[notes]) }] : [];
  return [...before.filter(({ at }) => at < told), { state: 'reached', at: told, reachedOn: wanted, note, evidenceUrl }];
}

function notReached(file: PilotFile, due: number, end: number | null, now: number, chance: Chance): Told[] {
  const notes = file.originalLang;
  if (file.state === 'stopped') return chance.next() < 0.65 ? [{ state: 'dropped', at: (end ?? now) + DAY, note: chance.pick(STOPPED_NOTES[notes]) }] : [];
  if (file.state !== 'running') return [];
  if (due < now) {
    const kind = chance.next();
    const shortly = (from: number, to: number) => Math.min(due + chance.between(from, to) * DAY, now - DAY);
    if (kind < 0.15) return [{ state: 'dropped', at: shortly(5, 30), note: chance.pick(DROPPED_NOTES[notes]) }];
    if (kind < 0.5) return reached(file, due, [due - 20 * DAY, now - 3 * DAY], chance);
    return kind < 0.8 ? [{ state: 'underway', at: shortly(2, 25), note: chance.pick(UNDERWAY_NOTES[notes]) }] : [];
  }
  return due - now < 90 * DAY && chance.next() < 0.6 ? [{ state: 'underway', at: now - chance.between(3, 40) * DAY }] : [];
}

/** What the editors of a pilot told of its milestones until now, oldest first. */
function toldOf(file: PilotFile, content: PilotContent, steps: PastStep[], now: Date): { milestoneId: string; told: Told }[] {
  const chance = chanceFor(`${file.slug} milestones`);
  const began = lastAt(steps, 'running')?.getTime();
  if (began === undefined) return [];
  const ended = lastAt(steps, 'completed', 'stopped')?.getTime() ?? null;
  const window: [number, number] = [began + 5 * DAY, Math.min(ended ?? Infinity, now.getTime() - 3 * DAY)];
  const isDone = doneIn(file);
  return content.milestones.flatMap(({ id, dueOn }) => {
    const due = Date.parse(`${dueOn}T00:00:00Z`);
    const all = isDone(id) ? reached(file, due, window, chance) : notReached(file, due, ended, now.getTime(), chance);
    return all.map((told) => ({ milestoneId: id, told: { ...told, at: inOfficeHours(Math.min(told.at, now.getTime() - DAY), chance).getTime() } }));
  });
}

const dayAt = (at: number): Date => new Date(Math.floor(at / DAY) * DAY);

/** Writes what became of a pilot's milestones, as its editors would have told it. */
export async function seedMilestoneRecords(tx: Tx, pilotId: string, editor: string, file: PilotFile, content: PilotContent, steps: PastStep[], now: Date): Promise<void> {
  const data = toldOf(file, content, steps, now).map(({ milestoneId, told: { at, reachedOn, note = '', evidenceUrl = '', state } }): Prisma.MilestoneRecordCreateManyInput => {
    // Nobody tells of a day before it has come.
    const day = reachedOn === undefined ? null : dayAt(Math.min(reachedOn, at));
    return { pilotId, milestoneId, state, reachedOn: day, note, lang: file.originalLang, evidenceUrl, recordedById: editor, recordedAt: new Date(at) };
  });
  if (data.length === 0) return;
  await tx.milestoneRecord.createMany({ data });
  await projectMilestones(tx, pilotId, content.originalLang, content.milestones);
}
