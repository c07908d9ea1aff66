import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What happens to bytes between a server and its database. */
export type Way =
  | { kind: 'open' }
  /** Each piece of an answer comes later by so many milliseconds. */
  | { kind: 'late'; ms: number }
  /** Connections that stand hear nothing any more, though they stay open; new ones are as usual. */
  | { kind: 'old ones silent' }
  /** Nobody hears anything, new connections neither. */
  | { kind: 'silent' }
  /** Connections end, new ones are refused. */
  | { kind: 'gone' }
  /** Connections end, and the database says that it has no room for others. */
  | { kind: 'full' };

type Pair = { client: Socket; database: Socket; isMuted: boolean };

/** PostgreSQL's own words for it, as a message of its protocol. */
function tooMany(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C53300\0Msorry, too many clients already\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

/**
 * Stands between a server and its database and breaks the way when told.
 * @param url the database's address @returns the address to go by, `set` to break and mend it, and `close`
 */
export async function breakableWay(url: string) {
  const target = new URL(url);
  const pairs = new Set<Pair>();
  let way: Way = { kind: 'open' };
  const cut = () => {
    for (const { client, database } of pairs) {
      client.destroy();
      database.destroy();
    }
  };
  const proxy = createServer((client) => {
    client.on('error', () => {});
    if (way.kind === 'gone') return client.destroy();
    if (way.kind === 'full') return client.once('data', () => client.end(tooMany()));
    const pair: Pair = { client, database: connect(Number(target.port), target.hostname), isMuted: false };
    pair.database.on('error', () => {});
    pairs.add(pair);
    const isSilent = () => pair.isMuted || way.kind === 'silent';
    client.on('data', (bytes) => {
      if (isSilent()) pair.isMuted = true;
      else pair.database.write(bytes);
    });
    pair.database.on('data', (bytes) => {
      if (isSilent()) pair.isMuted = true;
      else if (way.kind === 'late') setTimeout(() => client.writable && client.write(bytes), way.ms);
      else client.write(bytes);
    });
    const end = () => {
      pairs.delete(pair);
      pair.database.destroy();
      // Where nothing is heard, an end is not heard of either.
      if (!isSilent()) client.destroy();
    };
    client.on('close', end);
    pair.database.on('close', end);
    return undefined;
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((proxy.address() as { port: number }).port);
  return {
    url: through.href,
    set(next: Way) {
      way = next;
      if (next.kind === 'gone' || next.kind === 'full') cut();
      if (next.kind === 'old ones silent') for (const pair of pairs) pair.isMuted = true;
    },
    close: () => {
      cut();
      proxy.close();
    },
  };
}
