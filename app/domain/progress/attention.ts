import type { ProgrammeFigures } from './programme-figures.server';

/** Something that needs a coordinator. `days`: how long the oldest of them has waited or is late; null where time does not say it. */
export type Attention = { kind: 'waiting' | 'overdue' | 'pilots' | 'milestones' | 'behind'; n: number; days: number | null; href: string | null };

/** What needs attention today; what has waited longest first. */
export function attentionOf(lang: string, { reports, review, plan, indicators }: ProgrammeFigures): Attention[] {
  const whole = (days: number | null) => (days === null ? null : Math.max(0, Math.floor(days)));
  // Short of the plan, or past it where less is better.
  const behind = indicators.filter(({ total, planned, direction }) => total !== null && planned !== null && (direction === 'up' ? total < planned : total > planned));
  const all: Attention[] = [
    { kind: 'waiting', n: reports.waiting.waiting, days: whole(reports.waiting.oldest), href: reports.waitingHref },
    { kind: 'overdue', n: reports.overdue, days: reports.mostOverdue, href: reports.overdueHref },
    { kind: 'pilots', n: review.waiting.waiting, days: whole(review.waiting.oldest), href: `/${lang}/desk` },
    { kind: 'milestones', n: plan.due.late, days: plan.latest, href: '#late' },
    { kind: 'behind', n: behind.length, days: null, href: '#indicators' },
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
