import { AnswerInput } from '#app/components/answer-input';
import { type FormResult, fieldValue, Select } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { useT } from '#app/platform/i18n/messages';
import { FigureFields } from './figure-fields';
import type { MilestoneLine, QuestionField, ReportForm } from './form.type';
import { reportMessages } from './messages';
import { Words } from './said';
import './report.css';

type Props = { form: ReportForm; result: FormResult; correctHref: (indicatorId: string) => string; locked: boolean };

/** Figures, milestones and questions of a report, in that order, with what was saved, sent, wrong and said about each. */
export function ReportFields({ form, result, correctHref, locked }: Props) {
  const t = useT(reportMessages);
  const ui = useT(uiMessages);
  const textLang = fieldValue(result, 'lang', form.lang) || form.lang;
  return (
    <>
      <Select name="lang" label={t('form.lang')} hint={t('form.langHint')} value={form.lang} result={result} options={LANGUAGES.map((lang) => ({ value: lang, label: ui.at(`inLanguage.${lang}`) }))} />
      <section aria-labelledby="figures">
        <h2 id="figures" className="section-head">{t('part.figures')}</h2>
        {form.figures.length === 0 && <p>{t('figure.noneMeasured')}</p>}
        {form.figures.map((figure) => <FigureFields key={figure.field} figure={figure} result={result} textLang={textLang} correctHref={correctHref(figure.indicatorId)} locked={locked} />)}
        {!locked && (
          <div className="button-row">
            <button type="submit" name="then" value="milestones" className="btn-secondary">{t('form.saveFigures')}</button>
          </div>
        )}
      </section>
      <section aria-labelledby="milestones">
        <h2 id="milestones" className="section-head">{t('part.milestones')}</h2>
        <p>{form.milestones.length > 0 ? t('milestone.lead') : t('milestone.nonePlanned')}</p>
        {form.milestones.length > 0 && <ul>{form.milestones.map((milestone) => <MilestoneRow key={milestone.id} milestone={milestone} locked={locked} />)}</ul>}
      </section>
      <section aria-labelledby="questions">
        <h2 id="questions" className="section-head">{t('part.answers')}</h2>
        {form.questions.length === 0 && <p>{t('answer.noneAsked')}</p>}
        {form.questions.map((question) => <AnswerField key={question.id} question={question} result={result} textLang={textLang} locked={locked} />)}
      </section>
    </>
  );
}

function MilestoneRow({ milestone, locked }: { milestone: MilestoneLine; locked: boolean }) {
  const t = useT(reportMessages);
  const { id, field, label, value, isLate, note, remarks } = milestone;
  return (
    <li className="report-row" id={`f-${field.replace(/[^a-zA-Z0-9]+/g, '-')}`}>
      <h3><Words said={label} /></h3>
      <p>{value} {isLate && <span className="tag tag-warning">{t('milestone.late')}</span>}</p>
      {note.text && <p className="kept-lines"><Words said={note} /></p>}
      {remarks.map((remark) => <p key={remark} className="field-remark">{remark}</p>)}
      {!locked && <button type="submit" name="then" value={`milestone:${id}`} className="btn-link" aria-label={t('milestone.recordFor', { title: label.text })}>{t('milestone.record')}</button>}
    </li>
  );
}

function AnswerField({ question, result, textLang, locked }: { question: QuestionField; result: FormResult; textLang: string; locked: boolean }) {
  const t = useT(reportMessages);
  const { id, field, kind, label, hint, required, options, values, remarks, base, last } = question;
  return (
    <div className="report-row">
      <input type="hidden" name={`base.${field}`} value={fieldValue(result, `base.${field}`, base)} />
      <AnswerInput kind={kind} name={field} label={label.text} hint={hint.text || undefined} optional={!required} options={options} values={values} result={result} remarks={remarks} textLang={textLang} />
      {last && (
        <details className="reason report-last">
          <summary>{t('answer.last', { period: last.when })}</summary>
          <p className="kept-lines" lang={last.lang}>{last.text}</p>
          {last.canCopy && !locked && <button type="submit" name="copy" value={id} className="btn-secondary" aria-label={t('answer.copyFor', { label: label.text })}>{t('answer.copy')}</button>}
        </details>
      )}
    </div>
  );
}
