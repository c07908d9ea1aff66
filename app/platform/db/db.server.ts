import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '#app/platform/env/env.server';
import { Prisma, PrismaClient } from './generated/client';

export { Prisma };

/** A transaction in which a command does all its work. */
export type Tx = Prisma.TransactionClient;

function connect() {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      max: 15,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: 15_000,
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
 * Runs work in one transaction. A clash with another transaction is retried, never shown.
 * @throws whatever the work throws; nothing is written then
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(work, { maxWait: 5_000, timeout: 15_000 });
    } catch (error) {
      if (!isSerialisationFailure(error) || attempt > RETRIES) throw error;
      await new Promise((wait) => setTimeout(wait, attempt * 20 * Math.random()));
    }
  }
}

/** Ends all connections, when the process stops. */
export async function disconnect(): Promise<void> {
  await store.aukioDb?.$disconnect();
  store.aukioDb = undefined;
}
