import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';
import type { PilotPage } from './pilot-reading.type';
import { Section, useOther } from './pilot-section';
import { type PlanAxis, type PlanMark, planAxis, type Reached, reachedOf } from './plan-axis';

const WORDS = { done: 'page.milestoneDone', ahead: 'page.milestoneOpen', late: 'page.milestoneLate', missed: 'page.milestoneMissed' } as const;

const MARK = 24;
const LANE = 28;
const TOP = 26;

function Mark({ mark, floor }: { mark: PlanMark; floor: number }) {
  const y = floor - 8 - MARK - mark.lane * LANE;
  const x = `${mark.at}%`;
  return (
    <g className={`plan-mark plan-${mark.reached}`}>
      <rect x={x} y={y} width={MARK} height={MARK} transform={`translate(${-MARK / 2} 0)`} />
      <text x={x} y={y + MARK / 2} dy="0.35em" textAnchor="middle">{mark.number}</text>
    </g>
  );
}

/** Drawn without a viewBox: places are per cents of the width, so that the words keep their size however wide it is. */
function Axis({ axis, done, count }: { axis: PlanAxis; done: number; count: number }) {
  const t = useT(pilotMessages);
  const floor = TOP + axis.lanes * LANE + 8;
  const end = floor + 40;
  return (
    <svg className="plan-axis" width="100%" height={end} role="img" aria-label={t('page.axis', { years: axis.years, done, count })}>
      {[...axis.ticks.map(({ at }) => at), 100].map((at) => <line key={at} className="plan-tick" x1={`${at}%`} x2={`${at}%`} y1={TOP} y2={end} />)}
      {axis.ticks.map(({ at, label }) => <text key={label} className="plan-year" x={`${at}%`} dx={7} y={end - 5}>{label}</text>)}
      {axis.marks.map((mark) => <line key={mark.id} className="plan-stem" x1={`${mark.at}%`} x2={`${mark.at}%`} y1={floor - 8 - mark.lane * LANE} y2={floor} />)}
      <line className="plan-base" x1="0%" x2="100%" y1={floor + 5} y2={floor + 5} />
      {axis.period && <rect className="plan-period" x={`${axis.period.from}%`} width={`${axis.period.to - axis.period.from}%`} y={floor} height={10} />}
      {axis.today !== null && (
        <g className="plan-today">
          <line x1={`${axis.today}%`} x2={`${axis.today}%`} y1={18} y2={end - 22} />
          <text x={`${axis.today}%`} y={12} textAnchor={axis.today > 90 ? 'end' : axis.today < 10 ? 'start' : 'middle'}>{t('page.today')}</text>
        </g>
      )}
      {axis.marks.map((mark) => <Mark key={mark.id} mark={mark} floor={floor} />)}
    </svg>
  );
}

function Milestone({ number, milestone, reached }: { number: number; milestone: PilotPage['milestones'][number]; reached: Reached }) {
  const t = useT(pilotMessages);
  const lang = useLang();
  const other = useOther();
  const { title, lang: written, dueOn } = milestone;
  return (
    <li>
      <span aria-hidden="true" className={`plan-number plan-${reached}`}>{number}</span>
      <div>
        <p lang={other(written)}>{title}</p>
        <p className="meta">
          {dueOn && <><time dateTime={dueOn}>{formatDate(lang, dueOn)}</time> · </>}{t(WORDS[reached])}
        </p>
      </div>
    </li>
  );
}

/** The plan: its period, milestones and today on a time axis, and the milestones as a list, which says the same in words. */
export function Plan({ pilot }: { pilot: PilotPage }) {
  const t = useT(pilotMessages);
  const { milestones } = pilot;
  const axis = planAxis(pilot);
  if (milestones.length === 0) return null;
  const done = milestones.filter((one) => one.done).length;
  return (
    <Section id="plan" title={t('page.plan')}>
      {axis && <Axis axis={axis} done={done} count={milestones.length} />}
      <ol className="plan-list">
        {milestones.map((one, i) => <Milestone key={one.id} number={i + 1} milestone={one} reached={reachedOf(one, pilot)} />)}
      </ol>
    </Section>
  );
}
