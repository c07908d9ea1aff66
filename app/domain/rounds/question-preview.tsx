import { Choices, Field, Select, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
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
  const t = useT(roundMessages);
  const ui = useT(uiMessages);
  const page = useLang();
  const { kind, labels, hints, options, required } = question;
  const lang = labels[page] ? page : 'fi';
  const common = { name: answerField(question), label: labels[lang] ?? '', hint: hints[lang], optional: !required, lang };
  const choices = options.map((option) => ({ value: option.id, label: option.labels[lang] ?? option.labels.fi ?? '', lang }));
  switch (kind) {
    case 'line':
      return <Field {...common} />;
    case 'text':
      return <TextArea {...common} rows={5} />;
    case 'number':
      return <Field {...common} inputMode="decimal" width="short" />;
    case 'date':
      return <Field {...common} type="date" width="short" />;
    case 'link':
      return <Field {...common} type="url" />;
    case 'yesNo':
      return <Choices {...common} type="radio" inline options={[{ value: 'yes', label: t('preview.yes') }, { value: 'no', label: t('preview.no') }]} />;
    case 'choice':
      return choices.length > 6 ? <Select {...common} options={choices} empty={ui('choose')} /> : <Choices {...common} type="radio" options={choices} />;
    case 'choices':
      return <Choices {...common} type="checkbox" options={choices} />;
  }
}
