import type { Member, MemberRole, PlatformRole, Side } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { isLang } from '#app/platform/i18n/languages';

type Row = { id: string; name: string; lang: string; roles: string[]; memberships: { partnerId: string; roles: string[]; side: string }[] };

/** A person with today's roles, or null when there is no such account or it is deactivated. */
export async function memberOf(personId: string | null): Promise<Member | null> {
  if (!personId) return null;
  // One statement: every page of somebody signed in begins with it.
  const [person] = await db.$queryRaw<Row[]>`
    SELECT p.id, p.name, p.lang, coalesce(p.roles, '{}') AS roles, (SELECT coalesce(json_agg(json_build_object('partnerId', m."partnerId", 'roles', coalesce(m.roles, '{}'), 'side', m.side)), '[]')
      FROM "Membership" m WHERE m."personId" = p.id) AS memberships
    FROM "Person" p WHERE p.id = ${personId}::uuid AND p."deactivatedAt" IS NULL`;
  if (!person) return null;
  return {
    personId: person.id,
    name: person.name,
    lang: isLang(person.lang) ? person.lang : 'fi',
    roles: person.roles as PlatformRole[],
    memberships: person.memberships.map((m) => ({ partnerId: m.partnerId, roles: m.roles as MemberRole[], side: m.side as Side })),
  };
}
