import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { stream } from '#app/platform/db/silence';
import { env } from '#app/platform/env/env.server';

/** Too many attempts; try again after `seconds`. */
export class TooMany extends Error {
  constructor(readonly seconds: number) {
    super(`Too many attempts, ${seconds} s to wait`);
  }
}

/**
 * Attempts allowed in a window of seconds. Windows end within 15 minutes, but whoever goes on trying fills each anew: an owner's ways in
 * (a known browser, a letter's link) are counted under keys that nobody else uses up.
 */
const LIMITS = {
  'sign-in-account': { points: 8, duration: 600 },
  'sign-in-address': { points: 40, duration: 600 },
  letter: { points: 5, duration: 900 },
  'letter-address': { points: 20, duration: 900 },
  contact: { points: 5, duration: 900 },
} as const;

export type Limit = keyof typeof LIMITS;

const store = globalThis as { aukioLimits?: { pool: pg.Pool; limiters: Map<Limit, RateLimiterPostgres> } };

function limiter(limit: Limit): RateLimiterPostgres {
  if (!store.aukioLimits) {
    const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: 2, connectionTimeoutMillis: 5_000, statement_timeout: 15_000, stream });
    // An idle connection that the database ends is replaced by the next query; unheard, its error would end the process.
    pool.on('error', () => {});
    store.aukioLimits = { pool, limiters: new Map() };
  }
  const { pool, limiters } = store.aukioLimits;
  let found = limiters.get(limit);
  if (!found) {
    found = new RateLimiterPostgres({
      storeClient: pool,
      tableName: 'RateLimit',
      tableCreated: true,
      keyPrefix: limit,
      clearExpiredByTimeout: false,
      ...LIMITS[limit],
    });
    limiters.set(limit, found);
  }
  return found;
}

/**
 * Counts one attempt.
 * @throws TooMany when the limit is reached
 */
export async function countAttempt(limit: Limit, key: string): Promise<void> {
  try {
    await limiter(limit).consume(key.toLowerCase().slice(0, 200));
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new TooMany(Math.ceil(refusal.msBeforeNext / 1000));
    throw refusal;
  }
}

/** Forgets the attempts, after a success. */
export async function forgetAttempts(limit: Limit, key: string): Promise<void> {
  await limiter(limit).delete(key.toLowerCase().slice(0, 200));
}

export async function closeLimits(): Promise<void> {
  await store.aukioLimits?.pool.end();
  store.aukioLimits = undefined;
}
