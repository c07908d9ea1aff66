import { Choices, type FormResult, TextArea } from '#app/components/field';
import { useT } from '#app/platform/i18n/messages';
import { SCORES, type Scores } from './assessment.type';
import { assessmentMessages } from './messages';

export type AskedCriterion = { key: string; label: string; answer: string };

/** The five criteria, each with the author's answer, a score and a sentence. @param lang of the answers */
export function CriteriaForm({ criteria, scores, lang, result }: { criteria: AskedCriterion[]; scores: Scores; lang: string; result: FormResult }) {
  const t = useT(assessmentMessages);
  const options = SCORES.map((score) => ({ value: String(score), label: String(score) }));
  return criteria.map(({ key, label, answer }) => (
    <div key={key} className="criterion">
      <h3>{label}</h3>
      <div className="criterion-answer">
        <p className="meta">{t('assess.answer')}</p>
        {answer ? <p className="kept-lines" lang={lang}>{answer}</p> : <p>{t('assess.noAnswer')}</p>}
      </div>
      <Choices name={`score.${key}`} label={t('assess.scoreShort')} hint={t('assess.scale')} type="radio" inline options={options} values={scores[key]?.score ? [String(scores[key].score)] : []} result={result} />
      <TextArea name={`sentence.${key}`} label={t('assess.sentenceShort')} rows={3} value={scores[key]?.sentence} result={result} />
    </div>
  ));
}

/** What was written, to read alone. */
export function WrittenScores({ criteria, scores }: { criteria: Pick<AskedCriterion, 'key' | 'label'>[]; scores: Scores }) {
  return (
    <dl className="facts">
      {criteria.map(({ key, label }) => <div key={key}><dt>{label}</dt><dd className="kept-lines">{[scores[key]?.score, scores[key]?.sentence].filter(Boolean).join(' · ') || '–'}</dd></div>)}
    </dl>
  );
}

/** The reasons and the message that were written with them, by the form's names, to read alone. */
export function WrittenRemarks({ remarks, labels }: { remarks: Record<string, string[]>; labels: Record<string, string> }) {
  const t = useT(assessmentMessages);
  const said = Object.entries(remarks).flatMap(([name, [text]]) => (text?.trim() && (name === 'note' || name.startsWith('reason.')) ? [{ name, text }] : []));
  if (said.length === 0) return null;
  return (
    <>
      <h2>{t('assess.closed.remarks')}</h2>
      <dl className="facts">
        {said.map(({ name, text }) => <div key={name}><dt>{labels[name] ?? name}</dt><dd className="kept-lines">{text}</dd></div>)}
      </dl>
    </>
  );
}
