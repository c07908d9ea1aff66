import { dayOf } from '#app/platform/i18n/format';
import { useT } from '#app/platform/i18n/messages';
import { milestoneMessages } from './messages';
import { type ShownMilestone, standingOf, type When } from './milestone.type';
import { MilestoneDays, MilestoneNote, useOther } from './milestone-words';
import { type PlanAxis, type PlanMark, planAxis } from './plan-axis';
import './milestones.css';

type StripPilot = { state: string; startsOn: string | null; endsOn: string | null; today: string; timeline: { step: string; at: string }[] };

const MARK = 24;
const LANE = 28;
const BAR = 10;
/** Between the plan's bar and the actual one, where the lines show how far apart they are. */
const GAP = 52;
const TOP = 26;
const STEM = 8;

type Lines = { plan: number; fact: number; end: number };

function Mark({ mark, y }: { mark: PlanMark; y: number }) {
  const x = `${mark.at}%`;
  return (
    <g className={`plan-mark plan-${mark.standing}`}>
      <rect x={x} y={y} width={MARK} height={MARK} transform={`translate(${-MARK / 2} 0)`} />
      <text x={x} y={y + MARK / 2} dy="0.35em" textAnchor="middle">{mark.number}</text>
    </g>
  );
}

function PlannedMark({ mark, plan }: { mark: PlanMark; plan: number }) {
  const y = plan - STEM - MARK - mark.lane * LANE;
  const x = `${mark.at}%`;
  return (
    <g className="plan-planned">
      <line className="plan-stem" x1={x} x2={x} y1={y + MARK} y2={plan} />
      <Mark mark={mark} y={y} />
      {mark.standing === 'dropped' && <svg x={x} y={y} overflow="visible" aria-hidden="true"><line className="plan-strike" x1={-MARK / 2} x2={MARK / 2} y1={MARK} y2={0} /></svg>}
    </g>
  );
}

function ActualMark({ mark, fact }: { mark: PlanMark; fact: number }) {
  const y = fact + BAR + STEM + mark.lane * LANE;
  const x = `${mark.at}%`;
  return (
    <>
      <line className="plan-stem" x1={x} x2={x} y1={fact + BAR} y2={y} />
      <Mark mark={mark} y={y} />
    </>
  );
}

function Bars({ axis, plan, fact }: { axis: PlanAxis } & Lines) {
  const { period, run } = axis;
  return (
    <>
      <line className="plan-base" x1="0%" x2="100%" y1={plan + BAR / 2} y2={plan + BAR / 2} />
      <line className="plan-base" x1="0%" x2="100%" y1={fact + BAR / 2} y2={fact + BAR / 2} />
      {period && <rect className="plan-period" x={`${period.from}%`} width={`${period.to - period.from}%`} y={plan} height={BAR} />}
      {run && <rect className="plan-run" x={`${run.from}%`} width={`${run.to - run.from}%`} y={fact} height={BAR} />}
      {axis.joins.map(({ id, from, to, standing }) => <line key={id} className={`plan-join plan-join-${standing}`} x1={`${from}%`} x2={`${to}%`} y1={plan + BAR} y2={fact} />)}
    </>
  );
}

/** Drawn without a viewBox: places are per cents of the width, so that the words keep their size however wide it is. */
function Axis({ axis, label }: { axis: PlanAxis; label: string }) {
  const t = useT(milestoneMessages);
  const plan = TOP + 6 + axis.lanes.planned * LANE + STEM;
  const fact = plan + BAR + GAP;
  const end = fact + BAR + STEM + Math.max(1, axis.lanes.actual) * LANE + 30;
  const lines = { plan, fact, end };
  return (
    <svg className="plan-axis" width="100%" height={end} role="img" aria-label={label}>
      {[...axis.ticks.map(({ at }) => at), 100].map((at) => <line key={at} className="plan-tick" x1={`${at}%`} x2={`${at}%`} y1={TOP} y2={end} />)}
      {axis.ticks.map(({ at, label: year }) => <text key={year} className="plan-year" x={`${at}%`} dx={7} y={end - 5}>{year}</text>)}
      <Bars axis={axis} {...lines} />
      {axis.today !== null && (
        <g className="plan-today">
          <line x1={`${axis.today}%`} x2={`${axis.today}%`} y1={18} y2={end - 22} />
          <text x={`${axis.today}%`} y={12} textAnchor={axis.today > 90 ? 'end' : axis.today < 10 ? 'start' : 'middle'}>{t('strip.today')}</text>
        </g>
      )}
      {axis.planned.map((mark) => <PlannedMark key={mark.id} mark={mark} plan={plan} />)}
      {axis.actual.map((mark) => <ActualMark key={mark.id} mark={mark} fact={fact} />)}
      <text className="plan-lane" x="0%" y={plan + BAR + 18}>{t('strip.plan')}</text>
      <text className="plan-lane" x="0%" y={fact - 8}>{t('strip.fact')}</text>
    </svg>
  );
}

function Milestone({ number, milestone, when }: { number: number; milestone: ShownMilestone; when: When }) {
  const t = useT(milestoneMessages);
  const other = useOther();
  const standing = standingOf(milestone, when);
  return (
    <li>
      <span aria-hidden="true" className={`plan-number plan-${standing}`}>{number}</span>
      <div>
        <p><span lang={other(milestone.lang)}>{milestone.title}</span> <strong className={`plan-word plan-word-${standing}`}>{t(`state.${standing}`)}</strong></p>
        <MilestoneDays milestone={milestone} when={when} />
        <MilestoneNote note={milestone.note} lang={milestone.noteLang} evidenceUrl={milestone.evidenceUrl} evidenceFileId={milestone.evidenceFileId} evidenceDocument={milestone.evidenceDocument} />
      </div>
    </li>
  );
}

/** The plan beside what became of it: two lanes joined by lines as long as the delay, and a list that says the same in words. */
export function PlanStrip({ pilot, milestones }: { pilot: StripPilot; milestones: ShownMilestone[] }) {
  const t = useT(milestoneMessages);
  const { startsOn, endsOn, state, today, timeline } = pilot;
  const when = { today, pilotState: state };
  const dayOfStep = (...names: string[]) => {
    const found = timeline.findLast(({ step }) => names.includes(step));
    return found ? dayOf(new Date(found.at)) : null;
  };
  const axis = planAxis({ startsOn, endsOn, began: dayOfStep('running'), ended: dayOfStep('completed', 'stopped'), milestones, when });
  const counted = (standing: string) => milestones.filter((one) => standingOf(one, when) === standing).length;
  const counts = { count: milestones.length, reached: counted('reached'), late: counted('late') };
  return (
    <>
      <p className="plan-summary">{t('summary', counts)}</p>
      {axis && <Axis axis={axis} label={t('strip.axis', { years: axis.years, ...counts })} />}
      <ol className="plan-list">
        {milestones.map((one, i) => <Milestone key={one.id} number={i + 1} milestone={one} when={when} />)}
      </ol>
    </>
  );
}
