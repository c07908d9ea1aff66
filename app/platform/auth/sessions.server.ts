import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia';
import { db, type Tx } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { now } from '#app/platform/env/clock.server';
import { sha256 } from './secrets.server';

const IDLE_DAYS = 14;
const ABSOLUTE_DAYS = 60;
const DAY = 86_400_000;

type Attributes = { browser: string };

declare module 'lucia' {
  interface Register {
    Lucia: Lucia;
    DatabaseSessionAttributes: Attributes;
    DatabaseUserAttributes: Record<never, never>;
  }
}

/** Keeps sessions under the SHA-256 of their token: a copy of the database signs nobody in. */
const adapter: Adapter = {
  async getSessionAndUser(token) {
    // One statement: every page of somebody signed in begins with it.
    const [row] = await db.$queryRaw<{ personId: string; expiresAt: Date; endsAt: Date; browser: string }[]>`
      SELECT s."personId", s."expiresAt", s."endsAt", s.browser FROM "Session" s JOIN "Person" p ON p.id = s."personId"
      WHERE s.id = ${sha256(token)} AND p."deactivatedAt" IS NULL`;
    // One that was found to have ended does not rise again when the clock is set back.
    if (row && row.endsAt <= now()) await db.session.deleteMany({ where: { id: sha256(token) } });
    if (!row || row.endsAt <= now()) return [null, null];
    const session: DatabaseSession = {
      id: token,
      userId: row.personId,
      expiresAt: row.expiresAt,
      attributes: { browser: row.browser },
    };
    const user: DatabaseUser = { id: row.personId, attributes: {} };
    return [session, user];
  },
  getUserSessions: async () => [],
  async setSession(session) {
    await db.session.create({
      data: {
        id: sha256(session.id),
        personId: session.userId,
        expiresAt: session.expiresAt,
        endsAt: new Date(now().getTime() + ABSOLUTE_DAYS * DAY),
        browser: session.attributes.browser,
      },
    });
  },
  async updateSessionExpiration(token, expiresAt) {
    await db.session.updateMany({ where: { id: sha256(token) }, data: { expiresAt, usedAt: now() } });
  },
  async deleteSession(token) {
    await db.session.deleteMany({ where: { id: sha256(token) } });
  },
  async deleteUserSessions(personId) {
    await db.session.deleteMany({ where: { personId } });
  },
  async deleteExpiredSessions() {
    await db.session.deleteMany({ where: { OR: [{ expiresAt: { lte: now() } }, { endsAt: { lte: now() } }] } });
  },
};

let made: Lucia | undefined;

function lucia(): Lucia {
  const { protocol, port } = new URL(env().ORIGIN);
  const secure = protocol === 'https:';
  made ??= new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(IDLE_DAYS, 'd'),
    sessionCookie: {
      // The database decides when a session ends; a cookie that ended by itself could not be extended by use.
      expires: false,
      // By the port that browsers see, which several servers share; browsers do not tell ports of one host apart.
      name: secure ? '__Host-aukio' : `aukio-${port || '80'}`,
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
  });
  return made;
}

/** The token in a request's Cookie header, or null. */
export const sessionTokenIn = (cookieHeader: string | null): string | null =>
  lucia().readSessionCookie(cookieHeader ?? '');

/** Who a session token belongs to, or null when it has ended. Use extends it. */
export async function personOfSession(token: string | null): Promise<string | null> {
  if (!token || token.length > 200) return null;
  const { session } = await lucia().validateSession(token);
  return session?.userId ?? null;
}

/** Opens a session; returns the Set-Cookie value. Always a new token: one planted before signing in is worthless. */
export async function openSession(personId: string, browser: string): Promise<string> {
  const session = await lucia().createSession(personId, { browser: browser.slice(0, 200) });
  return lucia().createSessionCookie(session.id).serialize();
}

/** Ends the session of a token; returns the Set-Cookie value that clears it. */
export async function closeSession(token: string | null): Promise<string> {
  if (token) await lucia().invalidateSession(token);
  return lucia().createBlankSessionCookie().serialize();
}

/** Ends a person's sessions inside a command's transaction, but the one of `keep`. */
export async function endSessions(tx: Tx, personId: string, keep?: string | null): Promise<void> {
  await tx.session.deleteMany({ where: { personId, ...(keep ? { id: { not: sha256(keep) } } : {}) } });
}

/** The stored id of a token, to mark the present one in a list of sessions. */
export const sessionId = (token: string): string => sha256(token);

export const deleteExpiredSessions = (): Promise<void> => lucia().deleteExpiredSessions();
