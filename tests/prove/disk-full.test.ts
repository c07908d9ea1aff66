import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeArchive } from '#bin/archive/write';
import { pilots } from '#app/domain/pilots/pilots.server';
import { practices } from '#app/domain/practices/practices.server';
import { startEntry } from '#app/domain/shared/revision.server';
import { db } from '#app/platform/db/db.server';
import { PASSWORD, withPassword } from '../factories/accounts';
import { submittable } from '../factories/assessments';
import { aMember, aPartner } from '../factories/people';
import { completePilot } from '../factories/pilots';
import { resetDatabase } from '../setup/database';
import { ask } from '../setup/http';
import { type RunningServer, startServer } from '../setup/server';
import { signedIn } from '../setup/sessions';
import { proof } from './report';

// The data folder is a disk of 2 MB. Where none can be made, the table says that nothing was tried.

const folder = mkdtempSync(join(tmpdir(), 'aukio-full-'));
const disk = join(folder, 'disk');
const NO_DISK = 'no small disk can be made here';
const WORDS = { fi: 'Palvelimella ei ole juuri nyt tilaa', sv: 'Servern har just nu inte plats', en: 'The server has no room for files' };
const ALT = 'Kuvaus, jonka kirjoitin itse';
let mounted = false;
let server: RunningServer;
let cookie: string;
let erased: string;
let erasedCookie: string;
let pilot: string;
let practice: string;

beforeAll(async () => {
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'aukio-proof', disk], { stdio: 'ignore' });
    mounted = true;
  } catch {
    return; // whoever is not root may not mount, nor may root in most containers
  }
  await resetDatabase();
  const city = await aPartner();
  const editor = await aMember({ in: city, roles: ['editor'] });
  const other = await aMember({ in: city, roles: ['editor'] });
  await withPassword(other.personId);
  erased = other.personId;
  pilot = (await startEntry(editor, pilots, city, completePilot())).id;
  practice = (await startEntry(editor, practices, city, submittable('Käytäntö'))).id;
  server = await startServer({ database: process.env.DATABASE_URL as string, env: { AUKIO_DATA_DIR: disk, AUKIO_DEMO: '', SMTP_URL: 'smtp://127.0.0.1:1' } });
  cookie = await signedIn(server.origin, editor.personId);
  erasedCookie = await signedIn(server.origin, erased);
});

afterAll(async () => {
  await server?.stop();
  if (mounted) execFileSync('umount', ['-l', disk]);
  rmSync(folder, { recursive: true, force: true });
});

const ballast = join(disk, 'ballast');
function fill(left = 8_192): void {
  const { bavail, bsize } = statfsSync(disk);
  appendFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
}
const free = () => rmSync(ballast, { force: true });
const filesOn = () => (readdirSync(disk, { recursive: true }) as string[]).filter((name) => name !== 'ballast' && /\.\w+$/.test(name));

async function post(path: string, who: string, fields: Record<string, string>, file?: { name: string; bytes: Buffer }) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) form.set('file', new Blob([file.bytes as BlobPart]), file.name);
  const encoded = file ? new Response(form) : new Response(new URLSearchParams(fields));
  return ask(server.origin, path, { method: 'POST', headers: { Origin: server.origin, Cookie: who, 'Content-Type': encoded.headers.get('Content-Type') ?? '' }, body: Buffer.from(await encoded.arrayBuffer()) });
}

async function baseOf(path: string): Promise<string> {
  const { body } = await ask(server.origin, path, { headers: { Cookie: cookie } });
  return /name="base" value="([^"]*)"/.exec(body)?.[1] ?? '';
}

it('says at the form that there is no room, keeps nothing half, and goes on when there is', async (context) => {
  const report = proof('Disk full');
  if (!mounted) {
    report({ attempts: 0, note: NO_DISK });
    return context.skip(NO_DISK);
  }
  const faults: string[] = [];
  const expectThat = (what: string, isSo: boolean) => void (isSo || faults.push(what));
  const { data } = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 60 } } }).jpeg().toBuffer({ resolveWithObject: true });
  const picture = { name: 'kuva.jpg', bytes: data };
  const document = { name: 'ohje.txt', bytes: Buffer.from('Ohje, jolla on pituutta.\n'.repeat(20_000)) };
  const pictures = (lang: string) => `/${lang}/desk/pilots/${pilot}/pictures`;
  const documents = (lang: string) => `/${lang}/desk/practices/${practice}/documents`;
  const sendPicture = async (lang: string) => post(pictures(lang), cookie, { intent: 'add', base: await baseOf(pictures(lang)), 'alt.new': ALT, 'credit.new': 'Minä' }, picture);
  const sendDocument = async (lang: string) => post(documents(lang), cookie, { intent: 'add', base: await baseOf(documents(lang)), 'title.new': ALT, 'lang.new': 'fi', 'licence.new': 'CC BY-SA 4.0' }, document);

  fill();
  let attempts = 0;
  for (const lang of ['fi', 'sv', 'en'] as const) {
    for (const [what, send] of [['picture', sendPicture], ['document', sendDocument]] as const) {
      attempts++;
      const { status, body } = await send(lang);
      expectThat(`${what} in ${lang}: ${status} ${/<main[\s\S]*/.exec(body)?.[0].replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 600)}`, status === 422 && body.includes(WORDS[lang]) && body.includes(ALT));
    }
  }
  expectThat(`left half: ${filesOn()}`, filesOn().length === 0);
  expectThat('a row without its file', (await db.storedFile.count()) === 0);

  // An erasure is done all the same; its line is written when there is room.
  attempts++;
  fill(0);
  const listed = () => existsSync(join(disk, 'erasures')) && readFileSync(join(disk, 'erasures'), 'utf8').includes(erased);
  const gone = await post('/fi/account/erase', erasedCookie, { password: PASSWORD, confirm: 'yes' });
  expectThat(`erasure: ${gone.status}`, gone.status === 303 && (await db.person.count({ where: { id: erased } })) === 0);
  expectThat('the list found room', !listed());

  // A backup onto the full disk is not there, and the older one stays as it was.
  const older = join(disk, 'older.tar.gz');
  mkdirSync(join(folder, 'elsewhere', 'files'), { recursive: true });
  writeFileSync(join(folder, 'elsewhere', 'files', 'picture.webp'), randomBytes(300_000));
  free();
  await writeArchive(older, process.env.DATABASE_URL as string, join(folder, 'elsewhere'));
  const hash = () => createHash('sha256').update(readFileSync(older)).digest('hex');
  const before = hash();
  fill();
  attempts++;
  const failed = await writeArchive(join(disk, 'newer.tar.gz'), process.env.DATABASE_URL as string, join(folder, 'elsewhere')).then(() => '', (error: Error) => error.message);
  expectThat(`backup: ${failed}`, /ENOSPC/.test(failed) && !existsSync(join(disk, 'newer.tar.gz')) && !filesOn().some((name) => name.endsWith('.tmp')) && hash() === before);

  free();
  for (const send of [sendPicture, sendDocument]) {
    attempts++;
    const { status } = await send('fi');
    expectThat(`after: ${status}`, status === 303);
  }
  expectThat('no rows after', (await db.storedFile.count()) === 2);
  // The job that the erasure asked for comes again by itself, later.
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = 'keep-erasures' AND locked_at IS NULL`;
  for (const end = Date.now() + 10_000; Date.now() < end && !listed(); ) await new Promise((wait) => setTimeout(wait, 200));
  expectThat('the erasure is not listed', listed());
  report({ attempts, losses: faults.length, note: 'pictures, documents, the list of erasures, a backup' });
  expect(faults).toEqual([]);
});
