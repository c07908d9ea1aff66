import { rm } from 'node:fs/promises';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { demonstrate } from '#tests/setup/demonstration';
import { type RunningServer, startServer } from '#tests/setup/server';
import { signedIn } from '#tests/setup/sessions';

/** The built server on this worker's database with the demonstration in it. */
export async function seededServer(): Promise<RunningServer> {
  await demonstrate();
  const server = await startServer({ database: process.env.DATABASE_URL as string, env: { AUKIO_DATA_DIR: env().AUKIO_DATA_DIR } });
  return {
    ...server,
    stop: async () => {
      const code = await server.stop();
      await rm(env().AUKIO_DATA_DIR, { recursive: true, force: true });
      return code;
    },
  };
}

/** Cookies by who carries them: a demonstration account's name before the @, or a person's id. */
export function cookies(origin: string): (who: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  const open = async (who: string) => {
    const person = await db.person.findFirstOrThrow({ where: /^[0-9a-f-]{36}$/.test(who) ? { id: who } : { email: `${who}@demo.aukio.example` } });
    return signedIn(origin, person.id);
  };
  return (who) => {
    const cookie = known.get(who) ?? open(who);
    known.set(who, cookie);
    return cookie;
  };
}

/** A seeded entry in a state, with an editor of the organisation that leads it. */
export async function seededEntry(kind: string, where: object): Promise<{ id: string; slug: string; originalLang: string; editor: string }> {
  const { id, slug, originalLang, leadId } = await db.entry.findFirstOrThrow({ where: { kind, ...where }, orderBy: { slug: 'asc' } });
  const { personId } = await db.membership.findFirstOrThrow({ where: { partnerId: leadId ?? '', roles: { has: 'editor' } }, orderBy: { since: 'asc' } });
  return { id, slug, originalLang, editor: personId };
}
