import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergePartner } from '#app/domain/partners/merge.server';
import { confirmReplication, withdrawConfirmation } from '#app/domain/replications/confirmation.server';
import { isMove, LIVE_STATES, type LiveState } from '#app/domain/replications/replication.type';
import { takeUp } from '#app/domain/replications/take-up.server';
import { changeSource, deleteReplication, dropReplication, tellReplication } from '#app/domain/replications/tell.server';
import { findTravel } from '#app/domain/replications/travel.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { aPartner } from '../../factories/people';
import { anybody, aPractice, asTaken, lockOf } from '../../factories/replications';
import { resetDatabase } from '../../setup/database';

// Random programmes are run twice: by the commands on the database, and here by rules as plain as they can be said. In the end
// both must tell the same story: who took what from whom, how often that counts, and how ripe the practice is.

type Told = { id: string; practice: number; partner: number; source: Told | null; state: string; given: boolean; taken: boolean; ever: boolean; changes: string; nth: number };

const PEOPLE = [5_000, 15_000, 50_000, 200_000, null, 300];
const KINDS = ['municipality', 'city', 'municipality', 'city', 'municipality', 'association'];

class Plain {
  told: Told[] = [];
  leads = [0, 1];
  gone = new Set<number>();
  nth = 0;

  counts = (one: Told) => one.given && one.taken && one.state !== 'dropped';
  chain(one: Told): Told[] {
    return one.source ? [one.source, ...this.chain(one.source)] : [];
  }
  parent = (one: Told) => this.chain(one).find(this.counts) ?? null;

  merge(from: number, into: number): void {
    this.leads = this.leads.map((lead) => (lead === from ? into : lead));
    this.gone.add(from);
    for (const practice of [0, 1]) {
      const two = this.told.filter((one) => one.practice === practice && (one.partner === from || one.partner === into));
      if (two.length === 0) continue;
      const rank = (one: Told) => (LIVE_STATES as readonly string[]).indexOf(one.state) * 10 + (this.counts(one) ? 5 : 0);
      const [stays, goes] = two.sort((a, b) => rank(b) - rank(a) || a.nth - b.nth) as [Told, Told?];
      if (goes) {
        const isBelow = this.chain(stays).includes(goes);
        const { source, given } = goes;
        for (const one of this.told) if (one.source === goes) one.source = stays;
        if (isBelow) Object.assign(stays, { source, given });
        this.told = this.told.filter((one) => one !== goes);
        stays.ever ||= goes.ever;
      }
      stays.partner = into;
      if (this.leads[practice] !== into) continue;
      for (const one of this.told) if (one.source === stays) one.source = null;
      Object.assign(stays, { state: 'dropped', given: false, taken: false, source: null });
    }
  }
}

type World = { plain: Plain; viewer: Member; partners: string[]; practices: { id: string; slug: string }[] };
type Move = { op: string; a: number; b: number; c: number };

/** What shall happen, by the plain rules, and the command that does it. Null when there is nothing to do it to. */
function asked({ plain, viewer, partners, practices }: World, { op, a, b, c }: Move): { allowed: boolean; run: () => Promise<unknown>; after: (result: unknown) => void } | null {
  const one = plain.told[a % Math.max(1, plain.told.length)];
  const state = LIVE_STATES[b % 5] as LiveState;
  const others = one ? plain.told.filter(({ practice }) => practice === one.practice) : [];
  const isOwn = one !== undefined && plain.leads[one.practice] === one.partner;
  const base = () => lockOf(one?.id ?? '');
  if (op === 'takeUp') {
    const [practice, partner] = [a % 2, b % partners.length];
    const choices = [null, ...plain.told.filter((other) => other.practice === practice)];
    const source = choices[c % choices.length] ?? null;
    const changes = `x${plain.nth}`;
    const allowed = !plain.gone.has(partner) && plain.leads[practice] !== partner && !plain.told.some((other) => other.practice === practice && other.partner === partner) && (source === null || plain.counts(source));
    return {
      allowed,
      run: () => takeUp(viewer, practices[practice]?.id ?? '', partners[partner] ?? '', asTaken({ sourceId: source?.id ?? null, changes })),
      after: (id) => plain.told.push({ id: String(id), practice, partner, source, state: 'interested', given: false, taken: false, ever: false, changes, nth: plain.nth++ }),
    };
  }
  if (op === 'merge') {
    const [from, into] = [a % partners.length, b % partners.length];
    return { allowed: from !== into && !plain.gone.has(from) && !plain.gone.has(into), run: () => mergePartner(viewer, partners[from] ?? '', partners[into] ?? ''), after: () => plain.merge(from, into) };
  }
  if (!one) return null;
  const side = b % 2 === 0 ? 'giving' : 'receiving';
  const flag = side === 'giving' ? 'given' : 'taken';
  switch (op) {
    case 'confirm':
      return { allowed: one[flag] || one.state !== 'dropped', run: async () => confirmReplication(viewer, one.id, side, await base()), after: () => Object.assign(one, { [flag]: true, ever: true }) };
    case 'withdraw':
      return { allowed: one[flag], run: () => withdrawConfirmation(viewer, one.id, side, 'Syy'), after: () => Object.assign(one, { [flag]: false }) };
    case 'drop':
      return { allowed: !isOwn, run: async () => dropReplication(viewer, one.id, await base(), 'Syy'), after: () => Object.assign(one, { state: 'dropped' }) };
    case 'tell': {
      const changes = c % 3 === 0 ? 'y' : one.changes;
      return {
        allowed: !isOwn && isMove(one.state, state),
        run: async () => tellReplication(viewer, one.id, await base(), { ...asTaken({ state, changes }), sourceId: undefined } as never, 'Syy'),
        after: () => Object.assign(one, { state, changes, given: one.given && changes === one.changes }),
      };
    }
    case 'source': {
      const choices = [null, ...others];
      const source = choices[c % choices.length] ?? null;
      const same = source === one.source;
      const allowed = !isOwn && (same || (one.state !== 'dropped' && (source === null || (plain.counts(source) && source !== one && !plain.chain(source).includes(one)))));
      return { allowed, run: async () => changeSource(viewer, one.id, await base(), source?.id ?? null), after: () => void (same || Object.assign(one, { source, given: false })) };
    }
    default:
      return {
        allowed: !one.ever && !plain.told.some((other) => other.source === one),
        run: () => deleteReplication(viewer, one.id),
        after: () => void (plain.told = plain.told.filter((other) => other !== one)),
      };
  }
}

const move = fc.record({
  op: fc.constantFrom('takeUp', 'takeUp', 'takeUp', 'confirm', 'confirm', 'confirm', 'confirm', 'withdraw', 'drop', 'tell', 'tell', 'tell', 'source', 'source', 'merge', 'merge', 'delete'),
  a: fc.nat(60), b: fc.nat(60), c: fc.nat(60),
});
/** Both sides confirm what was taken up last, so that there is something to build upon. */
const grown = fc.array(fc.oneof(move.map((one) => [one]), fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60)).map(([a, b, c]) => [{ op: 'takeUp', a, b, c }, { op: 'confirmLast', a: 0, b: 0, c: 0 }, { op: 'confirmLast', a: 0, b: 1, c: 0 }])), { minLength: 4, maxLength: 22 });

async function compare({ plain, practices, partners }: World): Promise<void> {
  for (const [n, practice] of practices.entries()) {
    const mine = plain.told.filter((one) => one.practice === n);
    const counted = mine.filter(plain.counts);
    const inUse = counted.filter(({ state }) => state === 'adopted' || state === 'mainstreamed');
    const town = (least: number, below: number) => counted.filter(({ partner }) => KINDS[partner] !== 'association' && (PEOPLE[partner] ?? -1) >= least && (PEOPLE[partner] ?? -1) < below).length;
    const row = await db.practice.findUniqueOrThrow({ where: { id: practice.id } });
    expect(row).toMatchObject({
      taken: counted.length,
      takenUnder10000: town(0, 10_000), takenUnder20000: town(10_000, 20_000), takenUnder100000: town(20_000, 100_000), takenOver100000: town(100_000, Infinity),
      maturity: counted.some(({ state }) => state === 'mainstreamed') || inUse.length >= 3 ? 'established' : inUse.length > 0 ? 'repeated' : 'tried',
    });
    const found = await findTravel('fi', practice.slug);
    if (!found || !('travel' in found)) throw new Error('The practice has no page of its travel');
    const { places, counted: said, adopted } = found.travel;
    expect([said, adopted]).toEqual([counted.length, inUse.length]);
    const slugs = new Map((await db.entry.findMany({ where: { id: { in: partners } }, select: { id: true, slug: true } })).map(({ id, slug }) => [slug, partners.indexOf(id)]));
    const tree = places.map(({ id, slug, parent, state }) => ({ id, partner: slugs.get(slug), parent, state }));
    const byId = (x: { id: string }, y: { id: string }) => (x.id < y.id ? -1 : 1);
    const plainly = mine.filter(({ given, taken }) => given && taken).map((one) => ({ id: one.id, partner: one.partner, parent: plain.parent(one)?.id ?? null, state: one.state }));
    expect(tree.sort(byId)).toEqual(plainly.sort(byId));
    // What is stored has no cycle either: whoever walks up from any place comes to the origin.
    const rows = await db.replication.findMany({ where: { practiceId: practice.id }, select: { id: true, sourceId: true } });
    for (let { sourceId } of rows) for (let steps = 0; sourceId !== null; steps++) {
      expect(steps).toBeLessThan(rows.length);
      sourceId = rows.find(({ id }) => id === sourceId)?.sourceId ?? null;
    }
  }
}

it('tells the same story as a plain recomputation, whatever happens', async () => {
  await resetDatabase();
  const done = { ran: 0, refused: 0, merged: 0 };
  await fc.assert(
    fc.asyncProperty(grown, async (groups) => {
      const partners: string[] = [];
      for (const [i, population] of PEOPLE.entries()) {
        const id = await aPartner(`Kunta ${i}`, KINDS[i]);
        await db.partner.update({ where: { id }, data: { population } });
        partners.push(id);
      }
      const practices = [await aPractice(partners[0] ?? ''), await aPractice(partners[1] ?? '', 'Toinen')];
      const world: World = { plain: new Plain(), viewer: await anybody(partners), partners, practices };
      for (const one of groups.flat()) {
        const next = asked(world, one.op === 'confirmLast' ? { ...one, op: 'confirm', a: Math.max(0, world.plain.told.length - 1) } : one);
        if (!next) continue;
        const [outcome] = await Promise.allSettled([next.run()]);
        expect({ ...one, done: outcome.status === 'fulfilled' ? true : String(outcome.reason) }).toEqual({ ...one, done: next.allowed ? true : expect.any(String) });
        done[next.allowed ? 'ran' : 'refused']++;
        if (outcome.status === 'fulfilled') {
          next.after(outcome.value);
          if (one.op === 'merge') done.merged++;
        }
      }
      await compare(world);
    }),
    { numRuns: Number(process.env.RUNS ?? 25), endOnFailure: true },
  );
  // Neither story is worth much when nothing ever happened.
  expect(Math.min(done.ran / 100, done.refused / 20, done.merged / 3)).toBeGreaterThan(1);
}, 180_000);
