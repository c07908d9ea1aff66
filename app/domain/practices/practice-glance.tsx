import { useLang, useT } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import type { PracticePage } from './practice-reading.type';
import { COST_CLASSES } from './practice.type';
import './practice-page.css';

const STEP = 18;

/** Cost as one, two or three filled squares of three; the word stands beside it. */
function CostSquares({ cost }: { cost: (typeof COST_CLASSES)[number] }) {
  const filled = COST_CLASSES.indexOf(cost) + 1;
  return (
    <svg className="cost-squares" width={STEP * 3} height={STEP} viewBox={`0 0 ${STEP * 3} ${STEP}`} aria-hidden="true">
      {COST_CLASSES.map((one, i) => <rect key={one} className={i < filled ? 'cost-filled' : 'cost-open'} x={i * STEP + 1} y={2} width={STEP - 4} height={STEP - 4} />)}
    </svg>
  );
}

/** What it takes, or took, to be read in one look: people, money, size of municipality, and where it was written up. */
export function Glance({ practice }: { practice: PracticePage }) {
  const t = useT(practiceMessages);
  const lang = useLang();
  const { outcome, conditions: { leastStaff, costClass, populationClass }, lead } = practice;
  const took = outcome === 'did-not-work';
  return (
    <dl className="practice-glance">
      {leastStaff !== null && <div><dt>{t(took ? 'glance.staffTook' : 'glance.staff')}</dt><dd>{t('glance.people', { count: leastStaff })}</dd></div>}
      {costClass && <div><dt>{t('glance.cost')}</dt><dd><CostSquares cost={costClass} />{t.at(`costClass.${costClass}`)}</dd></div>}
      {populationClass && <div><dt>{t(took ? 'glance.populationTook' : 'glance.population')}</dt><dd>{took && populationClass === 'any' ? t('glance.populationAny') : t.at(`populationClass.${populationClass}`)}</dd></div>}
      {lead && <div><dt>{t('page.by')}</dt><dd><a href={`/${lang}/partners/${lead.slug}`} lang={lead.lang === lang ? undefined : lead.lang}>{lead.name}</a></dd></div>}
    </dl>
  );
}
