import { useLang, useT } from '#app/platform/i18n/messages';
import { questionMessages } from './messages';
import type { DeskQuestion } from './question.type';

/** Questions at the desk, one a line: what was asked, where, and what became of it. */
export function DeskQuestions({ questions }: { questions: DeskQuestion[] }) {
  const t = useT(questionMessages);
  const lang = useLang();
  return (
    <ul className="stack">
      {questions.map((question) => (
        <li key={question.id} className="border-b border-(--line) pb-4">
          <p className="font-semibold"><a href={`/${lang}/desk/questions/${question.id}`} lang={question.lang}>{question.text.length > 140 ? `${[...question.text].slice(0, 139).join('')}…` : question.text}</a></p>
          <p className="meta"><span lang={question.titleLang}>{question.title}</span> · {t('asked', { at: question.at })} · {t.at(`state.${question.state === 'shown' && !question.answered ? 'unanswered' : question.state}`)}</p>
        </li>
      ))}
    </ul>
  );
}
