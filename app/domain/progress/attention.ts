import type { ProgrammeFigures } from './programme-figures.server';
import type { IndicatorFigure } from './progress.type';

/** Something that needs a coordinator. `days`: how long the oldest of them has waited or is late; null where time does not say it. */
export type Attention = { kind: 'waiting' | 'overdue' | 'pilots' | 'milestones' | 'behind'; n: number; days: number | null; href: string };

/** Short of the plan, or past it where less is better. */
export const isBehind = ({ total, planned, direction }: Pick<IndicatorFigure, 'total' | 'planned' | 'direction'>): boolean =>
  total !== null && planned !== null && (direction === 'up' ? total < planned : total > planned);

/** What needs attention today; what has waited longest first. */
export function attentionOf({ reports, review, plan, indicators, behindHref }: ProgrammeFigures): Attention[] {
  const whole = (days: number | null) => (days === null ? null : Math.max(0, Math.floor(days)));
  const behind = indicators.filter(isBehind);
  const all: Attention[] = [
    { kind: 'waiting', n: reports.waiting.waiting, days: whole(reports.waiting.oldest), href: reports.waitingHref },
    { kind: 'overdue', n: reports.overdue, days: reports.mostOverdue, href: reports.overdueHref },
    { kind: 'pilots', n: review.waiting.waiting, days: whole(review.waiting.oldest), href: review.waitingHref },
    { kind: 'milestones', n: plan.due.late, days: plan.latest, href: plan.hrefs.late },
    { kind: 'behind', n: behind.length, days: null, href: behindHref },
  ];
  return all.filter(({ n }) => n > 0).sort((a, b) => (b.days ?? -1) - (a.days ?? -1));
}

/** What the sentence that says how the programme goes is made of. */
export function statusOf({ pilots, plan, reports }: ProgrammeFigures) {
  return {
    pilots: pilots.pilots,
    running: pilots.states.find(({ state }) => state === 'running')?.pilots ?? 0,
    due: plan.dueInAll,
    reached: plan.due.kept + plan.due.reachedLate + plan.due.reachedUndated,
    rounds: reports.rounds.length,
    overdue: reports.overdue,
  };
}
