import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Parcel, Receipt } from './carrier';

/** A mail server may be slow, but a letter takes no longer than this. */
const PATIENCE = 90_000;
/** With nothing to carry the carrier goes home. */
const IDLE = 60_000;

/** The mail server did not take a letter, or it could not be written down that it did. The message is what was said. */
export class NotCarried extends Error {}

type Waiting = { done: () => void; failed: (error: Error) => void; timer: NodeJS.Timeout };

let carrier: ChildProcess | undefined;
let idle: NodeJS.Timeout | undefined;
let parcels = 0;
const inHand = new Map<number, Waiting>();

/** The built carrier lies beside the built server, or one folder up from its parts; from sources, tsx reads it. */
function hire(): ChildProcess {
  const built = ['./carrier.js', '../carrier.js'].map((path) => fileURLToPath(new URL(path, import.meta.url))).find(existsSync);
  const path = built ?? fileURLToPath(new URL('./carrier.ts', import.meta.url));
  // It needs the settings of database and mail, and whatever certificates are configured; never the secret.
  const { SESSION_SECRET: _, ...settings } = process.env;
  const child = fork(path, { execArgv: built ? [] : ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: settings });
  child.on('message', (receipt) => take(receipt as Receipt));
  child.once('exit', () => child === carrier && leave('The carrier of letters ended'));
  child.once('error', (error) => child === carrier && leave(error.message));
  // Neither keeps this process alive.
  child.unref();
  child.channel?.unref();
  return child;
}

/** Lets the carrier go; what it had in hand has failed, and is asked for again by its job. */
function leave(reason: string): void {
  const gone = carrier;
  carrier = undefined;
  gone?.removeAllListeners();
  gone?.kill('SIGKILL');
  const failed = [...inHand.values()];
  inHand.clear();
  for (const { timer, failed: fail } of failed) {
    clearTimeout(timer);
    fail(new NotCarried(reason));
  }
}

function take({ number, fault }: Receipt): void {
  const waiting = inHand.get(number);
  if (!waiting) return;
  inHand.delete(number);
  clearTimeout(waiting.timer);
  if (fault === undefined) waiting.done();
  else waiting.failed(new NotCarried(fault));
  if (inHand.size > 0) return;
  idle = setTimeout(() => {
    // It ends by itself when nobody is there any more.
    const gone = carrier;
    carrier = undefined;
    gone?.removeAllListeners();
    if (gone?.connected) gone.disconnect();
  }, IDLE).unref();
}

/**
 * Hands a letter to the mail server, from a process of its own that writes down when it is taken.
 * @throws NotCarried
 */
export function carry(letterId: string, mail: Parcel['mail']): Promise<void> {
  clearTimeout(idle);
  carrier ??= hire();
  const child = carrier;
  return new Promise((done, failed) => {
    const number = ++parcels;
    const timer = setTimeout(() => child === carrier && leave('The mail server took too long'), PATIENCE).unref();
    inHand.set(number, { done, failed, timer });
    child.send({ number, letterId, mail } satisfies Parcel, (error) => error && child === carrier && leave(error.message));
  });
}
