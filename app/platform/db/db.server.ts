import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '#app/platform/env/env.server';
import { Prisma, PrismaClient } from './generated/client';
import { stream } from './silence';

export { Prisma };

/** A transaction in which a command does all its work. */
export type Tx = Prisma.TransactionClient;

function connect() {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      max: 15,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 15_000,
      statement_timeout: 15_000,
      stream,
    }),
  });
}

const store = globalThis as { aukioDb?: ReturnType<typeof connect> };

/** The database, connected on first use and once per process. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_, property) {
    store.aukioDb ??= connect();
    const value = Reflect.get(store.aukioDb, property, store.aukioDb);
    return typeof value === 'function' ? value.bind(store.aukioDb) : value;
  },
});

const RETRIES = 4;
const isSerialisationFailure = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034';

/**
 * What says "not now": Prisma's codes for a database out of reach, a pool without a free connection and a transaction that could not begin or end in
 * time; PostgreSQL's classes 53 (insufficient resources) and 57 (cancelled, shutting down, starting up); sockets that broke; the adapter's own names.
 */
const NOT_NOW = /^(?:P1001|P1002|P1008|P1017|P2024|P2028|P2037|53\w{3}|57\w{3}|ECONNREFUSED|ECONNRESET|EPIPE|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;
const POOL_IS_FULL = 'timeout exceeded when trying to connect';
const BROKEN = /^(?:Connection terminated|Client (?:has encountered a connection error|was closed) and is not queryable)/;

/** After how many seconds to ask again: a connection is waited for as long as this. */
export const RETRY_AFTER = '5';

/** Whether an error says that the database cannot be asked now, rather than that something is wrong. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.message === POOL_IS_FULL || BROKEN.test(error.message)) return true;
  const { code, meta, cause } = error as { code?: unknown; meta?: { driverAdapterError?: unknown }; cause?: { kind?: unknown; originalCode?: unknown } };
  if ([code, cause?.kind, cause?.originalCode].some((word) => typeof word === 'string' && NOT_NOW.test(word))) return true;
  return isUnavailable(meta?.driverAdapterError) || isUnavailable(cause);
}

/** The transaction that the running command is part of, if several commands are done as one. */
const joined = new AsyncLocalStorage<Tx>();

/**
 * Runs work in one transaction. A clash with another transaction is retried, never shown. Inside of `together` or `rehearse` it is
 * part of theirs.
 * @throws whatever the work throws; nothing is written then
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, timeout = 15_000): Promise<T> {
  const outer = joined.getStore();
  if (outer) return work(outer);
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(work, { maxWait: 5_000, timeout });
    } catch (error) {
      if (!isSerialisationFailure(error) || attempt > RETRIES) throw error;
      await new Promise((wait) => setTimeout(wait, attempt * 20 * Math.random()));
    }
  }
}

/** As long as several commands together may take, in milliseconds. */
const TOGETHER = 60_000;

/** Runs several commands as one: all that they write stands, or nothing. `tx` is theirs too. */
export const together = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transaction((tx) => joined.run(tx, () => work(tx)), TOGETHER);

/** Runs a command inside of `together` or `rehearse`; what it wrote before it threw is taken back, and the others go on. */
export async function alone<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`SAVEPOINT alone`;
  try {
    return await work();
  } catch (error) {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT alone`;
    throw error;
  } finally {
    await tx.$executeRaw`RELEASE SAVEPOINT alone`;
  }
}

class Rehearsed extends Error {}

/** Runs commands to see what they would say, and takes back all that they wrote. */
export async function rehearse<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let said: { result: T } | undefined;
  try {
    await together(async (tx) => {
      said = { result: await work(tx) };
      throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  if (!said) throw new Error('A rehearsal without an end');
  return said.result;
}

/** Ends all connections, when the process stops. */
export async function disconnect(): Promise<void> {
  await store.aukioDb?.$disconnect();
  store.aukioDb = undefined;
}
