import { Conflict, Forbidden, refuseIf } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { openToDecide } from './open.server';
import { mayAnswer } from './question.policy';
import type { Answered } from './question.schema';
import type { OtherAnswer } from './question.type';
import { tellAsker } from './tell.server';

/**
 * Lets a question through, also one that was hidden; the asker is told. One that is shown already stays as it is.
 * @throws NotFound
 */
export async function showQuestion(viewer: Member, id: string): Promise<void> {
  await transaction(async (tx) => {
    const question = await openToDecide(tx, viewer, id);
    if (question.state === 'shown') return;
    await tx.question.update({ where: { id }, data: { state: 'shown', reason: null, decidedById: viewer.personId, decidedAt: now() } });
    await tellAsker(tx, question, 'shown');
  });
}

/**
 * Hides a question and its answer from readers; the asker is told why.
 * @throws NotFound; Conflict when somebody has hidden it for another reason meanwhile
 */
export async function hideQuestion(viewer: Member, id: string, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const question = await openToDecide(tx, viewer, id);
    if (question.state === 'hidden') {
      if (question.reason === reason) return;
      throw new Conflict(question.reason);
    }
    await tx.question.update({ where: { id }, data: { state: 'hidden', reason, decidedById: viewer.personId, decidedAt: now() } });
    await tellAsker(tx, question, 'hidden', { reason });
  });
}

/**
 * Answers for the organisation, or mends its answer; a question that waits is let through with it. The asker is told of the first answer.
 * @param base how many saves the form started from; null when there was no answer yet
 * @throws NotFound, Forbidden; Conflict with `OtherAnswer`; Invalid (`questionHidden`)
 */
export async function answerQuestion(viewer: Member, id: string, base: number | null, { text, lang }: Answered): Promise<void> {
  await transaction(async (tx) => {
    const question = await openToDecide(tx, viewer, id);
    if (!mayAnswer(viewer, question.entry)) throw new Forbidden();
    refuseIf(question.state === 'hidden' ? [{ field: '', code: 'questionHidden' }] : []);
    const [answer] = question.answers;
    if (answer && answer.text === text && answer.lang === lang) return;
    if ((answer?.lock ?? null) !== base) throw new Conflict(answer ? ({ text: answer.text, lang: answer.lang, lock: answer.lock } satisfies OtherAnswer) : null);
    const by = { answeredById: viewer.personId, answererRole: 'editor', organisationId: question.entry.leadId };
    if (answer) {
      await tx.answer.update({ where: { id: answer.id }, data: { ...by, text, lang, editedAt: now(), lock: { increment: 1 } } });
      return;
    }
    await tx.answer.create({ data: { ...by, questionId: id, text, lang, answeredAt: now() } });
    if (question.state === 'waiting') await tx.question.update({ where: { id }, data: { state: 'shown', decidedById: viewer.personId, decidedAt: now() } });
    await tellAsker(tx, question, 'answered', { answer: text });
  });
}
