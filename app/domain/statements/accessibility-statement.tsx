import { Prose } from '#app/components/prose';
import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { statementMessages } from './messages';

export type AccessibilityView = {
  assessedOn: string;
  nextBy: string;
  status: string;
  basis: string;
  lacking: { text: string; due: string; isLate: boolean }[];
  /** How it was assessed, and whom to tell of faults, as HTML */
  html: string;
};

/** The accessibility statement, in the order of Commission Implementing Decision (EU) 2018/1523. */
export function AccessibilityStatement({ assessedOn, nextBy, status, basis, lacking, html }: AccessibilityView) {
  const t = useT(statementMessages);
  const lang = useLang();
  return (
    <article className="wrap-narrow">
      <header className="page-head">
        <h1>{t('accessibility.title')}</h1>
        <p className="lead">{t('accessibility.lead')}</p>
      </header>
      <dl className="facts">
        <div><dt>{t('accessibility.fact.status')}</dt><dd>{t.at(`accessibility.status.${status}`)}</dd></div>
        <div><dt>{t('accessibility.fact.basis')}</dt><dd>{t.at(`accessibility.basis.${basis}`)}</dd></div>
        <div><dt>{t('accessibility.fact.assessedOn')}</dt><dd><time dateTime={assessedOn}>{formatDate(lang, assessedOn)}</time></dd></div>
        <div><dt>{t('accessibility.fact.nextBy')}</dt><dd><time dateTime={nextBy}>{formatDate(lang, nextBy)}</time></dd></div>
      </dl>
      <div className="prose mt-8">
        <p>{t.at(`accessibility.statusBody.${status}`)}</p>
        <h2>{t('accessibility.lacking.title')}</h2>
        {lacking.length === 0 ? <p>{t('accessibility.lacking.none')}</p> : (
          <ul>
            {lacking.map(({ text, due, isLate }) => (
              <li key={text}>
                {text}
                {due && <> <strong>{t(isLate ? 'accessibility.lacking.late' : 'accessibility.lacking.due', { date: formatDate(lang, due) })}.</strong></>}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="mt-12"><Prose html={html} /></div>
    </article>
  );
}
