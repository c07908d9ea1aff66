import { NotFound } from '#app/domain/shared/outcome';
import { titleOf } from '#app/domain/shared/revision.server';
import { countAttempt } from '#app/platform/auth/limits.server';
import { transaction, type Tx } from '#app/platform/db/db.server';
import { isLang, type Lang } from '#app/platform/i18n/languages';
import { owe } from '#app/platform/mail/letters.server';
import type { ContactMessage } from './contact.schema';

/** Whom a message is for: the programme's coordinators, or those who answer for a published entry. */
export type Recipient =
  | { kind: 'programme' }
  /** `partner`: the slug of an organisation that answers beside the entry's lead, `about` what it answers for, in words */
  | { kind: 'entry'; entryId: string; partner?: string; about?: string };

type Reader = { email: string; lang: string };
const reader = { email: true, lang: true } as const;

const coordinators = (tx: Tx): Promise<Reader[]> =>
  tx.person.findMany({ where: { roles: { has: 'coordinator' }, deactivatedAt: null }, select: reader });

/** Editors and representatives of an organisation. */
const answering = (tx: Tx, partnerId: string): Promise<Reader[]> =>
  tx.person.findMany({
    where: { deactivatedAt: null, memberships: { some: { partnerId, roles: { hasSome: ['editor', 'representative'] } } } },
    select: reader,
  });

/**
 * Sends a visitor's message as letters; no address is shown to the visitor.
 * Where an organisation that is named has nobody to answer, the entry's own does; where that has nobody either, the coordinators.
 * @param from the visitor's network address, for the limit on messages
 * @throws NotFound when the entry is not public, TooMany
 */
export async function sendContact(to: Recipient, message: ContactMessage, from: string): Promise<void> {
  await countAttempt('contact', from);
  await transaction(async (tx) => {
    if (to.kind === 'programme') {
      await oweAll(tx, await coordinators(tx), () => Promise.resolve({ template: 'contact/programme', params: message }));
      return;
    }
    const entry = await tx.entry.findFirst({ where: { id: to.entryId, isPublic: true }, select: { id: true, kind: true, slug: true, leadId: true } });
    if (!entry) throw new NotFound();
    const named = to.partner ? await tx.entry.findFirst({ where: { kind: 'partners', slug: to.partner }, select: { id: true } }) : null;
    const asked = named ? await answering(tx, named.id) : [];
    const own = asked.length > 0 ? asked : await answering(tx, entry.leadId ?? entry.id);
    await oweAll(tx, own.length > 0 ? own : await coordinators(tx), async (lang) => ({
      template: 'contact/entry',
      params: { ...message, title: [await titleOf(tx, entry.id, lang), to.about].filter(Boolean).join(' – '), path: `/${entry.kind}/${entry.slug}` },
    }));
  });
}

type Letter = { template: string; params: Record<string, string> };

async function oweAll(tx: Tx, readers: Reader[], write: (lang: Lang) => Promise<Letter>): Promise<void> {
  for (const { email, lang } of readers) {
    await owe(tx, { to: email, lang, ...(await write(isLang(lang) ? lang : 'fi')) });
  }
}
