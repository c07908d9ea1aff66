import type { Reason } from '#app/domain/shared/timeline.server';
import { partnersWhere, type Viewer } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { daysUntil } from './due-words';
import { reportSubjects } from './report-subjects.server';
import type { ReportState } from './report.type';
import { lastReturnsOf } from './returned.server';
import type { Said } from './submission.type';

const MOST = 100;

export type OwedReport = {
  id: string;
  title: Said;
  period: string;
  state: ReportState;
  dueOn: string;
  /** Days left until the day it is due; negative when it is past */
  daysLeft: number;
  returned: { at: Date; note: string; reasons: (Reason & { label: string })[] } | null;
};

/** Reports that the viewer's organisations still owe, those due first on top, each with the reasons while it lies returned. */
export async function owedReports(viewer: Viewer, lang: Lang): Promise<OwedReport[]> {
  const mine = partnersWhere(viewer, 'editor');
  if (mine.length === 0) return [];
  const rows = await db.report.findMany({
    where: { pilot: { leadId: { in: mine } }, OR: [{ state: { in: ['due', 'draft'] }, round: { state: 'open' } }, { state: 'returned' }] },
    select: { id: true, state: true, dueOn: true, pilotId: true, round: { select: { period: true, dueOn: true } }, pilot: { select: { originalLang: true, texts: { select: { lang: true, title: true } } } } },
    orderBy: [{ round: { dueOn: 'asc' } }, { id: 'asc' }],
    take: MOST,
  });
  const returns = await lastReturnsOf(rows.flatMap(({ id, state }) => (state === 'returned' ? id : [])));
  const today = dayOf(now());
  const owed = await Promise.all(
    rows.map(async ({ id, state, pilotId, pilot, round, dueOn }): Promise<OwedReport> => {
      const text = pilot.texts.find((one) => one.lang === lang) ?? pilot.texts.find((one) => one.lang === pilot.originalLang) ?? pilot.texts[0];
      const back = returns.get(id);
      const labels = back && back.reasons.length > 0 ? (await reportSubjects(pilotId, lang)).get(id)?.labels : undefined;
      const due = (dueOn ?? round.dueOn).toISOString().slice(0, 10);
      return {
        id,
        title: { text: text?.title ?? '', lang: (text?.lang ?? lang) as Lang },
        period: round.period,
        state: state as ReportState,
        dueOn: due,
        daysLeft: daysUntil(today, due),
        returned: back ? { at: back.at, note: back.note, reasons: back.reasons.map((reason) => ({ ...reason, label: labels?.get(reason.field) ?? '' })) } : null,
      };
    }),
  );
  return owed.sort((one, other) => one.daysLeft - other.daysLeft);
}
