import { useLang, useT } from '#app/platform/i18n/messages';
import { questionMessages } from './messages';
import type { PublicQuestion, Speaker } from './question.type';
import './questions.css';

/** Who speaks: the organisation with its page, or a member of the network. */
function By({ by, role }: { by: Speaker | null; role?: string }) {
  const t = useT(questionMessages);
  const lang = useLang();
  if (!by) return <>{t('member')}</>;
  return <><a href={`/${lang}/partners/${by.slug}`} lang={by.lang === lang ? undefined : by.lang}>{by.name}</a>{role && t.has(`role.${role}`) && `, ${t.at(`role.${role}`)}`}</>;
}

/** Questions with their answers, each in the language it was written in. */
export function QuestionList({ questions }: { questions: PublicQuestion[] }) {
  const t = useT(questionMessages);
  const page = useLang();
  const other = (lang: string) => (lang === page ? undefined : lang);
  return (
    <ol className="questions">
      {questions.map((question) => (
        <li key={question.id} id={`question-${question.id}`}>
          <p className="question-text kept-lines" lang={other(question.lang)}>{question.text}</p>
          <p className="meta"><By by={question.by} /> · {t('asked', { at: question.at })}</p>
          {question.answers.length === 0 && <p className="meta">{t('noAnswer')}</p>}
          {question.answers.map((answer) => (
            <div key={answer.id} className="question-answer">
              <p className="kept-lines" lang={other(answer.lang)}>{answer.text}</p>
              <p className="meta"><By by={answer.by} role={answer.role} /> · {t('answeredAt', { at: answer.at })}{answer.edited && ` · ${t('edited', { at: answer.edited })}`}</p>
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}
