import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What a browser says that it can unpack. */
export const ENCODINGS = 'gzip, deflate, br';

/**
 * Asks an address as often as it is answered, with wrk.
 * @param connections kept open and asking at once
 * @returns answers in a second
 * @throws Error when an answer is no page, or a connection breaks
 */
export async function answersPerSecond(url: string, connections: number, seconds: number, headers: Record<string, string> = {}): Promise<number> {
  const lines = Object.entries({ 'Accept-Encoding': ENCODINGS, ...headers }).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const child = spawn('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', ...lines, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.on('data', (chunk) => (told += chunk));
  await once(child, 'close');
  const [, rate] = /Requests\/sec:\s+([\d.]+)/.exec(told) ?? [];
  if (!rate || /Non-2xx|Socket errors/.test(told)) throw new Error(`${url} under load:\n${told}`);
  return Number(rate);
}
