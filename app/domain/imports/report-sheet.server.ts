import { skipReport } from '#app/domain/reports/report-review.server';
import { answerMark, maySkipReport, mayWriteReport, openReport } from '#app/domain/reports/report.server';
import { saveReport } from '#app/domain/reports/report-writing.server';
import type { ReportContent } from '#app/domain/reports/report.type';
import { reportMessages } from '#app/domain/reports/messages';
import { extendReport } from '#app/domain/rounds/extension.server';
import { answerField, type Question, questionsIn } from '#app/domain/rounds/question.type';
import { isCoordinator, partnersWhere, type Viewer } from '#app/domain/shared/viewer';
import { Prisma, type Tx } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { WorkColumn, WorkRow, WorkSheet } from './import.type';
import { importMessages } from './messages';
import { pilotName } from './pilot-name.server';

const STEERED = ['dueOn', 'dueReason', 'skipReason'];
const MOST_CHOICES = 250;

type Found = { id: string; period: string; state: string; roundState: string; dueOn: string; content: ReportContent; pilot: string; lead: string; leadId: string | null; isPublic: boolean };

const worded = (names: Partial<Record<Lang, string>>, lang: Lang): string => names[lang] || Object.values(names).find(Boolean) || '';

/** The choices of a question with their names in the sheet's language. */
function choicesOf(question: Question, lang: Lang): [id: string, word: string][] {
  const t = translator(importMessages, lang);
  if (question.kind === 'yesNo') return [['yes', t('yes')], ['no', t('no')]];
  return question.options.map(({ id, labels }) => [id, worded(labels, lang)]);
}

const isChosen = ({ kind }: Question): boolean => ['yesNo', 'choice', 'choices'].includes(kind);

/** An answer as a cell says it: choices by name, several with a semicolon between. */
function toCell(question: Question, answer: string[], lang: Lang): string {
  if (!isChosen(question)) return answer[0] ?? '';
  const words = new Map(choicesOf(question, lang));
  return answer.filter(Boolean).map((id) => words.get(id) ?? id).join('; ');
}

/** The reverse; a name that is none stays as it is, and is refused where the answer is read. */
function fromCell(question: Question, cell: string, lang: Lang): string[] {
  if (!isChosen(question) || cell === '') return [cell];
  const ids = new Map(choicesOf(question, lang).map(([id, word]) => [word.toLocaleLowerCase(), id]));
  return cell.split(';').map((part) => part.trim()).filter(Boolean).map((word) => ids.get(word.toLocaleLowerCase()) ?? word);
}

function questionColumn(question: Question, lang: Lang): WorkColumn {
  const words = choicesOf(question, lang).map(([, word]) => word);
  const fits = question.kind !== 'choices' && words.length > 0 && words.join(',').length < MOST_CHOICES && words.every((word) => !word.includes(','));
  return { key: answerField(question), heading: worded(question.labels, lang), as: question.kind === 'number' ? 'number' : question.kind === 'date' ? 'day' : 'text', width: question.kind === 'text' ? 60 : 24, ...(fits && { choices: words }) };
}

/** The reports of rounds that the viewer may open. @param roundId one round with its questions; null for all open rounds without */
export async function reportSheet(tx: Tx, viewer: Viewer, lang: Lang, roundId: string | null): Promise<WorkSheet> {
  const t = translator(importMessages, lang);
  const states = translator(reportMessages, lang);
  const steers = isCoordinator(viewer);
  const found = await tx.$queryRaw<Found[]>(Prisma.sql`
    SELECT r.id, o.period, r.state, o.state AS "roundState", coalesce(r."dueOn", o."dueOn")::text AS "dueOn", r.content, ${pilotName(lang)} AS pilot, e."leadId", e."isPublic",
      coalesce((SELECT n.title FROM "EntryText" n WHERE n."entryId" = e."leadId" ORDER BY n.lang = ${lang} DESC, n.state = 'original' DESC LIMIT 1), '') AS lead
    FROM "Report" r JOIN "ReportRound" o ON o.id = r."roundId" JOIN "Entry" e ON e.id = r."pilotId"
    WHERE ${roundId ? Prisma.sql`o.id = ${roundId}::uuid` : Prisma.sql`o.state = 'open'`}
      AND (${steers}::boolean OR e."leadId" = ANY(${partnersWhere(viewer, 'editor')}::uuid[]))
    ORDER BY o."dueOn", pilot, r.id`);
  const questions = roundId ? questionsIn((await tx.reportRound.findUnique({ where: { id: roundId }, select: { questions: true } }))?.questions ?? []) : [];
  const rows = found.map((one): WorkRow => {
    const pilot = { leadId: one.leadId, isPublic: one.isPublic };
    const standing = { state: one.state, roundState: one.roundState, pilot };
    const answers = Object.fromEntries(questions.map((question) => [answerField(question), toCell(question, one.content.answers[question.id] ?? [], lang)]));
    return {
      key: one.id,
      title: `${one.pilot}, ${one.period}`,
      cells: { pilot: one.pilot, lead: one.lead, period: one.period, state: states.at(`state.${one.state}`), dueOn: one.dueOn, ...(steers && { dueReason: '', skipReason: '' }), ...answers },
      editable: [...(maySkipReport(viewer, standing) && one.roundState === 'open' ? STEERED : []), ...(mayWriteReport(viewer, standing) ? Object.keys(answers) : [])],
    };
  });
  const column = (key: string, as: 'text' | 'day', width: number): WorkColumn => ({ key, heading: t.at(`column.${key}`), as, width });
  return {
    key: 'reports',
    name: t('sheet.reports'),
    columns: [
      column('pilot', 'text', 36), column('lead', 'text', 24), column('period', 'text', 10), column('state', 'text', 16), column('dueOn', 'day', 12),
      ...(steers ? [column('dueReason', 'text', 36), column('skipReason', 'text', 36)] : []),
      ...questions.map((question) => questionColumn(question, lang)),
    ],
    rows,
  };
}

/** Does with a report what its row says: answers are saved, more time is given, or it is skipped. @throws as these commands */
export async function applyReport(tx: Tx, viewer: Viewer, lang: Lang, id: string, cells: Record<string, string>, changed: string[]): Promise<void> {
  const { round, content, dueOn } = await openReport(viewer, id, tx);
  const answered = round.questions.filter((question) => changed.includes(answerField(question)));
  if (answered.length > 0) {
    const answers = Object.fromEntries(answered.map((question) => [answerField(question), fromCell(question, cells[answerField(question)] ?? '', lang)]));
    const bases = Object.fromEntries(answered.map((question) => [answerField(question), answerMark(content.answers[question.id])]));
    await saveReport(viewer, id, { lang: content.lang, answers, bases, figures: [] });
  }
  if (changed.includes('skipReason')) return skipReport(viewer, id, cells.skipReason ?? '');
  if (changed.includes('dueOn') || changed.includes('dueReason')) await extendReport(viewer, round.id, id, { dueOn: cells.dueOn ?? '', base: dueOn, reason: cells.dueReason ?? '' });
}
