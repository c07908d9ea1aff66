import { useT } from '#app/platform/i18n/messages';
import { SCORES } from './assessment.type';
import { assessmentMessages } from './messages';
import './assessment.css';

/** A score as filled marks out of five, with its number beside them. */
export function ScoreMarks({ score }: { score: number }) {
  const t = useT(assessmentMessages);
  return (
    <span className="score-marks">
      <svg aria-hidden="true" viewBox="0 0 100 16">
        {SCORES.map((one) => <rect key={one} x={(one - 1) * 20 + 1} y={1} width={15} height={14} className={one <= score ? 'given' : undefined} />)}
      </svg>
      <span aria-hidden="true">{t('summary.score', { score })}</span>
      <span className="sr-only">{t('summary.said', { score })}</span>
    </span>
  );
}
