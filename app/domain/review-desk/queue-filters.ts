import { isId } from '#app/domain/shared/fields';
import { isPeriod } from '#app/domain/shared/period';
import { isTheme } from '#app/domain/shared/themes';

/**
 * Where reports stand as a coordinator sorts them. waiting: handed in, not decided. overdue: owed, and the day has passed.
 * missed: never handed in before the round was closed. A returned report can be overdue as well.
 */
export const QUEUE_STATES = ['waiting', 'overdue', 'owed', 'returned', 'accepted', 'skipped', 'missed'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** What the list of reports is narrowed by. */
export type QueueFilters = { state: QueueState; round: string; theme: string; partner: string; page: number };

const isState = (text: string): text is QueueState => (QUEUE_STATES as readonly string[]).includes(text);

/** Reads filters from an address; what makes no sense there counts as not said. */
export function readQueueFilters(params: URLSearchParams): QueueFilters {
  const said = (name: string, makesSense: (text: string) => boolean) => {
    const text = params.get(name) ?? '';
    return makesSense(text) ? text : '';
  };
  const state = params.get('state') ?? '';
  const page = Number(params.get('page') ?? '1');
  return {
    state: isState(state) ? state : 'waiting',
    round: said('round', isPeriod),
    theme: said('theme', isTheme),
    partner: said('partner', isId),
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
}

/** The address' part that says these filters; empty for all that waits. */
export function queueSearch(filters: Partial<QueueFilters>): string {
  const params = new URLSearchParams();
  if (filters.state && filters.state !== 'waiting') params.set('state', filters.state);
  for (const name of ['round', 'theme', 'partner'] as const) if (filters[name]) params.set(name, filters[name]);
  if (filters.page && filters.page > 1) params.set('page', String(filters.page));
  const search = params.toString();
  return search ? `?${search}` : '';
}
