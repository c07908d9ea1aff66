import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPartner } from '#app/domain/partners/profile.server';
import { pilots } from '#app/domain/pilots/pilots.server';
import { submitEntry } from '#app/domain/shared/review.server';
import { startEntry } from '#app/domain/shared/revision.server';
import { signedToken } from '#app/platform/auth/secrets.server';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { formsIn } from '#tests/bars/forms';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPractice, aReplication } from '#tests/factories/replications';
import { ROLES, table } from '#tests/routes/access-table';
import { makeWorld, type World } from '#tests/routes/access-world';
import { resetDatabase } from '#tests/setup/database';
import { type Answer, ask } from '#tests/setup/http';
import { type RunningServer, startServer } from '#tests/setup/server';
import { signedIn } from '#tests/setup/sessions';
import { dice } from './dice';
import { proof } from './report';

// Two at once: whatever order the database finds, exactly one of the outcomes that people could have come to one after the other.

const ROUNDS = 20;
const throwDice = dice('races');
let server: RunningServer;
let world: World;
let city: string;
let editor: Awaited<ReturnType<typeof aMember>>;

beforeAll(async () => {
  await resetDatabase();
  world = await makeWorld();
  city = world.city;
  editor = await aMember({ in: city, roles: ['editor'] });
  server = await startServer({ database: process.env.DATABASE_URL as string, env: { AUKIO_DATA_DIR: env().AUKIO_DATA_DIR } });
});

afterAll(async () => {
  await server?.stop();
  await rm(env().AUKIO_DATA_DIR, { recursive: true, force: true });
});

type Sent = { who: { personId: string } | null; path: string; body: string };

/** Sends all of them within a few thousandths of a second, in an order that the dice say. */
async function atOnce(sent: Sent[]): Promise<Answer[]> {
  await db.rateLimit.deleteMany();
  const headers = await Promise.all(sent.map(async ({ who }): Promise<Record<string, string>> => (who ? { Cookie: await signedIn(server.origin, who.personId) } : {})));
  return Promise.all(sent.map(async ({ path, body }, i) => {
    await new Promise((wait) => setTimeout(wait, throwDice() * 12));
    return ask(server.origin, path, { method: 'POST', headers: { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded', ...headers[i] }, body });
  }));
}

const outcomes = (answers: Answer[]) => answers.map(({ status }) => status).sort().join(' ');
const fieldIn = async (field: string, who: { personId: string } | null, path: string) => {
  const { body } = await ask(server.origin, path, { headers: who ? { Cookie: await signedIn(server.origin, who.personId) } : {} });
  return formsIn(body, path).flatMap(({ fields }) => fields).find(({ name }) => name === field)?.value ?? '';
};
const baseIn = (who: { personId: string }, path: string) => fieldIn('base', who, path);

/** How many rows each table has, but for sessions, limits and sums; and how many letters say the same to the same person. */
async function rows(): Promise<Record<string, number>> {
  const places = await db.$queryRaw<{ name: string }[]>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'Session', 'RateLimit', 'Letter') AND tablename NOT LIKE '%Tally'`;
  const [counts] = await db.$queryRawUnsafe<Record<string, number>[]>(`SELECT ${places.map(({ name }) => `(SELECT count(*)::int FROM "${name}") AS "${name}"`).join(', ')}`);
  const [letters] = await db.$queryRaw<{ twins: number }[]>`SELECT (count(*) - count(DISTINCT (l."to", template, params)))::int AS twins FROM "Letter" l`;
  return { ...counts, 'the same letter again': letters?.twins ?? 0 };
}

async function growth(work: () => Promise<Answer[]>): Promise<{ answers: Answer[]; grown: string }> {
  const before = await rows();
  const answers = await work();
  const after = await rows();
  return { answers, grown: Object.keys(after).filter((name) => after[name] !== before[name]).map((name) => `${name} ${(after[name] ?? 0) - (before[name] ?? 0)}`).join(', ') };
}

it('a form sent twice at once does what it does once', async () => {
  const report = proof('Double submission of every form');
  const wrong: string[] = [];
  let attempts = 0;
  // A round's period is taken once.
  let years = 2060;
  const posts = Object.entries(table).flatMap(([id, all]) => all.flatMap(({ at, post }) => {
    const role = post && ROLES.find((one) => post.to[one] === 'done');
    return post && role ? [{ id, at, form: post.form, role }] : [];
  }));
  for (const { id, at, form, role } of posts) {
    const once = async (times: number) => {
      const known = new Map<string, string>();
      const [path, filled, who] = [await world.fill(at, known), (await world.fill(form, known)).replace('2099Q4', () => `${years++}Q4`), await world.person(role)];
      // One rendering of the form, with its mark where it has one, is sent so many times.
      const mark = await fieldIn('sending', who, path);
      const body = mark ? `${filled}&sending=${mark}` : filled;
      return growth(() => atOnce(Array.from({ length: times }, () => ({ who, path, body }))));
    };
    const single = await once(1);
    for (let round = 0; round < 2; round++) {
      attempts++;
      const double = await once(2);
      const said = `${id} ${form.slice(0, 60)} as ${role}: ${outcomes(double.answers)}`;
      if (double.answers.some(({ status }) => ![303, 403, 404, 409, 422].includes(status)) || !double.answers.some(({ status }) => status === 303)) wrong.push(said);
      if (double.grown !== single.grown) wrong.push(`${said}; once ${single.grown}; twice ${double.grown}`);
    }
  }
  report({ attempts, successes: wrong.length, note: `${posts.length} forms` });
  expect(posts.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});

type Race = { name: string; run: () => Promise<string | null> };

const steps = (entryId: string, ...step: string[]) => db.timelineStep.count({ where: { entryId, step: { in: step } } });
const unless = (isSo: boolean, what: string) => (isSo ? null : what);

const RACES: Race[] = [
  {
    name: 'a draft handed in many times',
    run: async () => {
      const { id } = await startEntry(editor, pilots, city, completePilot());
      const answers = await atOnce(Array.from({ length: 6 }, () => ({ who: editor, path: `/fi/desk/pilots/${id}/check`, body: '' })));
      const submitted = await steps(id, 'submitted');
      const letters = await db.letter.count({ where: { template: 'review/received', params: { path: ['id'], equals: id } } });
      return unless(submitted === 1 && letters === 1 && answers.some(({ status }) => status === 303) && answers.every(({ status }) => [303, 403, 409, 422].includes(status)), `${outcomes(answers)}; submitted ${submitted}, ${letters} letters`);
    },
  },
  {
    name: 'two editors, one base',
    run: async () => {
      const { id } = await startEntry(editor, pilots, city, completePilot());
      const path = `/fi/desk/pilots/${id}/basics`;
      const base = await baseIn(editor, path);
      const others = await aMember({ in: city, roles: ['editor'] });
      const answers = await atOnce([editor, others].map((who, i) => ({ who, path, body: `base=${base}&title=Otsikko+${i}&summary=Tiivis&startsOn=2026-03-01&endsOn=2027-06-30` })));
      const { content } = await db.revision.findFirstOrThrow({ where: { entryId: id } });
      const winner = answers.findIndex(({ status }) => status === 303);
      return unless(outcomes(answers) === '303 409' && JSON.stringify(content).includes(`Otsikko ${winner}`) && (answers[1 - winner]?.body ?? '').includes(`Otsikko ${1 - winner}`), outcomes(answers));
    },
  },
  {
    name: 'two coordinators decide',
    run: async () => {
      const { id } = await startEntry(editor, pilots, city, completePilot());
      await submitEntry(editor, pilots, id);
      const [one, other] = await Promise.all([aCoordinator(), aCoordinator()]);
      const path = `/fi/desk/pilots/${id}/review`;
      const answers = await atOnce([{ who: one, path, body: 'number=1&decision=approve' }, { who: other, path, body: 'number=1&decision=return&note=Viel%C3%A4&reason.title=Lyhyempi' }]);
      const [approved, returned] = [await steps(id, 'approved'), await steps(id, 'returned')];
      const { state } = await db.entry.findUniqueOrThrow({ where: { id } });
      return unless(outcomes(answers) === '303 409' && approved + returned === 1 && (state === 'approved') === (approved === 1), `${outcomes(answers)}; ${approved} approved, ${returned} returned, ${state}`);
    },
  },
  {
    name: 'a decision, and its author withdraws',
    run: async () => {
      const { id } = await startEntry(editor, pilots, city, completePilot());
      await submitEntry(editor, pilots, id);
      const answers = await atOnce([{ who: await aCoordinator(), path: `/fi/desk/pilots/${id}/review`, body: 'number=1&decision=approve' }, { who: editor, path: `/fi/desk/pilots/${id}/withdraw`, body: 'reason=' }]);
      const [approved, withdrawn] = [await steps(id, 'approved'), await steps(id, 'withdrawn')];
      const { isPublic } = await db.entry.findUniqueOrThrow({ where: { id } });
      return unless(approved + withdrawn === 1 && isPublic === (approved === 1) && answers.filter(({ status }) => status === 303).length === 1 && answers.every(({ status }) => status < 500), `${outcomes(answers)}; ${approved} approved, ${withdrawn} withdrawn`);
    },
  },
  {
    name: 'one saves, the other hands in',
    run: async () => {
      const { id } = await startEntry(editor, pilots, city, completePilot());
      const path = `/fi/desk/pilots/${id}/basics`;
      const base = await baseIn(editor, path);
      const answers = await atOnce([{ who: editor, path, body: `base=${base}&title=Toinen&summary=Tiivis&startsOn=2026-03-01&endsOn=2027-06-30` }, { who: await aMember({ in: city, roles: ['editor'] }), path: `/fi/desk/pilots/${id}/check`, body: '' }]);
      const revisions = await db.revision.findMany({ where: { entryId: id } });
      const isSaved = JSON.stringify(revisions[0]?.content).includes('Toinen');
      return unless(revisions.length === 1 && (await steps(id, 'submitted')) === (answers[1]?.status === 303 ? 1 : 0) && answers.some(({ status }) => status === 303) && isSaved === (answers[0]?.status === 303) && answers.every(({ status }) => status < 500), `${outcomes(answers)}; saved ${isSaved}`);
    },
  },
  {
    name: 'both sides confirm, twice',
    run: async () => {
      const [giver, receiver] = [await aPartner(), await aPartner()];
      const practice = await aPractice(giver);
      const id = await aReplication(practice.id, receiver, { stages: [{ state: 'adopted', on: '2025-09-01' }], given: undefined, taken: undefined });
      const [giving, receiving] = [await aMember({ in: giver, roles: ['representative'] }), await aMember({ in: receiver, roles: ['representative'] })];
      const sides = [[giving, 'giving'], [receiving, 'receiving']] as const;
      const { lock } = await db.replication.findUniqueOrThrow({ where: { id } });
      const answers = await atOnce([...sides, ...sides].map(([who, side]) => ({ who, path: `/fi/desk/replications/${id}/confirmation?side=${side}`, body: `base=${lock}` })));
      const confirmed = await db.replicationStep.count({ where: { replicationId: id, step: { in: ['given', 'taken'] } } });
      const { taken } = await db.practice.findUniqueOrThrow({ where: { id: practice.id } });
      const letters = await db.letter.count({ where: { template: 'replications/confirmed', params: { path: ['id'], equals: id } } });
      return unless(confirmed === 2 && taken === 1 && letters === 2 && answers.every(({ status }) => status === 303 || status === 409 || status === 422), `${outcomes(answers)}; ${confirmed} steps, ${taken} taken, ${letters} letters`);
    },
  },
  {
    name: 'one side confirms, the other withdraws',
    run: async () => {
      const [giver, receiver] = [await aPartner(), await aPartner()];
      const practice = await aPractice(giver);
      const id = await aReplication(practice.id, receiver, { taken: undefined });
      const [giving, receiving] = [await aMember({ in: giver, roles: ['representative'] }), await aMember({ in: receiver, roles: ['representative'] })];
      const { lock } = await db.replication.findUniqueOrThrow({ where: { id } });
      const answers = await atOnce([
        { who: receiving, path: `/fi/desk/replications/${id}/confirmation?side=receiving`, body: `base=${lock}` },
        { who: giving, path: `/fi/desk/replications/${id}/withdrawal?side=giving`, body: 'reason=Emme+tunne' },
        { who: giving, path: `/fi/desk/replications/${id}/withdrawal?side=giving`, body: 'reason=Emme+tunne' },
      ]);
      const { givenAt, takenAt } = await db.replication.findUniqueOrThrow({ where: { id } });
      const { taken } = await db.practice.findUniqueOrThrow({ where: { id: practice.id } });
      const withdrawn = await db.replicationStep.count({ where: { replicationId: id, step: 'givenWithdrawn' } });
      return unless(givenAt === null && taken === 0 && withdrawn === 1 && (answers[0]?.status === 303) === (takenAt !== null) && answers.every(({ status }) => status < 500), `${outcomes(answers)}; ${withdrawn} withdrawn, ${taken} taken`);
    },
  },
  {
    name: 'one address asks to join twice, and confirms twice',
    run: async () => {
      const email = `k-${randomUUID()}@example.org`;
      const body = new URLSearchParams({ email, name: 'Hakija', organisation: city, newOrganisationName: '', newOrganisationKind: '', workTitle: 'Sihteeri', side: 'administration', themes: 'smart', why: 'Opin.', lang: 'fi', consent: '2026-11' }).toString();
      const asked = await atOnce([1, 2].map(() => ({ who: null, path: '/fi/join?index', body })));
      const applications = await db.application.findMany({ where: { email } });
      const tokens = await db.oneTimeToken.findMany({ where: { subjectId: applications[0]?.id } });
      const confirmed = await atOnce([...tokens, ...tokens].map(({ id }) => ({ who: null, path: `/fi/join/confirm?token=${signedToken('confirm-application', id)}`, body: `token=${signedToken('confirm-application', id)}` })));
      const received = await db.letter.count({ where: { to: email, template: 'joining/received' } });
      const won = confirmed.filter(({ status }) => status === 303).length;
      return unless(outcomes(asked) === '303 303' && applications.length === 1 && received === 1 && won === 1 && confirmed.every(({ status }) => status === 303 || status === 422), `${outcomes(asked)}, then ${outcomes(confirmed)}; ${applications.length} applications, ${received} letters`);
    },
  },
  {
    name: 'one invitation accepted twice',
    run: async () => {
      const id = await world.fill('{invitation}', new Map());
      const { email } = await db.invitation.findUniqueOrThrow({ where: { id } });
      const token = await db.oneTimeToken.create({ data: { purpose: 'invitation', subjectId: id, address: email, expiresAt: new Date(Date.now() + 86_400_000) } });
      const body = new URLSearchParams({ token: signedToken('invitation', token.id), name: 'Kaksi', consent: 'yes' }).toString();
      const answers = await atOnce([1, 2, 3].map(() => ({ who: null, path: '/fi/invitation', body })));
      const people = await db.person.findMany({ where: { email }, include: { memberships: true } });
      return unless(outcomes(answers) === '303 422 422' && people.length === 1 && people[0]?.memberships.length === 1, `${outcomes(answers)}; ${people.length} people`);
    },
  },
  {
    name: 'a merger, and its pilot is handed in',
    run: async () => {
      const coordinator = await aCoordinator();
      const [gone, stays] = await Promise.all(['Lakkaava', 'Jatkava'].map(async (name) => (await addPartner(coordinator, { name, lang: 'fi', kind: 'municipality' })).id)) as [string, string];
      const author = await aMember({ in: gone, roles: ['editor'] });
      const { id } = await startEntry(author, pilots, gone, completePilot());
      const answers = await atOnce([{ who: coordinator, path: `/fi/desk/partners/${gone}/merge`, body: `into=${stays}&sure=yes` }, { who: author, path: `/fi/desk/pilots/${id}/check`, body: '' }]);
      const { leadId, state } = await db.entry.findUniqueOrThrow({ where: { id } });
      const merged = (await db.partner.findUniqueOrThrow({ where: { id: gone } })).mergedIntoId;
      const submitted = await steps(id, 'submitted');
      return unless(answers[0]?.status === 303 && merged === stays && leadId === stays && (state === 'submitted') === (submitted === 1) && (answers[1]?.status === 303) === (submitted === 1) && answers.every(({ status }) => status < 500), `${outcomes(answers)}; ${merged} ${leadId === stays} ${state} ${submitted}`);
    },
  },
  {
    name: 'a practice is retired, and taken up',
    run: async () => {
      const lead = await aPartner();
      const practice = await aPractice(lead);
      const taker = await aMember({ in: await aPartner(), roles: ['editor'] });
      const answers = await atOnce([{ who: await aCoordinator(), path: `/fi/desk/practices/${practice.id}/state/retired`, body: 'reason=Syy' }, { who: taker, path: `/fi/desk/replications/new?practice=${practice.slug}`, body: `partnerId=${taker.memberships[0]?.partnerId}&state=interested&lang=fi` }]);
      const { state } = await db.entry.findUniqueOrThrow({ where: { id: practice.id } });
      const taken = await db.replication.count({ where: { practiceId: practice.id } });
      return unless(answers[0]?.status === 303 && state === 'retired' && (answers[1]?.status === 303) === (taken === 1) && answers.every(({ status }) => status < 500), `${outcomes(answers)}; ${state}, ${taken} taken up`);
    },
  },
  {
    name: 'one place takes a practice up twice',
    run: async () => {
      const practice = await aPractice(await aPartner());
      const place = await aPartner();
      const [one, other] = [await aMember({ in: place, roles: ['editor'] }), await aMember({ in: place, roles: ['editor'] })];
      const answers = await atOnce([one, other, one].map((who) => ({ who, path: `/fi/desk/replications/new?practice=${practice.slug}`, body: `partnerId=${place}&state=interested&lang=fi` })));
      const taken = await db.replication.count({ where: { practiceId: practice.id } });
      return unless(taken === 1 && answers.some(({ status }) => status === 303) && answers.every(({ status }) => [303, 409, 422].includes(status)), `${outcomes(answers)}; ${taken}`);
    },
  },
  {
    name: 'an application approved and declined',
    run: async () => {
      const id = await world.fill('{answered}', new Map());
      const { email } = await db.application.findUniqueOrThrow({ where: { id } });
      const [one, other] = await Promise.all([aCoordinator(), aCoordinator()]);
      const answers = await atOnce([{ who: one, path: `/fi/desk/applications/${id}/approve`, body: 'roles=practitioner' }, { who: one, path: `/fi/desk/applications/${id}/approve`, body: 'roles=practitioner' }, { who: other, path: `/fi/desk/applications/${id}/decline`, body: 'reason=Ei' }]);
      const { state } = await db.application.findUniqueOrThrow({ where: { id } });
      const people = await db.person.count({ where: { email } });
      const letters = await db.letter.count({ where: { to: email } });
      return unless(people === (state === 'approved' ? 1 : 0) && letters === 1 && answers.every(({ status }) => status < 500) && answers.some(({ status }) => status === 303), `${outcomes(answers)}; ${state}, ${people} people, ${letters} letters`);
    },
  },
];

it.each(RACES)('$name: one outcome, whole', async ({ name, run }) => {
  const report = proof(`Race: ${name}`);
  const wrong: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const found = await run();
    if (found) wrong.push(found);
  }
  report({ attempts: ROUNDS, successes: wrong.length });
  expect(wrong).toEqual([]);
});

it('nothing of it made the server fail', () => {
  expect(server.said()).not.toMatch(/^Failed/m);
});
