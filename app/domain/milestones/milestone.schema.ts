import { z } from 'zod';
import { choice, day, line, text, webAddress } from '#app/domain/shared/fields';
import type { Issue } from '#app/domain/shared/outcome';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { MILESTONE_STATES } from './milestone.type';

export const NOTE_MAX = 1000;

/** What a form says became of a milestone; `reachedOn` as yyyy-mm-dd or empty. */
export const milestoneRecord = z.object({
  state: choice(MILESTONE_STATES),
  reachedOn: line(10).pipe(z.union([z.literal(''), day()], 'date')),
  note: text(NOTE_MAX),
  lang: choice(LANGUAGES),
  evidenceUrl: webAddress(),
});

export type MilestoneFields = z.infer<typeof milestoneRecord>;

/** What is wrong with a record as a whole. @param hasPicture a picture needs the note to say what it shows @param today yyyy-mm-dd */
export function recordIssues({ state, reachedOn, note }: MilestoneFields, hasPicture: boolean, today: string): Issue[] {
  const issues: Issue[] = [];
  const isReached = state === 'reached';
  if (isReached && !reachedOn) issues.push({ field: 'reachedOn', code: 'required' });
  if (isReached && reachedOn > today) issues.push({ field: 'reachedOn', code: 'dayAhead' });
  if (!isReached && reachedOn) issues.push({ field: 'reachedOn', code: 'dayOnlyReached' });
  if (!note && (state === 'dropped' || hasPicture)) issues.push({ field: 'note', code: state === 'dropped' ? 'dropReason' : 'pictureNote' });
  return issues;
}
