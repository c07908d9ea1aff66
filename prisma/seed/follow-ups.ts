import { readFileSync } from 'node:fs';
import { FOLLOW_UP_MONTHS, type FollowUpMonths, type FollowUpOutcome, REMIND_AFTER, REMINDERS } from '#app/domain/follow-ups/follow-up.type';
import { db } from '#app/platform/db/db.server';
import { dayOf } from '#app/platform/i18n/format';
import { type Accounts, idOf } from './accounts';
import { DAY, lastAt } from './entries';
import { pilotFiles } from './pilot-file';
import type { SeededPilot } from './pilots';

/** What a lead answers, so many days after it is asked; before it is asked when negative. One that is asked late has no answer. */
type FollowUpRow = { months: FollowUpMonths } & ({ outcome: FollowUpOutcome; after: number; reason: string } | { askedDaysAgo: number });

/** By the pilot's slug; what is not told of stays unanswered. */
const followUpRows = (): Record<string, FollowUpRow[]> => JSON.parse(readFileSync(new URL('./travel/follow-ups.json', import.meta.url), 'utf8')) as Record<string, FollowUpRow[]>;

/** The same day some months later; a day that the month lacks is its last one. */
function monthsLater(day: string, months: number): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** The hour of the day's letters, in winter nine minutes past seven in Finland. */
const atLetters = (day: number) => new Date(day + 5 * 3_600_000 + 9 * 60_000);

/** How the clock has asked and reminded until a moment, three weeks after each other. */
function letters(first: number, until: number) {
  const due = Array.from({ length: REMINDERS + 1 }, (_, i) => atLetters(first + i * REMIND_AFTER * DAY)).filter((at) => at.getTime() <= until);
  return { askedAt: due[0] ?? null, reminded: Math.max(0, due.length - 1), remindedAt: due.length > 1 ? (due.at(-1) ?? null) : null };
}

/** Lets the leads of pilots that have ended be asked what became of them, as the clock would have, and answer. */
export async function seedFollowUps(now: Date, partners: Map<string, string>, accounts: Accounts, seeded: Map<string, SeededPilot>): Promise<void> {
  const told = followUpRows();
  const ended = pilotFiles().flatMap(({ slug, lead, state, originalLang }) => {
    const pilot = seeded.get(slug);
    const end = pilot && lastAt(pilot.steps, 'completed', 'stopped');
    return pilot && end && (state === 'completed' || state === 'stopped') ? [{ slug, lead, lang: originalLang, id: pilot.id, endedOn: dayOf(end) }] : [];
  });
  const rows = ended.flatMap(({ slug, lead, lang, id: pilotId, endedOn }) =>
    FOLLOW_UP_MONTHS.map((months) => {
      const askOn = monthsLater(endedOn, months);
      const row = told[slug]?.find((one) => one.months === months);
      const isLate = row && 'askedDaysAgo' in row && askOn.getTime() + row.askedDaysAgo * DAY < now.getTime();
      const first = isLate ? new Date(now).setUTCHours(0, 0, 0, 0) - row.askedDaysAgo * DAY : askOn.getTime();
      const answeredAt = row && 'outcome' in row ? new Date(askOn.getTime() + row.after * DAY + 8 * 3_600_000) : null;
      const base = { pilotId, months, askOn };
      if (!row || !('outcome' in row) || !answeredAt || answeredAt > now) return { ...base, ...letters(first, now.getTime()) };
      const organisationId = idOf(partners, lead);
      const { outcome, reason } = row;
      return { ...base, ...letters(first, answeredAt.getTime()), outcome, reason, lang, answeredAt, answeredById: idOf(accounts.editorOf, lead), answererRole: 'editor', organisationId, lock: 1 };
    }),
  );
  await db.followUp.createMany({ data: rows });
  const steps = rows.flatMap((row) =>
    'outcome' in row
      ? [{ entryId: row.pilotId, step: `${row.outcome}After${row.months}`, at: row.answeredAt, actorId: row.answeredById, actorRole: row.answererRole, organisationId: row.organisationId, note: row.reason, isPublic: true }]
      : [],
  );
  await db.timelineStep.createMany({ data: steps });
}
