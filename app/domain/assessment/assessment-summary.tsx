import { peopleMessages } from '#app/domain/people/messages';
import { formatDate, formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { ShownAssessment } from './assessment.type';
import { assessmentMessages } from './messages';
import { ScoreMarks } from './score-marks';
import './assessment.css';

/** One judgement: each criterion with what the author answers and what the assessor says. */
function Judged({ assessment, Heading }: { assessment: ShownAssessment; Heading: 'h3' | 'h4' }) {
  const t = useT(assessmentMessages);
  const people = useT(peopleMessages);
  const lang = useLang();
  const other = (written: string) => (written === lang ? undefined : written);
  const { organisation, side, average, criteria, version, isPresent, decidedOn } = assessment;
  const name = organisation?.name || t('summary.noOrganisation');
  return (
    <>
      <div className="judged-head">
        <p className="judged-average">{t('summary.average', { average: formatNumber(lang, Math.round(average * 10) / 10) })}</p>
        <p className="meta">
          {t('summary.by')}: {organisation?.href ? <a href={organisation.href}>{name}</a> : name}{side && `, ${people(`side.${side}`).toLocaleLowerCase(lang)}`}
          {' · '}{t('summary.at', { at: formatDate(lang, decidedOn) })} · {t('summary.version', { n: version })} {!isPresent && t('summary.edited')}
        </p>
      </div>
      <ol className="judged">
        {criteria.map(({ key, label, answer, answerLang, score, sentence }) => (
          <li key={key}>
            <div className="judged-name"><Heading>{label}</Heading><ScoreMarks score={score} /></div>
            <div className="judged-voice">
              <p className="meta">{t('summary.answer')}</p>
              <p className="kept-lines" lang={answer ? other(answerLang) : undefined}>{answer || '–'}</p>
            </div>
            <div className="judged-voice">
              <p className="meta">{t('summary.judged')}</p>
              <p className="kept-lines" lang={other(assessment.lang)}>{sentence}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

/** What was judged of a published entry, the newest judgement first and open. Nothing where nothing was judged. @param heading of the part as a whole */
export function AssessmentSummary({ assessments, heading: Heading }: { assessments: ShownAssessment[]; heading: 'h2' | 'h3' }) {
  const t = useT(assessmentMessages);
  const [present, ...earlier] = assessments;
  if (!present) return null;
  const Below = Heading === 'h2' ? 'h3' : 'h4';
  return (
    <section aria-labelledby="assessment">
      <Heading id="assessment">{t('summary.title')}</Heading>
      <p>{t('summary.lead')}</p>
      <Judged assessment={present} Heading={Below} />
      {earlier.length > 0 && (
        <details className="judged-earlier">
          <summary>{t('summary.earlier', { count: earlier.length })}</summary>
          {earlier.map((one) => <Judged key={one.id} assessment={{ ...one, isPresent: true }} Heading={Below} />)}
        </details>
      )}
    </section>
  );
}
