import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PressDocument } from './document';
import type { Pressed } from './press';

/** A document takes seconds at most; a press that takes this long is stuck. */
const PATIENCE = 60_000;

/** The built press lies beside the built server, or one folder up from its parts; from sources, tsx reads it. */
function hire() {
  const built = ['./press.js', '../press.js'].map((path) => fileURLToPath(new URL(path, import.meta.url))).find(existsSync);
  const path = built ?? fileURLToPath(new URL('./press.ts', import.meta.url));
  return fork(path, { execArgv: built ? [] : ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV } });
}

/**
 * Sets a document as a tagged PDF (PDF/UA-1) in a process of its own, to a path where nothing is yet.
 * @returns its size in bytes @throws Error when a part of it could not be read by everyone, or it takes too long
 */
export async function pressPdf(path: string, document: PressDocument, at: Date): Promise<number> {
  const child = hire();
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  try {
    const pressed = await new Promise<Pressed>((done, failed) => {
      child.once('message', (answer) => done(answer as Pressed));
      child.once('error', failed);
      child.once('exit', () => failed(new Error('The press ended without a word')));
      child.send({ path, document, at: Math.floor(at.getTime() / 1000) }, (error) => error && failed(error));
    });
    if ('fault' in pressed) throw new Error(`Not set: ${pressed.fault}`);
    return pressed.bytes;
  } finally {
    clearTimeout(timer);
    child.removeAllListeners();
    child.kill('SIGKILL');
  }
}
