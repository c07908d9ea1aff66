import { db, type Tx } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { isLang, type Lang } from '#app/platform/i18n/languages';
import { enqueue, enqueueAll, freeAbandoned } from '#app/platform/jobs/jobs.server';
import { carry } from './post.server';

/** A letter as it is written: plain paragraphs, and at most one thing to do. */
export type Written = { subject: string; paragraphs: string[]; action?: { label: string; url: string } };

/** Writes one kind of letter. `link` makes absolute addresses from the configured origin. */
export type LetterTemplate = (lang: Lang, params: Record<string, string>, link: (path: string) => string) => Written;

const templates = new Map<string, LetterTemplate>();

/** Makes a domain's letters known, under `domain/name`. */
export function registerLetters(domain: string, letters: Record<string, LetterTemplate>): void {
  for (const [name, template] of Object.entries(letters)) templates.set(`${domain}/${name}`, template);
}

/** Every letter that is known, as `domain/name`. */
export const letterNames = (): string[] => [...templates.keys()];

/**
 * Owes someone a letter, inside the command's transaction. It is rendered when it is sent.
 * @param letter.id where the same letter may be asked for twice: it is owed once
 * @param params ids and plain words; never a token (a link's secret part is made while rendering)
 */
export async function owe(
  tx: Tx,
  letter: { id?: string; to: string; lang: string; template: string; params: Record<string, string> },
): Promise<void> {
  const [made] = await tx.letter.createManyAndReturn({ data: [letter], skipDuplicates: letter.id !== undefined, select: { id: true } });
  if (made) await enqueue(tx, 'send-letter', { letterId: made.id });
}

/**
 * Owes many letters at once, inside the command's transaction.
 * @param notBefore they are sent from this moment on
 */
export async function oweAll(tx: Tx, letters: { to: string; lang: string; template: string; params: Record<string, string> }[], notBefore?: Date): Promise<void> {
  if (letters.length === 0) return;
  const made = await tx.letter.createManyAndReturn({ data: letters, select: { id: true } });
  await enqueueAll(tx, 'send-letter', made.map(({ id }) => ({ letterId: id })), notBefore);
}

/** A letter ready to be shown or sent. */
export function render(letter: { template: string; lang: string; params: unknown }) {
  const template = templates.get(letter.template);
  if (!template) throw new Error(`No letter named ${letter.template}`);
  const lang = isLang(letter.lang) ? letter.lang : 'fi';
  const written = template(lang, letter.params as Record<string, string>, (path) => new URL(path, env().ORIGIN).href);
  const parts = [...written.paragraphs];
  if (written.action) parts.push(`${written.action.label}:\n${written.action.url}`);
  return { ...written, subject: written.subject.replace(/[\r\n]+/g, ' '), text: `${parts.join('\n\n')}\n` };
}

/** After how many seconds a letter's job is taken for abandoned: longer than a letter may take, with its writing down. */
const ABANDONED_AFTER = 150;

/** Gives letters back to the queue whose server was killed while it sent them; by itself the queue waits four hours. */
export async function rescueLetters(): Promise<void> {
  await freeAbandoned('send-letter', ABANDONED_AFTER);
}

/** Says why a letter did not go out, for the administrators. What cannot be said now is said at the next attempt. */
async function sayWhy(id: string, reason: string): Promise<void> {
  await db.letter.updateMany({ where: { id, sentAt: null }, data: { lastError: reason.slice(0, 500) } }).catch(() => {});
}

/** Sends one owed letter; the job behind `owe`. Without an SMTP server (the demonstration) it stays to be read. */
export async function sendLetter(payload: unknown): Promise<void> {
  const { letterId } = payload as { letterId: string };
  const letter = await db.letter.findUnique({ where: { id: letterId } });
  const { SMTP_URL, MAIL_FROM, ORIGIN } = env();
  if (!letter || letter.sentAt || !SMTP_URL) return;
  const { subject, text } = render(letter);
  const host = new URL(ORIGIN).hostname;
  const mail = {
    from: MAIL_FROM ?? `Aukio <noreply@${host}>`,
    to: letter.to,
    subject,
    text,
    messageId: `<${letter.id}@${host}>`,
    headers: { 'Content-Language': letter.lang, 'Auto-Submitted': 'auto-generated' },
  };
  try {
    await carry(letterId, mail);
  } catch (error) {
    await sayWhy(letterId, (error as Error).message);
    // Mail servers repeat the address; the queue and the log keep what they are told for longer than the letter.
    throw new Error(`Letter ${letterId} was not taken; its lastError says why`);
  }
}
