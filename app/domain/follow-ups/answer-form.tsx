import { Choices, ErrorSummary, type FormResult, Select, TextArea } from '#app/components/field';
import { ConflictNotice, type ConflictView } from '#app/domain/shared/conflict-notice';
import { LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { FOLLOW_UP_OUTCOMES } from './follow-up.type';
import { followUpMessages } from './messages';

type Result = (NonNullable<FormResult> & { conflict?: (ConflictView & { base: string }) | null }) | null | undefined;
type Props = { result: Result; values: { outcome: string; reason: string; lang: string }; base: number };

/** What became of a pilot, said by its lead. After somebody else's save both answers are shown, and the next save goes on from theirs. */
export function AnswerForm({ result, values, base }: Props) {
  const t = useT(followUpMessages);
  const lang = useLang();
  const labels = { outcome: t('form.outcome'), reason: t('form.reason'), lang: t('form.lang') };
  return (
    <>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={labels} />}
      <unsaved-guard>
        <form method="post" noValidate>
          <input type="hidden" name="base" value={result?.conflict?.base ?? result?.sent.base?.[0] ?? base} />
          <Choices
            name="outcome" type="radio" label={labels.outcome} result={result} values={values.outcome ? [values.outcome] : []}
            options={FOLLOW_UP_OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`), hint: t(`outcomeHint.${value}`) }))}
          />
          <TextArea name="reason" label={labels.reason} hint={t('form.reasonHint')} result={result} value={values.reason} rows={5} />
          <Select name="lang" label={labels.lang} result={result} value={values.lang || lang} options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} />
          <p className="meta mt-6">{t('form.shown')}</p>
          <div className="button-row"><button type="submit" className="btn">{t(values.outcome ? 'form.correct' : 'form.send')}</button></div>
        </form>
      </unsaved-guard>
    </>
  );
}
