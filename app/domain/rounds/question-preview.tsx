import { AnswerInput } from '#app/components/answer-input';
import { useLang, useT } from '#app/platform/i18n/messages';
import { roundMessages } from './messages';
import { answerField, type Question } from './question.type';

/** A round's questions as editors will see them; nothing can be filled in. */
export function QuestionPreview({ questions }: { questions: Question[] }) {
  const t = useT(roundMessages);
  return (
    <fieldset disabled className="panel">
      <legend className="sr-only">{t('questions.title')}</legend>
      {questions.map((question) => <OneQuestion key={question.id} question={question} />)}
    </fieldset>
  );
}

function OneQuestion({ question }: { question: Question }) {
  const page = useLang();
  const { kind, labels, hints, options, required } = question;
  const lang = labels[page] ? page : 'fi';
  const choices = options.map(({ id, labels: words }) => ({ value: id, label: words[lang] ?? words.fi ?? '', lang: lang === page ? undefined : lang }));
  return (
    <div lang={lang === page ? undefined : lang}>
      <AnswerInput kind={kind} name={answerField(question)} label={labels[lang] ?? ''} hint={hints[lang]} optional={!required} options={choices} />
    </div>
  );
}
