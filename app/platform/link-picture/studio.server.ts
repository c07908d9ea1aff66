import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Delivery, Order } from './artist';
import type { LinkPicture } from './design';

/** More orders than this at once are turned away. */
const MOST_WAITING = 100;
/** Bytes of finished pictures that are kept */
const SHELF = 8 * 1024 * 1024;
/** A picture takes a tenth of a second; an artist who takes this long is stuck. */
const PATIENCE = 10_000;
/** With nothing to draw the artist goes home. */
const IDLE = 60_000;

/** Too many pictures are being drawn; one may ask again later. */
export class StudioFull extends Error {}

type Waiting = { order: Order; done: (png: Buffer) => void; failed: (error: Error) => void };

let artist: ChildProcess | undefined;
let at: Waiting | undefined;
let timer: NodeJS.Timeout | undefined;
const queue: Waiting[] = [];
let orders = 0;

/** The built artist lies beside the built server, or one folder up from its parts; from sources, tsx reads it. */
function hire(): ChildProcess {
  const built = ['./artist.js', '../artist.js'].map((path) => fileURLToPath(new URL(path, import.meta.url))).find(existsSync);
  const path = built ?? fileURLToPath(new URL('./artist.ts', import.meta.url));
  const child = fork(path, { execArgv: built ? [] : ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV } });
  child.on('message', (delivery) => take(delivery as Delivery));
  child.once('exit', () => child === artist && leave(new Error('The artist of link pictures ended')));
  child.once('error', (error) => child === artist && leave(error));
  // Neither keeps this process alive.
  child.unref();
  child.channel?.unref();
  return child;
}

function wait(milliseconds: number, then: () => void): void {
  clearTimeout(timer);
  timer = setTimeout(then, milliseconds);
  timer.unref();
}

/** Lets the artist go; what was being drawn has failed, what waits is drawn by the next one. */
function leave(reason: Error): void {
  const [gone, failed] = [artist, at];
  artist = undefined;
  at = undefined;
  clearTimeout(timer);
  gone?.removeAllListeners();
  gone?.kill('SIGKILL');
  failed?.failed(reason);
  next();
}

function take({ number, png, fault }: Delivery): void {
  if (at?.order.number !== number) return;
  const { done, failed } = at;
  at = undefined;
  if (png === undefined) failed(new Error(`Not drawn: ${fault}`));
  else done(Buffer.from(png, 'base64'));
  next();
}

function next(): void {
  if (at) return;
  at = queue.shift();
  if (!at) {
    if (artist) wait(IDLE, () => leave(new Error('Nothing to draw')));
    return;
  }
  artist ??= hire();
  wait(PATIENCE, () => leave(new Error('Took too long to draw')));
  artist.send(at.order, (error) => error && leave(error));
}

const shelf = new Map<string, Promise<Buffer> | Buffer>();
let kept = 0;

function keep(key: string, png: Buffer): void {
  shelf.set(key, png);
  kept += png.length;
  for (const [old, one] of shelf) {
    if (kept <= SHELF) return;
    if (!Buffer.isBuffer(one)) continue;
    shelf.delete(old);
    kept -= one.length;
  }
}

/**
 * A picture as PNG, drawn in a process of its own, one at a time; the last ones are kept. Equal orders share one drawing.
 * @param key names what is drawn: the same key, the same picture
 * @throws StudioFull when too many wait
 */
export async function drawLinkPicture(key: string, picture: LinkPicture): Promise<Buffer> {
  const found = shelf.get(key);
  if (found) {
    // What is asked for again is let go last.
    shelf.delete(key);
    shelf.set(key, found);
    return found;
  }
  if (queue.length >= MOST_WAITING) throw new StudioFull();
  const drawing = new Promise<Buffer>((done, failed) => {
    queue.push({ order: { number: ++orders, picture }, done, failed });
  });
  shelf.set(key, drawing);
  next();
  try {
    const png = await drawing;
    shelf.delete(key);
    keep(key, png);
    return png;
  } catch (error) {
    shelf.delete(key);
    throw error;
  }
}
