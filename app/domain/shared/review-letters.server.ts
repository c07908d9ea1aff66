import type { Tx } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { owe, oweAll } from '#app/platform/mail/letters.server';
import type { Content } from './content';
import type { ContentType } from './content-type';
import type { Working } from './revision.server';

const titleIn = <C extends Content>({ content }: Working<C>): string => content.texts[content.originalLang]?.fields.title ?? '';

/** Why, in the language of whoever reads the letter. */
type Reasons = (lang: Lang) => string;

/** Tells a person what became of a submission, inside the command's transaction. */
export async function tellPerson<C extends Content>(tx: Tx, type: ContentType<C>, letter: string, personId: string | null, working: Working<C>, reasons: string | Reasons): Promise<void> {
  const person = personId ? await tx.person.findUnique({ where: { id: personId }, select: { email: true, lang: true, name: true } }) : null;
  if (!person) return;
  const params = { kind: type.key, id: working.entry.id, name: person.name, title: titleIn(working), reasons: typeof reasons === 'string' ? reasons : reasons(person.lang as Lang) };
  await owe(tx, { to: person.email, lang: person.lang, template: `review/${letter}`, params });
}

/** Tells whoever submitted it. */
export const tellSubmitter = <C extends Content>(tx: Tx, type: ContentType<C>, letter: string, working: Working<C>, reasons: string | Reasons) =>
  tellPerson(tx, type, letter, working.revision.submittedById, working, reasons);

/** Tells whoever writes or acts for the organisation that answers for it. @param except whose hand it was */
export async function tellOrganisation<C extends Content>(tx: Tx, type: ContentType<C>, letter: string, working: Working<C>, except: string, reasons: string): Promise<void> {
  if (!working.entry.leadId) return;
  const people = await tx.person.findMany({
    where: { deactivatedAt: null, id: { not: except }, memberships: { some: { partnerId: working.entry.leadId, roles: { hasSome: ['editor', 'representative'] } } } },
    select: { email: true, name: true, lang: true },
  });
  const params = { kind: type.key, slug: working.entry.slug, title: titleIn(working), reasons };
  await oweAll(tx, people.map(({ email, name, lang }) => ({ to: email, lang, template: `review/${letter}`, params: { ...params, name } })));
}

/** Asks the representatives of the organisation that answers for it to release a submission. @param except who submitted it and knows */
export async function askForRelease<C extends Content>(tx: Tx, type: ContentType<C>, working: Working<C>, except: string): Promise<void> {
  if (!working.entry.leadId) return;
  const people = await tx.person.findMany({
    where: { deactivatedAt: null, id: { not: except }, memberships: { some: { partnerId: working.entry.leadId, roles: { has: 'representative' } } } },
    select: { email: true, name: true, lang: true },
  });
  const params = { kind: type.key, id: working.entry.id, title: titleIn(working) };
  await oweAll(tx, people.map(({ email, name, lang }) => ({ to: email, lang, template: 'review/release', params: { ...params, name } })));
}
