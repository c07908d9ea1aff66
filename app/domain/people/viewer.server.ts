import type { Member, MemberRole, PlatformRole, Side } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { isLang } from '#app/platform/i18n/languages';

/** A person with today's roles, or null when there is no such account or it is deactivated. */
export async function memberOf(personId: string | null): Promise<Member | null> {
  if (!personId) return null;
  const person = await db.person.findFirst({
    where: { id: personId, deactivatedAt: null },
    select: { id: true, name: true, lang: true, roles: true, memberships: { select: { partnerId: true, roles: true, side: true } } },
  });
  if (!person) return null;
  return {
    personId: person.id,
    name: person.name,
    lang: isLang(person.lang) ? person.lang : 'fi',
    roles: person.roles as PlatformRole[],
    memberships: person.memberships.map((m) => ({ partnerId: m.partnerId, roles: m.roles as MemberRole[], side: m.side as Side })),
  };
}
