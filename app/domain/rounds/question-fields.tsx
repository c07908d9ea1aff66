import { Choices, Field, type FormResult, Select, TextArea } from '#app/components/field';
import { LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { useT } from '#app/platform/i18n/messages';
import { uiMessages } from '#app/components/messages';
import { roundMessages } from './messages';
import { MAX_OPTIONS, QUESTION_KINDS } from './question.type';
import './rounds.css';

const SPARE = 4;

/** The fields of a question: what is asked, in three languages, and how it is answered. */
export function QuestionFields({ values, result }: { values: Record<string, string>; result: FormResult }) {
  const t = useT(roundMessages);
  const kinds = QUESTION_KINDS.map((kind) => ({ value: kind, label: t.at(`kind.${kind}`) }));
  return (
    <>
      <fieldset className="fieldset">
        <legend>{t('question.label')}</legend>
        <div className="side-by-side">
          {LANGUAGES.map((lang) => <TextArea key={lang} name={`${lang}.label`} label={LANGUAGE_NAMES[lang]} lang={lang} rows={3} result={result} value={values[`${lang}.label`]} optional={lang !== 'fi'} />)}
        </div>
      </fieldset>
      <fieldset className="fieldset">
        <legend>{t('question.hint')}</legend>
        <div className="side-by-side">
          {LANGUAGES.map((lang) => <TextArea key={lang} name={`${lang}.hint`} label={LANGUAGE_NAMES[lang]} lang={lang} rows={3} result={result} value={values[`${lang}.hint`]} optional />)}
        </div>
      </fieldset>
      <fieldset className="fieldset">
        <legend>{t('question.answer')}</legend>
        <Select name="kind" label={t('question.kind')} result={result} value={values.kind} options={kinds} />
        <Choices name="required" type="checkbox" label={t('question.need')} result={result} values={values.required ? [values.required] : []} options={[{ value: 'yes', label: t('question.required') }]} />
        <OptionFields values={values} result={result} />
      </fieldset>
    </>
  );
}

/** The options of a choice: those there are and a few empty ones. */
function OptionFields({ values, result }: { values: Record<string, string>; result: FormResult }) {
  const t = useT(roundMessages);
  const ui = useT(uiMessages);
  const at = (name: string) => (result ? (result.sent[name]?.[0] ?? '') : (values[name] ?? ''));
  const filled = Array.from({ length: MAX_OPTIONS }, (_, i) => i).filter((i) => LANGUAGES.some((lang) => at(`options.${i}.${lang}`))).length;
  const last = Array.from({ length: MAX_OPTIONS }, (_, i) => i).findLast((i) => LANGUAGES.some((lang) => at(`options.${i}.${lang}`))) ?? -1;
  const rows = Math.min(MAX_OPTIONS, Math.max(filled, last + 1) + SPARE);
  const shown = Array.from({ length: last + 1 }, (_, i) => i).filter((i) => LANGUAGES.some((lang) => at(`options.${i}.${lang}`)));
  const general = (result?.issues ?? []).filter(({ field }) => field === 'options');
  return (
    <fieldset className="field rows" id="f-options" tabIndex={-1} aria-describedby="f-options-hint">
      <legend className="field-label">{t('question.options')}</legend>
      <p id="f-options-hint" className="field-hint">{t('question.optionsHint')}</p>
      {general.map(({ code, values: said }) => <p key={code} className="field-error">{ui.at(`error.${code}`, said)}</p>)}
      <row-adder>
        {Array.from({ length: rows }, (_, i) => i).map((i) => (
          <div key={i} className="row" role="group" aria-label={t('question.option', { n: i + 1 })} data-spare={i > last ? '' : undefined}>
            {at(`options.${i}.id`) && <input type="hidden" name={`options.${i}.id`} value={at(`options.${i}.id`)} />}
            {LANGUAGES.map((lang) => <Field key={lang} name={`options.${i}.${lang}`} label={LANGUAGE_NAMES[lang]} lang={lang} result={result} value={values[`options.${i}.${lang}`]} optional={lang !== 'fi'} />)}
            {shown.length > 1 && shown.includes(i) && <MoveOption row={i} place={shown.indexOf(i)} of={shown.length} name={at(`options.${i}.fi`)} />}
          </div>
        ))}
        <button type="button" className="btn-secondary" data-add hidden>{ui('addRow')}</button>
      </row-adder>
    </fieldset>
  );
}

/** Buttons that move an option a place; the form comes back with it there, and nothing is saved yet. */
function MoveOption({ row, place, of, name }: { row: number; place: number; of: number; name: string }) {
  const t = useT(roundMessages);
  const button = (way: 'up' | 'down', to: number) => (
    <button type="submit" name="move" value={`${row}:${way}`} formAction={`#f-options-${to}-fi`} className="btn-link">{t(`questions.${way}`)}<span className="sr-only">: {name || t('question.option', { n: row + 1 })}</span></button>
  );
  return <p className="row-moves">{place > 0 && button('up', place - 1)} {place < of - 1 && button('down', place + 1)}</p>;
}
