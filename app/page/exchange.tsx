import type { PublicSearch } from '#app/domain/partner-search/partner-search.type';
import { SearchPart } from '#app/domain/partner-search/search-part';
import { QuestionsPart } from '#app/domain/questions/questions-part';
import type { PublicQuestions } from '#app/domain/questions/question.type';

type Found = { href: string; search: PublicSearch | null; questions: PublicQuestions | null };

/** What people ask and offer under an entry, on its own page. */
export function Exchange({ exchange }: { exchange: Found | null }) {
  if (!exchange) return null;
  const { href, search, questions } = exchange;
  return (
    <>
      {search && <SearchPart search={search} />}
      {questions && <QuestionsPart found={questions} href={href} />}
    </>
  );
}
