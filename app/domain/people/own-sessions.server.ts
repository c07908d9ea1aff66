import { NotFound } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { endSessions, sessionId } from '#app/platform/auth/sessions.server';
import { sha256 } from '#app/platform/auth/secrets.server';
import { db, transaction } from '#app/platform/db/db.server';

/** A signed-in browser as its owner sees it. `handle` names it in forms and is of no use for signing in. */
export type OwnSession = { handle: string; browser: string; createdAt: Date; usedAt: Date; isThis: boolean };

const handleOf = (id: string) => sha256(`session-handle:${id}`).slice(0, 16);

/** A person's sessions, the last used first. @param token that of the asking session */
export async function ownSessions(viewer: Member, token: string | null): Promise<OwnSession[]> {
  const rows = await db.session.findMany({ where: { personId: viewer.personId }, orderBy: { usedAt: 'desc' }, take: 200 });
  const here = token ? sessionId(token) : null;
  return rows.map(({ id, browser, createdAt, usedAt }) => ({ handle: handleOf(id), browser, createdAt, usedAt, isThis: id === here }));
}

/** Ends one of the viewer's own sessions. @throws NotFound when it is not theirs */
export async function endOwnSession(viewer: Member, handle: string): Promise<void> {
  await transaction(async (tx) => {
    const rows = await tx.session.findMany({ where: { personId: viewer.personId }, select: { id: true } });
    const session = rows.find(({ id }) => handleOf(id) === handle);
    if (!session) throw new NotFound();
    await tx.session.deleteMany({ where: { id: session.id } });
  });
}

/** Ends all of the viewer's sessions but the asking one. */
export const endOtherSessions = (viewer: Member, token: string | null): Promise<void> =>
  transaction((tx) => endSessions(tx, viewer.personId, token));
