import { MILESTONE_STATES, type MilestoneState } from '#app/domain/milestones/milestone.type';
import { milestoneMessages } from '#app/domain/milestones/messages';
import { openMilestone } from '#app/domain/milestones/milestone-desk.server';
import { readMilestone, recordMilestone } from '#app/domain/milestones/record.server';
import { partnersWhere, type Viewer } from '#app/domain/shared/viewer';
import { Prisma, type Tx } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { WorkRow, WorkSheet } from './import.type';
import { importMessages } from './messages';
import { pilotName } from './pilot-name.server';

type Found = { pilotId: string; milestoneId: string; pilot: string; titles: Partial<Record<Lang, string>>; lang: Lang; dueOn: string | null; state: MilestoneState; reachedOn: string | null; note: string | null; evidenceUrl: string | null };

const stateWords = (lang: Lang) => {
  const t = translator(milestoneMessages, lang);
  return MILESTONE_STATES.map((state) => [state, t(`state.${state}`)] as const);
};

/** The sheet of milestones of the viewer's organisations. Rows are named `pilot|milestone`. */
export async function milestoneSheet(tx: Tx, viewer: Viewer, lang: Lang): Promise<WorkSheet> {
  const t = translator(importMessages, lang);
  const states = new Map<string, string>(stateWords(lang));
  const found = await tx.$queryRaw<Found[]>(Prisma.sql`
    SELECT m."pilotId", m."milestoneId", ${pilotName(lang)} AS pilot, m.titles, m.lang, m."dueOn"::text AS "dueOn", m.state, m."reachedOn"::text AS "reachedOn", r.note, r."evidenceUrl"
    FROM "Milestone" m JOIN "Entry" e ON e.id = m."pilotId" AND e."isPublic"
    LEFT JOIN LATERAL (SELECT note, "evidenceUrl" FROM "MilestoneRecord" r WHERE r."pilotId" = m."pilotId" AND r."milestoneId" = m."milestoneId" ORDER BY r."recordedAt" DESC, r.id DESC LIMIT 1) r ON true
    WHERE e."leadId" = ANY(${partnersWhere(viewer, 'editor')}::uuid[]) ORDER BY pilot, m."pilotId", m.position`);
  const rows = found.map((one): WorkRow => {
    const title = one.titles[lang] || one.titles[one.lang] || '';
    return {
      key: `${one.pilotId}|${one.milestoneId}`,
      title: `${one.pilot}: ${title}`,
      cells: { pilot: one.pilot, milestone: title, plannedOn: one.dueOn ?? '', state: states.get(one.state) ?? one.state, reachedOn: one.reachedOn ?? '', note: one.note ?? '', evidenceUrl: one.evidenceUrl ?? '' },
      editable: ['state', 'reachedOn', 'note', 'evidenceUrl'],
    };
  });
  const column = (key: string, as: 'text' | 'day', width: number, choices?: string[]) => ({ key, heading: t.at(`column.${key}`), as, width, choices });
  return {
    key: 'milestones',
    name: t('sheet.milestones'),
    columns: [
      column('pilot', 'text', 36), column('milestone', 'text', 40), column('plannedOn', 'day', 12), column('state', 'text', 16, [...states.values()]),
      column('reachedOn', 'day', 12), column('note', 'text', 50), column('evidenceUrl', 'text', 40),
    ],
    rows,
  };
}

/** Tells what became of a row's milestone. @param lang of the sheet: the note is taken to be in it @throws as `recordMilestone` */
export async function applyMilestone(tx: Tx, viewer: Viewer, lang: Lang, key: string, cells: Record<string, string>): Promise<void> {
  const [pilotId = '', milestoneId = ''] = key.split('|');
  const { history } = await openMilestone(viewer, pilotId, milestoneId, tx);
  const [last] = history;
  const state = stateWords(lang).find(([, word]) => word.toLocaleLowerCase() === cells.state?.toLocaleLowerCase())?.[0] ?? cells.state ?? '';
  const noteLang = last && last.note === cells.note ? last.lang : lang;
  const fields = readMilestone({ state, reachedOn: cells.reachedOn ?? '', note: cells.note ?? '', lang: noteLang, evidenceUrl: cells.evidenceUrl ?? '' });
  await recordMilestone(viewer, pilotId, milestoneId, { base: last?.id ?? '', fields, picture: null, keepPicture: true, document: null, keepDocument: true });
}
