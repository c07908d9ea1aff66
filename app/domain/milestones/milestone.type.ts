import type { Attachment } from '#app/domain/shared/content';
import type { Lang } from '#app/platform/i18n/languages';

/** What became of a milestone. Late is none of these: it follows from the planned day. */
export const MILESTONE_STATES = ['ahead', 'underway', 'reached', 'dropped'] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

/** A milestone of the published plan with what became of it. Days as yyyy-mm-dd. */
export type MilestoneView = {
  id: string;
  titles: Partial<Record<Lang, string>>;
  /** The language the plan is written in */
  lang: Lang;
  dueOn: string | null;
  state: MilestoneState;
  reachedOn: string | null;
  note: string;
  /** The language of the note */
  noteLang: Lang;
  evidenceUrl: string;
  evidenceFileId: string | null;
  evidenceDocument: Attachment | null;
  /** When it was last told of; null for never */
  recordedAt: Date | null;
};

/** A milestone as pages show it to a reader of one language. */
export type ShownMilestone = Omit<MilestoneView, 'titles' | 'recordedAt'> & { title: string };

/** A title in a language, else in the one the plan is written in; with the language it is in. */
export function titleIn({ titles, lang: written }: Pick<MilestoneView, 'titles' | 'lang'>, lang: Lang): { title: string; lang: Lang } {
  const shown = titles[lang]?.trim() ? lang : written;
  return { title: titles[shown] ?? '', lang: shown };
}

/** A milestone as a reader of `lang` gets it. */
export function shownIn(milestone: MilestoneView, lang: Lang): ShownMilestone {
  const { titles: _, recordedAt: __, ...rest } = milestone;
  return { ...rest, ...titleIn(milestone, lang) };
}

/** What a milestone is judged against. */
export type When = { today: string; pilotState: string };

/** How a milestone stands on a day: late and missed follow from the plan, the day and whether the pilot is over. */
export type Standing = MilestoneState | 'late' | 'missed';

type Told = { state: MilestoneState; dueOn: string | null; reachedOn: string | null };

const DAY = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** A pilot that will reach nothing more. */
const isOver = (pilotState: string): boolean => pilotState === 'completed' || pilotState === 'stopped';

/** Whether a milestone is reached, dropped, ahead, under way, late, or was missed because the pilot is over. Days as yyyy-mm-dd. */
export function standingOf({ state, dueOn }: Pick<Told, 'state' | 'dueOn'>, { today, pilotState }: When): Standing {
  if (state === 'reached' || state === 'dropped') return state;
  if (isOver(pilotState)) return 'missed';
  return pilotState === 'running' && dueOn !== null && dueOn < today ? 'late' : state;
}

/** Days between plan and fact, more than 0 for late: of a reached milestone until its day, of a late one until today; null where there is nothing to compare. */
export function delayOf(milestone: Told, when: When): number | null {
  const until = { reached: milestone.reachedOn, late: when.today }[standingOf(milestone, when) as string] ?? null;
  if (!until || !milestone.dueOn) return null;
  return Math.round((at(until) - at(milestone.dueOn)) / DAY);
}
