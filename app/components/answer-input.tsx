import { Choices, Field, type FormResult, type Option, Select, TextArea } from './field';
import { uiMessages } from './messages';
import { useT } from '#app/platform/i18n/messages';

/** Above so many options a list is shorter than buttons. */
const MOST_BUTTONS = 6;

type Props = {
  kind: 'line' | 'text' | 'number' | 'yesNo' | 'choice' | 'choices' | 'date' | 'link';
  name: string;
  label: string;
  hint?: string;
  optional: boolean;
  options: Option[];
  values?: string[];
  result?: FormResult;
  remarks?: string[];
  /** The language that texts are written in */
  textLang?: string;
};

/** The field for one kind of answer, as whoever answers sees it. */
export function AnswerInput({ kind, options, values = [], textLang, ...common }: Props) {
  const t = useT(uiMessages);
  const value = values[0] ?? '';
  switch (kind) {
    case 'text':
      return <TextArea {...common} value={value} rows={6} lang={textLang} />;
    case 'line':
      return <Field {...common} value={value} lang={textLang} />;
    case 'number':
      return <Field {...common} value={value} inputMode="decimal" width="short" />;
    case 'date':
      return <Field {...common} value={value} type="date" width="short" />;
    case 'link':
      return <Field {...common} value={value} type="url" />;
    case 'yesNo':
      return <Choices {...common} type="radio" inline values={values} options={[{ value: 'yes', label: t('yes') }, { value: 'no', label: t('no') }]} />;
    case 'choice':
      return options.length > MOST_BUTTONS ? <Select {...common} value={value} options={options} empty={t('choose')} /> : <Choices {...common} type="radio" values={values} options={options} />;
    case 'choices':
      return <Choices {...common} type="checkbox" values={values} options={options} />;
  }
}
