import { readFileSync } from 'node:fs';
import { LIVE_STATES, type LiveState, type ReplicationSide, type ReplicationState, type Scaling } from '#app/domain/replications/replication.type';
import { db, transaction } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { type Accounts, idOf } from './accounts';
import { chanceFor } from './chance';
import { DAY } from './entries';
import { type PastReplication, writeReplication } from './travel/write-replication';

/** A replication as it stands in prisma/seed/travel/replications.json; the place it was taken from stands above it. */
type ReplicationRow = {
  partner: string;
  from?: string;
  state: ReplicationState;
  /** The last state of one that was dropped */
  until?: LiveState;
  scaling?: Scaling;
  lang?: Lang;
  changes: string;
  reasons: string;
  /** Why it was dropped */
  note?: string;
  /** Who has not confirmed it yet */
  waits?: ReplicationSide | 'both';
  withdrawn?: { side: ReplicationSide; note: string };
};

/** All replications of the demonstration, by the practice's file name. */
const replicationRows = (): Record<string, ReplicationRow[]> => JSON.parse(readFileSync(new URL('./travel/replications.json', import.meta.url), 'utf8')) as Record<string, ReplicationRow[]>;

/** Keys of the partners that take one up, some more than once. */
export const takers = (): string[] => Object.values(replicationRows()).flatMap((rows) => rows.map(({ partner }) => partner));

/** Part of the time since publication by which a generation begins, and how long a place that others took it from needs. */
const GENERATION = 0.22;
const LATEST = 0.97;

const depthOf = (row: ReplicationRow, rows: ReplicationRow[]): number => {
  const source = rows.find(({ partner }) => partner === row.from);
  return source ? 1 + depthOf(source, rows) : 0;
};

type Dated = Pick<PastReplication, 'stages' | 'given' | 'taken' | 'withdrawn'>;

/** The days on which a place took it up, between the practice's publication and now. */
function datesOf(slug: string, row: ReplicationRow, rows: ReplicationRow[], { published, now, by }: { published: Date; now: Date; by?: string }): Dated {
  const chance = chanceFor(`${slug} ${row.partner}`);
  const since = published.getTime() + DAY;
  const length = now.getTime() - DAY - since;
  const begins = 0.04 + GENERATION * depthOf(row, rows) + chance.between(0, 9) / 100;
  const isSource = rows.some(({ from }) => from === row.partner);
  const ends = isSource ? begins + GENERATION - 0.1 : begins + ((LATEST - begins) * chance.between(50, 85)) / 100;
  const on = (part: number): string => new Date(since + length * part).toISOString().slice(0, 10);
  const reached = LIVE_STATES.slice(0, LIVE_STATES.indexOf(row.state === 'dropped' ? (row.until ?? 'adapting') : row.state) + 1);
  const states: ReplicationState[] = row.state === 'dropped' ? [...reached, 'dropped'] : reached;
  const stages = states.map((state, i) => ({
    state,
    on: on(states.length === 1 ? ends : begins + ((ends - begins) * i) / (states.length - 1)),
    by,
    note: state === 'dropped' ? row.note : undefined,
  }));
  const confirmed = states.length === 1 ? ends : begins + (ends - begins) / 3;
  const hand = (side: ReplicationSide, part: number) => (row.waits === side || row.waits === 'both' ? undefined : { on: on(part) });
  const { withdrawn } = row;
  return { stages, given: hand('giving', confirmed + 0.01), taken: hand('receiving', confirmed), withdrawn: withdrawn ? [{ ...withdrawn, on: on(LATEST) }] : [] };
}

/** Lets the demonstration's places take its practices up, with their past. */
export async function seedReplications(now: Date, partners: Map<string, string>, accounts: Accounts): Promise<void> {
  const all = replicationRows();
  const practices = await db.entry.findMany({ where: { kind: 'practices', slug: { in: Object.keys(all) } }, select: { id: true, slug: true, publishedAt: true } });
  for (const { id: practiceId, slug, publishedAt } of practices) {
    const rows = all[slug] ?? [];
    await transaction(async (tx) => {
      const written = new Map<string, string>();
      for (const row of rows) {
        const dates = datesOf(slug, row, rows, { published: publishedAt ?? now, now, by: accounts.editorOf.get(row.partner) });
        const { scaling, lang, changes, reasons } = row;
        const sourceId = row.from ? idOf(written, row.from) : null;
        written.set(row.partner, await writeReplication(tx, { practiceId, partnerId: idOf(partners, row.partner), sourceId, scaling, lang, changes, reasons, ...dates }));
      }
    });
  }
}
