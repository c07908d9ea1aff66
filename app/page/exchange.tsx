import { QuestionsPart } from '#app/domain/questions/questions-part';
import type { PublicQuestions } from '#app/domain/questions/question.type';

/** What people ask and offer under an entry, on its own page. */
export function Exchange({ exchange }: { exchange: { href: string; questions: PublicQuestions | null } | null }) {
  if (!exchange) return null;
  return exchange.questions && <QuestionsPart found={exchange.questions} href={exchange.href} />;
}
