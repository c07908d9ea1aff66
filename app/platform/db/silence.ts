import { Socket } from 'node:net';

/** Statements are cancelled after 15 s: who has said nothing for so long is gone, though nobody said so (a firewall that forgot, a host that lost its power). */
const SILENCE = 20_000;

/** For `pg`: connections that end by themselves when the other side says nothing. Otherwise each would keep whoever asks waiting for a quarter of an hour. */
export function stream(): Socket {
  const socket = new Socket();
  return socket.setTimeout(SILENCE, () => socket.destroy(new Error('Connection terminated: the database was silent')));
}

/** How often a connection that only listens has to ask something, in milliseconds, so as not to be silent. */
export const BEAT = SILENCE / 4;
