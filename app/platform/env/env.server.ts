import { z } from 'zod';

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  ORIGIN: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address'),
  AUKIO_DATA_DIR: z.string().min(1).default('.data'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must be an smtp:// or smtps:// address')
    .optional(),
  MAIL_FROM: z.string().optional(),
  SESSION_SECRET: z.string().min(32, 'needs at least 32 characters'),
  /** The proxy whose X-Forwarded-For is believed, an IP address or range; none when unset. */
  TRUSTED_PROXY: z.string().optional(),
  /** Memory for pages that are the same for everybody, in megabytes; 0 keeps none. */
  AUKIO_PAGE_CACHE_MB: z.coerce.number().int().min(0).max(4096).default(64),
  /** How long such a page may be behind the database, in milliseconds; 0 asks the database each time. */
  AUKIO_PAGE_CACHE_LAG_MS: z.coerce.number().int().min(0).max(900).default(500),
  /** Leaves the Finnish dictionary alone even where it is installed. */
  VOIKKO: z.enum(['off']).optional(),
  /** Set by the demonstration command alone. */
  AUKIO_DEMO: z.enum(['1']).optional(),
});

/** The settings an Aukio server runs with; see the README for what each means. */
export type Env = z.output<typeof schema>;

/**
 * Reads and checks the settings.
 * @throws Error with one line that names every setting that is missing or wrong
 */
export function readEnv(from: Record<string, string | undefined> = process.env): Env {
  const filled = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ''));
  const result = schema.safeParse(filled);
  const faults = (result.error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0]);
    return filled[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`;
  });
  const isProduction = (filled.NODE_ENV ?? 'production') === 'production';
  if (isProduction && !filled.AUKIO_DEMO && !filled.SMTP_URL) faults.push('SMTP_URL is missing');
  if (!result.success || faults.length > 0) throw new Error(`Cannot start: ${faults.join('; ')}.`);
  return result.data;
}

let current: Env | undefined;

/** The settings of this process, read once. */
export function env(): Env {
  current ??= readEnv();
  return current;
}

export const isDemo = (): boolean => env().AUKIO_DEMO === '1';
