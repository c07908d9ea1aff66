import type { Content } from '#app/domain/shared/content';
import type { ContentType } from '#app/domain/shared/content-type';
import type { Working } from '#app/domain/shared/revision.server';
import type { Tx } from '#app/platform/db/db.server';
import { owe } from '#app/platform/mail/letters.server';

async function tell<C extends Content>(tx: Tx, template: string, personId: string | null, { content }: Working<C>, params: Record<string, string>): Promise<void> {
  const person = personId ? await tx.person.findFirst({ where: { id: personId, deactivatedAt: null }, select: { email: true, lang: true, name: true } }) : null;
  if (!person) return;
  const title = content.texts[content.originalLang]?.fields.title ?? '';
  await owe(tx, { to: person.email, lang: person.lang, template: `assessment/${template}`, params: { ...params, name: person.name, title } });
}

/** Asks somebody to judge a submission, with a word from the coordinator. */
export const askAssessor = <C extends Content>(tx: Tx, working: Working<C>, personId: string, id: string, word: string) => tell(tx, 'named', personId, working, { id, word });

/** Tells somebody that another one has been asked instead. */
export const releaseAssessor = <C extends Content>(tx: Tx, working: Working<C>, personId: string | null, id: string) => tell(tx, 'replaced', personId, working, { id });

/** Tells the coordinator who named an assessor that the assessor has handed it back. */
export const tellNamer = <C extends Content>(tx: Tx, type: ContentType<C>, working: Working<C>, personId: string | null, assessor: string, reason: string) =>
  tell(tx, 'handedBack', personId, working, { kind: type.key, entry: working.entry.id, assessor, reason });
