import { Field, type FormResult, fieldValue, TextArea } from '#app/components/field';
import { useT } from '#app/platform/i18n/messages';
import type { FigureField } from './form.type';
import { reportMessages } from './messages';
import { GroupErrors, Words } from './said';
import { one } from '#app/domain/shared/sent';
import './report.css';

type Props = { figure: FigureField; result: FormResult; textLang: string; correctHref: string; locked: boolean };

/** A figure of a report's form: what is counted, last time's and the target beside the field, its source, comment and parts. */
export function FigureFields({ figure, result, textLang, correctHref, locked }: Props) {
  const { field, label, settled, base } = figure;
  const sentBase = result ? fieldValue(result, `base.${field}`) : base;
  const isAsked = result ? sentBase !== '' : settled === null;
  return (
    <fieldset className="report-row" id={`f-${field.replace(/[^a-zA-Z0-9]+/g, '-')}`} tabIndex={-1}>
      <legend><h3><Words said={label} /></h3></legend>
      <p className="field-hint">{figure.explanation && `${figure.explanation} `}{figure.measure}</p>
      <GroupErrors result={result} name={field} />
      {isAsked ? (
        <>
          <input type="hidden" name={`base.${field}`} value={sentBase} />
          <Asked figure={figure} result={result} textLang={textLang} />
        </>
      ) : (
        <Settled figure={figure} correctHref={correctHref} locked={locked} />
      )}
    </fieldset>
  );
}

/** Last time's figure and this period's target. */
function Beside({ figure }: { figure: FigureField }) {
  const t = useT(reportMessages);
  const { last, target, corrects } = figure;
  return (
    <div className="report-beside">
      {!last && !target && <p className="meta">{t('figure.firstTime')}</p>}
      {(last || target) && (
        <dl>
          {last && (
            <div>
              <dt>{t('figure.lastTime')}, {last.when}</dt>
              <dd className="kept-lines">{figure.isText ? last.text : <strong>{last.text}</strong>}{last.comment && <span className="meta">{'\n'}{last.comment}</span>}</dd>
            </div>
          )}
          {target && (
            <div>
              <dt>{t('figure.targetNow')}</dt>
              <dd><strong>{target}</strong></dd>
            </div>
          )}
        </dl>
      )}
      {corrects && <p className="meta">{t('figure.correctionOf', { value: corrects })}</p>}
    </div>
  );
}

function Asked({ figure, result, textLang }: Omit<Props, 'correctHref' | 'locked'>) {
  const t = useT(reportMessages);
  const { field, isText, unit, values, remarks, dimension } = figure;
  const at = (part: string) => ({ name: `${field}.${part}`, value: one(values, `${field}.${part}`), result });
  const isOpen = [one(values, `${field}.comment`), ...(result?.sent[`${field}.comment`] ?? [])].some(Boolean) || (result?.issues ?? []).some((issue) => [`${field}.comment`, `${field}.value`, `${field}.text`].includes(issue.field));
  return (
    <>
      <div className="report-pair">
        <Beside figure={figure} />
        <div>
          {isText ? (
            <TextArea {...at('text')} label={t('figure.text')} rows={4} lang={textLang} remarks={remarks} />
          ) : (
            <>
              <Field {...at('value')} label={unit ? t('figure.valueIn', { unit }) : t('figure.value')} inputMode="decimal" autoComplete="off" width="short" remarks={remarks} />
              <Field {...at('source')} label={t('figure.source')} hint={t('figure.sourceHint')} lang={textLang} />
            </>
          )}
        </div>
      </div>
      {dimension && (
        <fieldset className="field" id={`f-${field.replace(/[^a-zA-Z0-9]+/g, '-')}-breakdown`} tabIndex={-1}>
          <legend className="field-label">{t('figure.parts', { dimension: dimension.label.toLocaleLowerCase() })}</legend>
          <GroupErrors result={result} name={`${field}.breakdown`} />
          <div className="report-parts">
            {dimension.categories.map(({ name, label }) => <Field key={name} {...at(`breakdown.${name}`)} label={label} inputMode="decimal" autoComplete="off" width="short" optional />)}
          </div>
        </fieldset>
      )}
      <details className="reason" open={isOpen}>
        <summary>{t('figure.commentOpen')}</summary>
        <TextArea {...at('comment')} label={t('figure.comment')} hint={t('figure.commentHint')} rows={3} lang={textLang} />
      </details>
    </>
  );
}

/** A figure that came on its own way. */
function Settled({ figure, correctHref, locked }: Pick<Props, 'figure' | 'correctHref' | 'locked'>) {
  const t = useT(reportMessages);
  const { settled, label } = figure;
  if (!settled) return null;
  return (
    <>
      <p className="submission-figure">{settled.text}</p>
      <p className="meta">{[settled.source && `${t('figure.sourceIs')} ${settled.source}`, settled.comment].filter(Boolean).join(' · ')}</p>
      <p>
        {settled.isAccepted ? t('figure.acceptedAlready') : t('figure.submittedAlready')} {locked
          ? <a href={correctHref} aria-label={`${t('figure.correct')}: ${label.text}`}>{t('figure.correct')}</a>
          : <button type="submit" name="then" value={`figure:${figure.indicatorId}`} className="btn-link" aria-label={`${t('figure.correct')}: ${label.text}`}>{t('figure.correct')}</button>}
      </p>
    </>
  );
}
