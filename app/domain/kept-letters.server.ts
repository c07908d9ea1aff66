import { db } from '#app/platform/db/db.server';
import { env, isDemo } from '#app/platform/env/env.server';
import { render } from '#app/platform/mail/letters.server';
import { knowLetters } from './letters.server';
import { NotFound } from './shared/outcome';

const LATEST = 100;

/** Letters stay readable only in a demonstration that sends none. @throws NotFound elsewhere */
function onlyInDemonstration(): void {
  if (!isDemo() || env().SMTP_URL) throw new NotFound();
  knowLetters();
}

/** The latest letters of the demonstration, newest first. */
export async function keptLetters() {
  onlyInDemonstration();
  const letters = await db.letter.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: LATEST });
  return letters.map((letter) => ({ id: letter.id, to: letter.to, lang: letter.lang, createdAt: letter.createdAt, subject: render(letter).subject }));
}

/** One letter as it would have been sent. */
export async function keptLetter(id: string) {
  onlyInDemonstration();
  const letter = /^[0-9a-f-]{36}$/.test(id) ? await db.letter.findUnique({ where: { id } }) : null;
  if (!letter) throw new NotFound();
  const { subject, paragraphs, action } = render(letter);
  return { to: letter.to, lang: letter.lang, createdAt: letter.createdAt, subject, paragraphs, action: action ?? null };
}
