import { useT } from '#app/platform/i18n/messages';
import { questionMessages } from './messages';
import { QuestionList } from './question-list';
import type { PublicQuestions } from './question.type';

/** The newest questions on an entry's own page, with a way to ask. @param href the page's address */
export function QuestionsPart({ found, href }: { found: PublicQuestions; href: string }) {
  const t = useT(questionMessages);
  return (
    <section aria-labelledby="questions" className="mt-12">
      <h2 id="questions" className="mb-4">{t('title')}</h2>
      {found.questions.length > 0 ? <QuestionList questions={found.questions} /> : <p>{t('noneYet')}</p>}
      <p className="button-row no-print">
        <a className="btn-secondary" href={`${href}/questions/ask`}>{t('ask')}</a>
        {found.all > found.questions.length && <a href={`${href}/questions`}>{t('all', { count: found.all })}</a>}
      </p>
    </section>
  );
}
