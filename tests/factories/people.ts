import { writeTexts } from '#app/domain/shared/publish.server';
import type { Member, MemberRole, PlatformRole } from '#app/domain/shared/viewer';
import { memberOf } from '#app/domain/people/viewer.server';
import { db, transaction } from '#app/platform/db/db.server';

let n = 0;

/** A published organisation with a name in one language. */
export async function aPartner(name = `Kunta ${++n}`, kind = 'municipality'): Promise<string> {
  const id = crypto.randomUUID();
  await transaction(async (tx) => {
    await tx.entry.create({ data: { id, kind: 'partners', slug: `partner-${id.slice(0, 8)}`, state: 'published', isPublic: true, originalLang: 'fi', publishedAt: new Date() } });
    await tx.partner.create({ data: { id, kind } });
    await writeTexts(tx, id, { originalLang: 'fi', texts: { fi: { state: 'original', fields: { title: name, summary: '' } } } });
  });
  return id;
}

/** Someone with an account, as a viewer. */
export async function aMember(options: { in?: string; roles?: MemberRole[]; platform?: PlatformRole[]; lang?: string; name?: string } = {}): Promise<Member> {
  const person = await db.person.create({
    data: {
      email: `person${++n}-${crypto.randomUUID().slice(0, 8)}@example.org`,
      name: options.name ?? `Jäsen ${n}`,
      lang: options.lang ?? 'fi',
      roles: options.platform ?? [],
      memberships: options.in ? { create: { partnerId: options.in, roles: options.roles ?? ['practitioner'], side: 'administration' } } : undefined,
    },
  });
  const member = await memberOf(person.id);
  if (!member) throw new Error('The person just made is not there');
  return member;
}

export const aCoordinator = (): Promise<Member> => aMember({ platform: ['coordinator'], name: 'Koordinaattori' });
