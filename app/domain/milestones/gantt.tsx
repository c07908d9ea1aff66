import { uiMessages } from '#app/components/messages';
import { ThemeTag } from '#app/components/tags';
import { pilotMessages } from '#app/domain/pilots/messages';
import { formatDate, formatList } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { Gantt, GanttPilot } from './gantt.server';
import { type GanttAxis, type GanttBars, type GanttMark, ganttAxis } from './gantt-bars';
import { milestoneMessages } from './messages';
import { delayOf, type Standing, standingOf } from './milestone.type';
import { useOther } from './milestone-words';
import './gantt.css';
import './milestones.css';

const SIZE = 12;
/** Upper edges of the two lines in a row, from its middle */
const LINES = { plan: -12, fact: 3 } as const;
const BAR = 8;

const SHAPES: Record<'box' | 'diamond' | 'cross', string> = { box: 'M-6-6h12v12h-12z', diamond: 'M0-8 8 0 0 8-8 0z', cross: 'M-5-5 5 5M5-5-5 5' };
const shapeOf = (standing: Standing) => SHAPES[standing === 'late' ? 'diamond' : standing === 'dropped' || standing === 'missed' ? 'cross' : 'box'];

const Sign = ({ standing }: { standing: Standing }) => <path className={`gantt-mark gantt-${standing}`} d={shapeOf(standing)} />;

function Mark({ mark, title }: { mark: GanttMark; title: string }) {
  return (
    <svg x={`${mark.at}%`} y="50%" overflow="visible" width={SIZE} height={SIZE}>
      <title>{title}</title>
      <g transform={`translate(0 ${LINES[mark.line] + BAR / 2})`}>
        <Sign standing={mark.standing} />
      </g>
    </svg>
  );
}

/** One pilot's bars; what they say stands in the table too, so they are left out for those who listen. */
function Bars({ bars, axis, titleOf }: { bars: GanttBars; axis: GanttAxis; titleOf: (id: string) => string }) {
  const { planned, actual, marks } = bars;
  const at = (line: keyof typeof LINES) => ({ y: '50%', height: BAR, transform: `translate(0 ${LINES[line]})` });
  return (
    <svg className="gantt-bars" width="100%" height="100%" aria-hidden="true">
      {axis.ticks.map(({ at: x, label }) => <line key={label} className="plan-tick" x1={`${x}%`} x2={`${x}%`} y1="0%" y2="100%" />)}
      <line className="plan-tick" x1="100%" x2="100%" y1="0%" y2="100%" />
      {planned && <rect className="gantt-planned" x={`${planned.from}%`} width={`${planned.to - planned.from}%`} {...at('plan')} />}
      {actual && <rect className="gantt-actual" x={`${actual.from}%`} width={`${Math.max(0.2, actual.to - actual.from)}%`} {...at('fact')} />}
      {axis.today !== null && <line className="gantt-today" x1={`${axis.today}%`} x2={`${axis.today}%`} y1="0%" y2="100%" />}
      {marks.map((mark) => <Mark key={mark.id} mark={mark} title={titleOf(mark.id)} />)}
    </svg>
  );
}

/** The words for a pilot's row. */
function useRow(today: string) {
  const t = useT(milestoneMessages);
  const pilots = useT(pilotMessages);
  const lang = useLang();
  const day = (on: string) => formatDate(lang, on);
  return {
    lateIn: (pilot: GanttPilot) => pilot.milestones.filter((one) => standingOf(one, { today, pilotState: pilot.state }) === 'late').length,
    state: (pilot: GanttPilot) => pilots.at(`state.${pilot.state}`),
    planned: ({ startsOn, endsOn }: GanttPilot) => (startsOn && endsOn ? t('timeline.span', { from: day(startsOn), to: day(endsOn) }) : t('timeline.noPeriod')),
    actual: ({ began, ended, state }: GanttPilot) => {
      if (!began) return t('timeline.notStarted');
      if (ended) return t('timeline.span', { from: day(began), to: day(ended) });
      return state === 'running' ? t('timeline.running', { from: day(began) }) : t('timeline.from', { from: day(began) });
    },
    milestone: (pilot: GanttPilot, one: GanttPilot['milestones'][number]) => {
      const when = { today, pilotState: pilot.state };
      const standing = standingOf(one, when);
      const days = delayOf(one, when);
      const on = standing === 'reached' ? one.reachedOn : one.dueOn;
      const word = standing === 'late' && days !== null ? t('delay.late', { days }) : t(`state.${standing}`);
      return `${word}${on ? `, ${day(on)}` : ''}`;
    },
  };
}

function Row({ pilot, axis, today }: { pilot: GanttPilot; axis: GanttAxis; today: string }) {
  const t = useT(milestoneMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const other = useOther();
  const say = useRow(today);
  const late = say.lateIn(pilot);
  const others = pilot.themes.filter((theme) => theme !== pilot.group).map((theme) => ui.at(`theme.${theme}`));
  const titleOf = (id: string) => {
    const one = pilot.milestones.find((milestone) => milestone.id === id);
    return one ? `${one.title}: ${say.milestone(pilot, one)}` : '';
  };
  return (
    <li className="gantt-row">
      <div className="gantt-label">
        <p><a href={`/${lang}/desk/pilots/${pilot.id}/milestones`} lang={other(pilot.lang)}>{pilot.title}</a></p>
        <p className="meta">
          <span lang={other(pilot.leadLang)}>{pilot.lead}</span> · {say.state(pilot)}
          {late > 0 && <> · <strong className="gantt-late-word">{t('timeline.lateMark', { late })}</strong></>}
          {others.length > 0 && <> · {t('timeline.alsoIn', { themes: formatList(lang, others) })}</>}
        </p>
      </div>
      <Bars bars={axis.barsOf(pilot)} axis={axis} titleOf={titleOf} />
    </li>
  );
}

function Years({ axis }: { axis: GanttAxis }) {
  const t = useT(milestoneMessages);
  return (
    <div className="gantt-row gantt-years" aria-hidden="true">
      <span className="gantt-label" />
      <svg className="gantt-bars" width="100%" height="100%" aria-hidden="true">
        {axis.ticks.map(({ at, label }) => <text key={label} x={`${at}%`} dx={4} y="100%" dy={-6}>{label}</text>)}
        {axis.today !== null && <text className="gantt-today-word" x={`${axis.today}%`} y={14} textAnchor={axis.today > 85 ? 'end' : axis.today < 15 ? 'start' : 'middle'}>{t('timeline.today')}</text>}
      </svg>
    </div>
  );
}

function Key() {
  const t = useT(milestoneMessages);
  const sign = (standing: Standing) => <svg className="gantt-sign" viewBox="-10 -10 20 20" width={20} height={20} aria-hidden="true"><Sign standing={standing} /></svg>;
  const bar = (name: string) => <svg className="gantt-sign" width={36} height={20} aria-hidden="true"><rect className={name} x={2} y={6} width={32} height={BAR} /></svg>;
  return (
    <ul className="gantt-key" aria-label={t('timeline.key')}>
      <li>{bar('gantt-planned')} {t('timeline.keyPlanned')}</li>
      <li>{bar('gantt-actual')} {t('timeline.keyActual')}</li>
      <li>{sign('ahead')} {t('timeline.keyMilestone')}</li>
      <li>{sign('reached')} {t('timeline.keyReached')}</li>
      <li>{sign('late')} {t('timeline.keyLate')}</li>
      <li>{sign('dropped')} {t('timeline.keyDropped')}</li>
    </ul>
  );
}

/** Pilots in groups, in the order they come. */
function groupsOf(pilots: GanttPilot[]): { group: GanttPilot['group']; pilots: GanttPilot[] }[] {
  const groups: { group: GanttPilot['group']; pilots: GanttPilot[] }[] = [];
  for (const pilot of pilots) {
    const last = groups.at(-1);
    if (last && last.group === pilot.group) last.pilots.push(pilot);
    else groups.push({ group: pilot.group, pilots: [pilot] });
  }
  return groups;
}

/** Pilots by theme on one time axis: the planned period above, how it went below, milestones as marks, and today. */
export function GanttFigure({ gantt }: { gantt: Gantt }) {
  const t = useT(milestoneMessages);
  const axis = ganttAxis(gantt);
  if (!axis) return null;
  return (
    <div className="gantt">
      <Key />
      {groupsOf(gantt.pilots).map(({ group, pilots }) => (
        <section key={group ?? 'none'} className="gantt-group" aria-labelledby={`gantt-${group ?? 'none'}`}>
          <h2 id={`gantt-${group ?? 'none'}`} className="section-head">{group ? <ThemeTag theme={group} /> : t('timeline.noTheme')}</h2>
          <Years axis={axis} />
          <ul>{pilots.map((pilot) => <Row key={pilot.id} pilot={pilot} axis={axis} today={gantt.today} />)}</ul>
        </section>
      ))}
    </div>
  );
}

/** The same rows as a table. */
export function GanttTable({ gantt }: { gantt: Gantt }) {
  const t = useT(milestoneMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const other = useOther();
  const say = useRow(gantt.today);
  return (
    <details className="gantt-table">
      <summary>{t('timeline.tableOpen')}</summary>
      <div className="table-scroll">
        <table className="table">
          <caption>{t('timeline.table')}</caption>
          <thead>
            <tr>{(['pilot', 'theme', 'state', 'planned', 'actual', 'milestones'] as const).map((column) => <th key={column} scope="col">{t(`timeline.${column}`)}</th>)}</tr>
          </thead>
          <tbody>
            {gantt.pilots.map((pilot) => (
              <tr key={pilot.id}>
                <th scope="row"><a href={`/${lang}/desk/pilots/${pilot.id}/milestones`} lang={other(pilot.lang)}>{pilot.title}</a></th>
                <td>{formatList(lang, pilot.themes.map((theme) => ui.at(`theme.${theme}`)))}</td>
                <td>{say.state(pilot)}</td>
                <td>{say.planned(pilot)}</td>
                <td>{say.actual(pilot)}</td>
                <td><ul>{pilot.milestones.map((one) => <li key={one.id}><span lang={other(one.lang)}>{one.title}</span>: {say.milestone(pilot, one)}</li>)}</ul></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
