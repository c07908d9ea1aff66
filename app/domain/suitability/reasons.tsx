import { useT } from '#app/platform/i18n/messages';
import { suitabilityMessages } from './messages';
import type { Reason } from './suitability.type';
import './suitability.css';

/** Why something suits a place and what speaks against it, for a card in a list. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const t = useT(suitabilityMessages);
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons" aria-label={t('choose.why')}>
      {reasons.map(({ key, values, points }) => (
        <li key={key} className={points < 0 ? 'reason-against' : undefined}>
          <span aria-hidden="true">{points < 0 ? '−' : '+'}</span>{' '}
          {points < 0 && <span className="sr-only">{t('choose.against')} </span>}
          {t.at(`reason.${key}`, values)}
        </li>
      ))}
    </ul>
  );
}
