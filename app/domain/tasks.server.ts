import { deleteExpiredSessions } from '#app/platform/auth/sessions.server';
import { foldStamps } from '#app/platform/db/content-version.server';
import { now } from '#app/platform/env/clock.server';
import { sweepFiles } from '#app/platform/files/sweep.server';
import type { Task } from '#app/platform/jobs/jobs.server';
import { rescueLetters, sendLetter } from '#app/platform/mail/letters.server';
import { forgetExpiredExports, rescueExports } from './exports/kept-exports.server';
import { makeExport } from './exports/make-export.server';
import { askAndRemind } from './follow-ups/asking.server';
import { planFollowUps } from './follow-ups/planning.server';
import { keepErasures } from './people/erasure-list.server';
import { forgetWhatIsPast } from './people/retention.server';
import { openNextRounds } from './rounds/next-round.server';
import { sendReminders } from './rounds/reminding.server';
import { tidyVocabulary, writeBaseForms } from './search/vocabulary.server';

/** What the clock asks for, or a command that nobody waits for, by the name it is asked for. */
export const tasks: Record<string, Task> = {
  tidy: async () => {
    await deleteExpiredSessions();
    await forgetWhatIsPast();
    await forgetExpiredExports();
    await keepErasures();
  },
  'keep-erasures': async () => void (await keepErasures()),
  'keep-rounds': async () => {
    await openNextRounds();
    await sendReminders();
  },
  'follow-up': async () => {
    await planFollowUps();
    await askAndRemind();
  },
  'tidy-vocabulary': tidyVocabulary,
  'sweep-files': async () => void (await sweepFiles(now())),
  'rescue-letters': rescueLetters,
  'rescue-exports': async () => void (await rescueExports()),
  'write-base-forms': async () => void (await writeBaseForms()),
  'fold-stamps': foldStamps,
};

/** Letters wait for the mail server alone. */
export const letterTasks: Record<string, Task> = { 'send-letter': sendLetter };

/** Work that takes its time; it has a queue of its own. */
export const slowTasks: Record<string, Task> = { 'make-export': makeExport };

/** What runs by the clock, in graphile-worker's crontab. */
export const crontab = ['17 * * * * tidy ?jobKey=tidy&max=3', '1 * * * * keep-rounds ?jobKey=keep-rounds&max=3', '9 * * * * follow-up ?jobKey=follow-up&max=3', '* * * * * rescue-exports ?jobKey=rescue-exports&max=3', '* * * * * rescue-letters ?jobKey=rescue-letters&max=3', '41 2 * * * tidy-vocabulary ?jobKey=tidy-vocabulary&max=3', '23 3 * * * sweep-files ?jobKey=sweep-files&max=3', '*/5 * * * * write-base-forms ?jobKey=write-base-forms&max=3', '*/5 * * * * fold-stamps ?jobKey=fold-stamps&max=3'].join('\n');
