import { saveReport } from '#app/domain/reports/report-writing.server';
import { answerMark } from '#app/domain/reports/merge';
import { pilots } from '#app/domain/pilots/pilots.server';
import { practices } from '#app/domain/practices/practices.server';
import { startEntry } from '#app/domain/shared/revision.server';
import { submittable } from '../factories/assessments';
import { aCoordinator, aMember, aPartner } from '../factories/people';
import { completePilot } from '../factories/pilots';
import { anOpenRound, aRunningPilot } from '../factories/rounds';

export const KINDS = ['pilots', 'practices', 'reports', 'join'] as const;
export type Kind = (typeof KINDS)[number];

/** Something to be sent: where, with what, and what became of it. */
export type Work = { kind: Kind; id: string; path: string; body: string; tried: boolean; acknowledged: boolean };

/** Who sends what: an editor with so many drafts of each kind that can be handed in as they are. */
export async function prepareWork(count: number): Promise<{ editor: string; work: Work[] }> {
  const city = await aPartner();
  const editor = await aMember({ in: city, roles: ['editor'] });
  await aMember({ in: city, roles: ['representative'] });
  await aCoordinator();
  const work: Work[] = [];
  const add = (kind: Kind, id: string, path: string, body = '') => work.push({ kind, id, path, body, tried: false, acknowledged: false });
  const running: string[] = [];
  for (let i = 0; i < count; i++) {
    const pilot = await startEntry(editor, pilots, city, completePilot(`Pilotti ${i}`));
    add('pilots', pilot.id, `/fi/desk/pilots/${pilot.id}/check`);
    const practice = await startEntry(editor, practices, city, submittable(`Käytäntö ${i}`));
    add('practices', practice.id, `/fi/desk/practices/${practice.id}/check`);
    running.push((await aRunningPilot(city, { title: `Raportoiva ${i}` })).id);
  }
  const { reports } = await anOpenRound(running, { period: '2026H1', dueOn: new Date('2999-02-15T00:00:00Z') });
  for (const id of reports) {
    await saveReport(editor, id, { lang: 'fi', answers: { 'answer.progress': ['Etenee.'] }, bases: { 'answer.progress': answerMark(undefined) }, figures: [] });
    add('reports', id, `/fi/desk/reports/${id}/check`);
  }
  for (let i = 0; i < count; i++) {
    const email = `hakija${i}@example.org`;
    const fields = {
      email, name: 'Hakija', organisation: '', newOrganisationName: 'Uusi yhdistys', newOrganisationKind: 'association', workTitle: 'Sihteeri',
      side: 'association', themes: 'smart', why: 'Haluamme oppia.', lang: 'fi', consent: '2026-11',
    };
    add('join', email, '/fi/join', new URLSearchParams(fields).toString());
  }
  return { editor: editor.personId, work };
}

type Read = <T extends object>(sql: string, values?: unknown[]) => Promise<T[]>;

/** How often each thing stands in the database, by all the signs that it leaves: 0 or 1 of each is whole. */
async function traces(read: Read): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  const entries = await read<{ id: string; signs: number[] }>(`
    SELECT e.id, ARRAY[(e.state = 'submitted')::int, (SELECT count(*) FROM "Revision" r WHERE r."entryId" = e.id AND r.state = 'submitted' AND r."submittedAt" IS NOT NULL)::int,
      (SELECT count(*) FROM "TimelineStep" s WHERE s."entryId" = e.id AND s.step = 'submitted')::int] AS signs
    FROM "Entry" e WHERE e.state IN ('draft', 'submitted')`);
  const reports = await read<{ id: string; signs: number[] }>(`
    SELECT r.id, ARRAY[(r.state = 'submitted')::int, (SELECT count(*) FROM "ReportVersion" v WHERE v."reportId" = r.id)::int,
      (SELECT count(*) FROM "TimelineStep" s WHERE s."reportId" = r.id AND s.step = 'reportSubmitted')::int] AS signs FROM "Report" r`);
  const joins = await read<{ id: string; signs: number[] }>(`
    SELECT a.email::text AS id, ARRAY[count(DISTINCT a.id)::int, count(DISTINCT l.id)::int, count(DISTINCT t.id)::int] AS signs FROM "Application" a
    LEFT JOIN "Letter" l ON l."to" = a.email AND l.template = 'joining/confirm' LEFT JOIN "OneTimeToken" t ON t."subjectId" = a.id GROUP BY a.email`);
  for (const { id, signs } of [...entries, ...reports, ...joins]) found.set(id, signs);
  return found;
}

/** What was acknowledged and is not there, what is there twice or half, and what is there though nobody sent it. */
export async function faultsOf(work: Work[], read: Read): Promise<string[]> {
  const found = await traces(read);
  return work.flatMap(({ kind, id, tried, acknowledged }) => {
    const signs = found.get(id) ?? [0, 0, 0];
    const name = `${kind} ${id} (${signs})`;
    if (new Set(signs).size > 1) return [`half there: ${name}`];
    if ((signs[0] ?? 0) > 1) return [`more than once: ${name}`];
    if (acknowledged && signs[0] === 0) return [`lost: ${name}`];
    return !tried && signs[0] !== 0 ? [`never sent: ${name}`] : [];
  });
}
