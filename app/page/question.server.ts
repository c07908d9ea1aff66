import { partnerNames } from '#app/domain/partners/partners.server';
import { openQuestion } from '#app/domain/questions/open.server';
import { mayAnswer } from '#app/domain/questions/question.policy';
import { titleOfEntry } from '#app/domain/shared/entry-address.server';
import { formatDate } from '#app/platform/i18n/format';
import { found } from './attempt.server';
import { langOf } from './lang.server';
import { memberAt } from './viewer.server';

/** The question of a desk page, for those who decide on it; the asker stays unnamed but for the organisation. @throws 404 */
export async function questionAt(request: Request, params: { lang?: string; id?: string }) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const { id, text, state, reason, lang: written, askedAt, organisationId, entryId, entry, answers } = await found(() => openQuestion(member, params.id ?? ''));
  const by = organisationId ? ((await partnerNames([organisationId], lang)).get(organisationId) ?? null) : null;
  const [answer] = answers;
  return {
    question: { id, text, state, reason, lang: written, by },
    at: formatDate(lang, askedAt),
    entry: { title: await titleOfEntry(entryId, lang), href: entry.isPublic ? `/${lang}/${entry.kind}/${entry.slug}/questions` : null },
    answer: answer ? { text: answer.text, lang: answer.lang, lock: answer.lock } : null,
    mayAnswer: mayAnswer(member, entry),
  };
}
