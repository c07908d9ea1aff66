import { Choices, ErrorSummary, type FormResult, Select } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { Sending } from '#app/components/sending';
import { THEMES } from '#app/domain/shared/themes';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { TABLE_FORMATS, TABLE_SUBJECTS } from './export.type';
import { exportMessages } from './messages';
import './exports.css';

export type Choice = { years: number[]; rounds: { value: string; label: string }[] };

function useOptions({ years }: Choice) {
  const t = useT(exportMessages);
  const ui = useT(uiMessages);
  return {
    languages: LANGUAGES.map((value) => ({ value, label: t.at(`language.${value}`) })),
    themes: THEMES.map((value) => ({ value, label: ui.at(`theme.${value}`) })),
    years: years.map((year) => ({ value: String(year), label: String(year) })),
  };
}

/** The form that asks for a table. */
export function TableForm({ choice, result }: { choice: Choice; result: FormResult }) {
  const t = useT(exportMessages);
  const lang = useLang();
  const { languages, themes, years } = useOptions(choice);
  const labels = { subject: t('field.subject'), format: t('field.format'), lang: t('field.lang'), theme: t('field.theme'), year: t('field.year'), round: t('field.round') };
  return (
    <section aria-labelledby="table" className="stack">
      <h2 id="table">{t('table.title')}</h2>
      <ErrorSummary result={result} labels={labels} />
      <form method="post" noValidate>
        <Choices name="subject" type="radio" label={labels.subject} result={result} options={TABLE_SUBJECTS.map((value) => ({ value, label: t(`subject.${value}`), hint: t(`about.${value}`) }))} />
        <Choices name="format" type="radio" inline label={labels.format} result={result} values={['xlsx']} options={TABLE_FORMATS.map((value) => ({ value, label: t(`format.${value}`) }))} />
        <div className="export-filters">
          <Select name="lang" label={labels.lang} result={result} options={languages} value={lang} />
          <Select name="theme" label={labels.theme} optional result={result} options={themes} empty={t('every.theme')} />
          <Select name="year" label={labels.year} optional hint={t('hint.year')} result={result} options={years} empty={t('every.year')} />
          <Select name="round" label={labels.round} optional hint={t('hint.round')} result={result} options={choice.rounds} empty={t('every.round')} />
        </div>
        <Sending />
        <button className="btn" type="submit">{t('table.ask')}</button>
      </form>
    </section>
  );
}

/** The form that asks for the programme's report; its fields are named apart so that each label points at its own. */
export function ReportForm({ choice }: { choice: Choice }) {
  const t = useT(exportMessages);
  const lang = useLang();
  const { languages, themes, years } = useOptions(choice);
  return (
    <section aria-labelledby="report" className="stack">
      <h2 id="report">{t('report.title')}</h2>
      <p>{t('report.lead')}</p>
      <form method="post" noValidate>
        <input type="hidden" name="subject" value="programme" />
        <div className="export-filters">
          <Select name="reportLang" label={t('field.lang')} options={languages} value={lang} />
          <Select name="reportTheme" label={t('field.theme')} optional options={themes} empty={t('every.theme')} />
          <Select name="reportYear" label={t('field.year')} optional options={years} empty={t('every.year')} />
        </div>
        <Sending />
        <button className="btn" type="submit">{t('report.ask')}</button>
      </form>
    </section>
  );
}
