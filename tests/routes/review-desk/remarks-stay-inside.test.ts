import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRemark, remarksOf } from '#app/domain/review-desk/remarks.server';
import { returnReport } from '#app/domain/reports/report-review.server';
import { Forbidden } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { emailOf, lettersTo } from '#tests/factories/accounts';
import { aMember } from '#tests/factories/people';
import { ask } from '#tests/setup/http';
import { builtRoutes } from '#tests/setup/manifest';
import { type RunningServer, startServer } from '#tests/setup/server';
import { signedIn } from '#tests/setup/sessions';
import { table } from '../access-table';
import { makeWorld, type World } from '../access-world';

// What coordinators tell each other about a report: every page and payload that an editor, a representative or a reader gets is read for it.

const SAID = 'vain-meidän-kesken-7f3a';
const shared = new Map<string, string>();
const rows = Object.entries(table).flatMap(([id, all]) => all.map(({ at, get }) => ({ id, at, get })));
let server: RunningServer;
let world: World;
let coordinator: Member;
let id: string;
let editor: Member;

beforeAll(async () => {
  world = await makeWorld();
  server = await startServer({ database: process.env.DATABASE_URL as string, env: { AUKIO_DATA_DIR: process.env.AUKIO_DATA_DIR as string } });
  for (const { at } of rows) await world.fill(at, shared);
  coordinator = (await world.person('coordinator')) as Member;
  id = shared.get('reviewable') ?? '';
  for (const report of await db.report.findMany({ select: { id: true } })) await addRemark(coordinator, report.id, SAID);
  const { submittedById } = await db.report.findUniqueOrThrow({ where: { id } });
  editor = await aMember({ in: world.city, roles: ['editor', 'representative'] });
  await returnReport(coordinator, id, 1, [{ field: 'answer.progress', text: 'Kerro lisää.' }], '');
  expect(submittedById).not.toBeNull();
}, 180_000);

afterAll(async () => {
  await server?.stop();
  await rm(env().AUKIO_DATA_DIR, { recursive: true, force: true });
});

const read = async (path: string, member: Member | null) => ask(server.origin, path, { headers: member ? { Cookie: await signedIn(server.origin, member.personId) } : {} });

describe('remarks among coordinators', () => {
  it('are read by them on the page of the review', async () => {
    expect((await read(`/fi/desk/reports/${id}/review`, coordinator)).body).toContain(SAID);
  });

  it('stand on no page and in no payload that anybody else gets', { timeout: 300_000 }, async () => {
    const loaded = new Set(builtRoutes().flatMap((route) => (route.hasLoader ? [route.id] : [])));
    const readers = [editor, (await world.person('representative')) as Member, null];
    const seen: string[] = [];
    let n = 0;
    for (const { id: route, at, get } of rows) {
      if (get.editor !== '200' && get.representative !== '200' && get.anonymous !== '200') continue;
      const path = await world.fill(at, shared);
      const data = `${path}${path.includes('?') ? '&' : '?'}_data=${encodeURIComponent(route)}`;
      for (const address of loaded.has(route) ? [path, data] : [path]) {
        for (const reader of readers) {
          const { body, status } = await read(address, reader);
          if (status === 200) n++;
          if (body.includes(SAID)) seen.push(`${address} for ${reader?.name ?? 'a reader'}`);
        }
      }
    }
    expect(seen).toEqual([]);
    expect(n).toBeGreaterThan(100);
  });

  it('are not for a coordinator who writes for the organisation', async () => {
    const both = await aMember({ in: world.city, roles: ['editor'], platform: ['coordinator'] });
    await expect(remarksOf(both, id)).rejects.toThrow(Forbidden);
    await expect(addRemark(both, id, 'Minäkin')).rejects.toThrow(Forbidden);
    for (const path of ['/fi/desk', '/fi/desk/reports', '/fi/desk/work', `/fi/desk/reports/${id}`, `/fi/desk/reports/${id}/review`]) expect((await read(path, both)).body).not.toContain(SAID);
  });

  it('go into no letter', async () => {
    const { submittedById } = await db.report.findUniqueOrThrow({ where: { id } });
    const letters = await lettersTo(await emailOf(submittedById ?? ''));
    expect(letters.length).toBeGreaterThan(0);
    expect(JSON.stringify(letters)).not.toContain(SAID);
    expect(JSON.stringify(await db.letter.findMany())).not.toContain(SAID);
  });

  it('are read from the database in no other place, files among them', () => {
    const files = readdirSync('app', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
    const reading = files.filter((file) => !file.includes('db/generated') && /internalRemark/i.test(readFileSync(file, 'utf8')));
    expect(reading.sort()).toEqual(['app/domain/people/export.server.ts', 'app/domain/people/forgetting.server.ts', 'app/domain/review-desk/remarks.server.ts']);
  });
});
