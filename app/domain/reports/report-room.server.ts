import type { Room } from '#app/domain/shared/content-type';
import { formatPeriod } from '#app/domain/shared/period-words';
import { db } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { dueInWords } from './due-words';
import { reportMessages } from './messages';
import { OWED_STATES } from './report.type';

/** A pilot's newest report, for the pilot's desk; earlier ones stand in its thread. */
export async function reportRoom(pilotId: string, lang: Lang): Promise<Room[]> {
  const report = await db.report.findFirst({ where: { pilotId }, orderBy: { round: { dueOn: 'desc' } }, select: { id: true, state: true, dueOn: true, round: { select: { period: true, dueOn: true } } } });
  if (!report) return [];
  const t = translator(reportMessages, lang);
  const isOwed = (OWED_STATES as readonly string[]).includes(report.state);
  const due = (report.dueOn ?? report.round.dueOn).toISOString().slice(0, 10);
  const state = t.at(`state.${report.state}`);
  return [{ href: `/${lang}/desk/reports/${report.id}`, title: t('home.title', { period: formatPeriod(lang, report.round.period) }), note: isOwed ? `${state}. ${dueInWords(lang, due, dayOf(now())).text}` : state }];
}
