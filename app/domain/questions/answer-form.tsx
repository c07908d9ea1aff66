import { ErrorSummary, type FormResult, Select, TextArea } from '#app/components/field';
import { LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { questionMessages } from './messages';
import type { OtherAnswer } from './question.type';

/** The organisation's answer. After somebody else's save both texts are shown, and the next save goes on from theirs. */
export function AnswerForm({ result, answer, theirs, waiting }: { result: FormResult; answer: OtherAnswer | null; theirs: OtherAnswer | null; waiting: boolean }) {
  const t = useT(questionMessages);
  const lang = useLang();
  const base = theirs ?? answer;
  return (
    <form method="post" noValidate className="mt-8">
      <ErrorSummary result={result} labels={{ text: t('decide.answer'), lang: t('decide.answerLang') }} />
      {theirs && <div className="notice"><p>{t('decide.theirs')}</p><p className="kept-lines" lang={theirs.lang}>{theirs.text}</p></div>}
      <input type="hidden" name="base" value={base ? base.lock : 'none'} />
      <TextArea name="text" label={t('decide.answer')} hint={t('decide.answerHint')} result={result} value={answer?.text} rows={7} maxLength={4000} />
      <Select name="lang" label={t('decide.answerLang')} result={result} value={answer?.lang ?? lang} options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} />
      <p className="button-row"><button type="submit" className="btn">{t(answer ? 'decide.answerEdit' : waiting ? 'decide.answerNew' : 'decide.answerShown')}</button></p>
    </form>
  );
}
