import { Conflict, Forbidden, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { fingerprint } from '#app/domain/shared/revision.server';
import type { Sent } from '#app/domain/shared/sent';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, transaction, type Tx } from '#app/platform/db/db.server';
import { questionValues, readQuestion } from './question-form';
import { moved } from './question-list';
import { MAX_QUESTIONS, type Question } from './question.type';
import { mayPrepare } from './round.policy';
import { findRound } from './round.server';
import type { Round } from './round.type';

/** The mark of a list of questions: which there are, and in which order. */
const listMark = (questions: Question[]): string => fingerprint(questions.map(({ id }) => id));

async function prepared(viewer: Viewer, roundId: string, client: Tx = db): Promise<Round> {
  const round = await findRound(viewer, roundId, client);
  if (!mayPrepare(viewer, round)) throw new Forbidden();
  return round;
}

async function keep(tx: Tx, { id, lock }: Round, questions: Question[]): Promise<void> {
  const { count } = await tx.reportRound.updateMany({ where: { id, lock, state: 'draft' }, data: { questions, lock: { increment: 1 } } });
  if (count !== 1) throw new Conflict();
}

/** A round's questions for arranging them, and the mark that a change must name. @throws NotFound; Forbidden once it has started */
export async function openQuestions(viewer: Viewer, roundId: string): Promise<{ round: Round; base: string }> {
  const round = await prepared(viewer, roundId);
  return { round, base: listMark(round.questions) };
}

/** One question for editing, with the mark that a save must name; `new` is a new one. @throws NotFound; Forbidden once the round has started */
export async function openQuestion(viewer: Viewer, roundId: string, id: string): Promise<{ round: Round; question: Question | null; base: string }> {
  const round = await prepared(viewer, roundId);
  if (id === 'new') return { round, question: null, base: 'new' };
  const question = round.questions.find((one) => one.id === id);
  if (!question) throw new NotFound();
  return { round, question, base: fingerprint(questionValues(question)) };
}

/**
 * Saves one question as its form sent it; a new one comes last.
 * @throws Conflict with the question as it stands when somebody changed it meanwhile; Invalid; NotFound; Forbidden once the round has started
 */
export async function saveQuestion(viewer: Viewer, roundId: string, id: string, base: string, sent: Sent): Promise<void> {
  await transaction(async (tx) => {
    const round = await prepared(viewer, roundId, tx);
    const stands = round.questions.find((one) => one.id === id);
    if (id !== 'new' && !stands) throw new NotFound();
    if (stands && fingerprint(questionValues(stands)) !== base) throw new Conflict(questionValues(stands));
    const { question, issues } = readQuestion(sent, stands?.id ?? null, round.questions.map((one) => one.id));
    refuseIf([...issues, ...(!stands && round.questions.length >= MAX_QUESTIONS ? [{ field: '', code: 'tooManyQuestions', values: { max: MAX_QUESTIONS } }] : [])]);
    await keep(tx, round, stands ? round.questions.map((one) => (one.id === id ? question : one)) : [...round.questions, question]);
  });
}

/**
 * Moves a question one place, or takes it out.
 * @param base the mark of the list that the coordinator saw
 * @throws Conflict when the list was changed meanwhile; NotFound; Forbidden once the round has started
 */
export async function arrangeQuestions(viewer: Viewer, roundId: string, base: string, what: { id: string; do: string }): Promise<void> {
  await transaction(async (tx) => {
    const round = await prepared(viewer, roundId, tx);
    if (listMark(round.questions) !== base) throw new Conflict();
    if (!round.questions.some(({ id }) => id === what.id)) throw new NotFound();
    if (what.do === 'remove') return keep(tx, round, round.questions.filter(({ id }) => id !== what.id));
    if (what.do !== 'up' && what.do !== 'down') throw new NotFound();
    await keep(tx, round, moved(round.questions, what.id, what.do === 'up' ? -1 : 1));
  });
}
