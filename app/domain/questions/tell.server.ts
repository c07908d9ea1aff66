import { addressee, addresseesOf } from '#app/domain/shared/addressees.server';
import { titleOf } from '#app/domain/shared/revision.server';
import type { Tx } from '#app/platform/db/db.server';
import { oweAll } from '#app/platform/mail/letters.server';

type About = { id: string; text: string; askedById: string | null; entryId: string; entry: { kind: string; slug: string; leadId: string | null } };

/** Owes those who answer for the entry a letter about a new question. */
export async function tellAsked(tx: Tx, question: About): Promise<void> {
  const letters = [];
  for (const { email, name, lang } of await addresseesOf(tx, question.entry.leadId, ['editor', 'representative'])) {
    const params = { name, id: question.id, text: question.text, title: await titleOf(tx, question.entryId, lang) };
    letters.push({ to: email, lang, template: 'questions/asked', params });
  }
  await oweAll(tx, letters);
}

/** Owes the asker a letter about what became of the question; nobody once the asker is gone. */
export async function tellAsker(tx: Tx, question: About, letter: 'shown' | 'hidden' | 'answered', more: Record<string, string> = {}): Promise<void> {
  const letters = [];
  for (const { email, name, lang } of await addressee(tx, question.askedById)) {
    const [title, organisation] = [await titleOf(tx, question.entryId, lang), await titleOf(tx, question.entry.leadId, lang)];
    const path = `/${question.entry.kind}/${question.entry.slug}/questions`;
    letters.push({ to: email, lang, template: `questions/${letter}`, params: { name, text: question.text, title, organisation, path, ...more } });
  }
  await oweAll(tx, letters);
}
