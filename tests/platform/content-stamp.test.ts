import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { closeContentVersion, contentVersion, foldStamps } from '#app/platform/db/content-version.server';
import { alone, db, together } from '#app/platform/db/db.server';
import { resetDatabase } from '#tests/setup/database';

/** What no page shows that is the same for everybody. A table that is not named here carries the trigger. */
const PRIVATE = ['_prisma_migrations', 'Application', 'Erasure', 'Export', 'InternalRemark', 'Invitation', 'Letter', 'OneTimeToken', 'RateLimit', 'Reminder', 'SavedView', 'Session', 'SheetImport'];

const programme = { name: 'Ohjelma', coordinator: '', tagline: '', intro: '', about: '' };
const write = (name: string) => db.programmeText.upsert({ where: { lang: 'fi' }, create: { lang: 'fi', ...programme, name }, update: { name } });
let other: pg.Client;

beforeAll(async () => {
  other = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await other.connect();
});
beforeEach(() => resetDatabase());
afterAll(() => Promise.all([other.end(), closeContentVersion()]));

it('stamps every table but those of which readers see nothing', async () => {
  const tables = await db.$queryRaw<{ name: string; events: string[] }[]>`
    SELECT t.tablename AS name, array(SELECT DISTINCT event_manipulation::text FROM information_schema.triggers g
      WHERE g.event_object_schema = 'public' AND g.event_object_table = t.tablename AND g.trigger_name LIKE 'stamp%' ORDER BY 1) AS events
    FROM pg_tables t WHERE t.schemaname = 'public'`;
  const whole = (events: string[]) => events.join() === 'DELETE,INSERT,UPDATE';
  expect(tables.filter(({ name, events }) => !whole(events) && !PRIVATE.includes(name)).map(({ name }) => `SELECT "cache"."stamps"('"${name}"');`), 'to be said in the migration that makes it, or in the list above').toEqual([]);
  expect(tables.filter(({ name, events }) => events.length > 0 && PRIVATE.includes(name))).toEqual([]);
  const truncated = await db.$queryRaw<{ n: number }[]>`SELECT count(DISTINCT tgrelid)::int AS n FROM pg_trigger WHERE tgname = 'stamp' AND tgtype & 32 <> 0`;
  expect(truncated[0]?.n).toBe(tables.length - PRIVATE.length);
});

it('is another version after each change, whoever wrote it, and none before it stands', async () => {
  const seen = [await contentVersion()];
  await write('Yksi');
  seen.push(await contentVersion());
  await other.query(`UPDATE "ProgrammeText" SET name = 'Kaksi'`);
  seen.push(await contentVersion());
  await other.query('BEGIN');
  await other.query(`UPDATE "ProgrammeText" SET name = 'Kolme'`);
  expect(await contentVersion()).toBe(seen.at(-1));
  await other.query('COMMIT');
  seen.push(await contentVersion());
  await other.query('TRUNCATE "ProgrammeText"');
  seen.push(await contentVersion());
  expect(new Set(seen).size).toBe(5);
  expect(await contentVersion()).toBe(seen.at(-1));
});

it('is another version when what began first commits last', async () => {
  await write('Alku');
  await other.query('BEGIN');
  await other.query(`INSERT INTO "ProgrammeText" (lang, name, coordinator, tagline, intro, about) VALUES ('sv', 'Program', '', '', '', '')`);
  await write('Väliin');
  const before = await contentVersion();
  await foldStamps();
  expect(await contentVersion()).toBe(before);
  await other.query('COMMIT');
  expect(await contentVersion()).not.toBe(before);
});

it('forgets what was rolled back, also within a transaction, and then still stamps the rest of it', async () => {
  const before = await contentVersion();
  await other.query('BEGIN');
  await other.query(`INSERT INTO "ProgrammeText" (lang, name, coordinator, tagline, intro, about) VALUES ('sv', 'Program', '', '', '', '')`);
  await other.query('ROLLBACK');
  expect(await contentVersion()).toBe(before);
  await together(async (tx) => {
    await alone(tx, async () => {
      await tx.programmeText.create({ data: { lang: 'en', ...programme } });
      throw new Error('Taken back');
    }).catch(() => {});
    await tx.programmeText.create({ data: { lang: 'fi', ...programme } });
  });
  expect(await contentVersion()).not.toBe(before);
});

it('writes one row in a transaction, and folds many into one without becoming another version', async () => {
  const count = async () => (await db.$queryRaw<[{ n: number }]>`SELECT count(*)::int AS n FROM cache.content_stamp`)[0].n;
  await foldStamps();
  expect(await count()).toBe(1);
  await db.$transaction(async (tx) => {
    for (const lang of ['fi', 'sv', 'en']) await tx.programmeText.create({ data: { lang, ...programme } });
  });
  expect(await count()).toBe(2);
  await write('Lisää');
  const before = await contentVersion();
  await Promise.all([foldStamps(), foldStamps()]);
  expect(await contentVersion()).toBe(before);
  expect(await count()).toBeLessThan(3);
});

it('stays when somebody signs in or looks at the desk', async () => {
  const { id } = await db.person.create({ data: { email: 'a@example.org', name: 'A', lang: 'fi', roles: [] } as never });
  const before = await contentVersion();
  await db.person.update({ where: { id }, data: { deskSeenAt: new Date() } });
  await db.session.create({ data: { id: 'x'.repeat(64), personId: id, expiresAt: new Date(), endsAt: new Date(), browser: '' } });
  expect(await contentVersion()).toBe(before);
  await db.person.update({ where: { id }, data: { name: 'B' } });
  expect(await contentVersion()).not.toBe(before);
});
