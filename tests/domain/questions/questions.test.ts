import { beforeEach, describe, expect, it } from 'vitest';
import { askQuestion } from '#app/domain/questions/asking.server';
import { answerQuestion, hideQuestion, showQuestion } from '#app/domain/questions/moderation.server';
import { QUESTIONS_A_DAY, questionSchema } from '#app/domain/questions/question.schema';
import { countWaiting, deskQuestions, publicQuestions } from '#app/domain/questions/questions.server';
import { Conflict, Forbidden, Invalid, NotFound } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { render } from '#app/platform/mail/letters.server';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { aPractice } from '#tests/factories/replications';
import { resetDatabase } from '#tests/setup/database';

let city: string;
let practice: string;
let editor: Member;
let asker: Member;

const asked = (text: string, organisation = '') => ({ text, lang: 'fi' as const, organisation });
const answer = { text: 'Kaksi henkilöä riittää.', lang: 'fi' as const };
const idOf = async (text: string) => (await db.question.findFirstOrThrow({ where: { text } })).id;
const letters = async (template: string) => (await db.letter.findMany({ where: { template: `questions/${template}` }, orderBy: { to: 'asc' } })).map((letter) => ({ ...letter, ...render(letter) }));
const addressOf = async ({ personId }: Member) => (await db.person.findUniqueOrThrow({ where: { id: personId } })).email;

async function question(text = 'Montako ihmistä tarvitaan?'): Promise<string> {
  await askQuestion(asker, practice, asked(text));
  return idOf(text);
}

beforeEach(async () => {
  await resetDatabase();
  city = await aPartner('Testikunta');
  practice = (await aPractice(city)).id;
  editor = await aMember({ in: city, roles: ['editor'] });
  asker = await aMember({ in: await aPartner('Kysyjä'), lang: 'sv' });
});

describe('asking', () => {
  it('waits for the organisation, which is told without anybody’s address', async () => {
    await question();
    expect((await publicQuestions(practice, 'fi')).all).toBe(0);
    const [letter, ...more] = await letters('asked');
    expect(more).toHaveLength(0);
    expect(letter?.to).toBe(await addressOf(editor));
    expect(letter?.text).toContain('> Montako ihmistä tarvitaan?');
    expect(letter?.text).not.toContain(await addressOf(asker));
  });

  it('tells the coordinators where nobody answers for the organisation', async () => {
    const coordinator = await aCoordinator();
    const { id } = await aPractice(await aPartner());
    await askQuestion(asker, id, asked('Kuka vastaa?'));
    expect((await letters('asked')).map(({ to }) => to)).toEqual([await addressOf(coordinator)]);
  });

  it('is one question when the form is sent twice, also at once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => askQuestion(asker, practice, asked('Sama?'))));
    await askQuestion(asker, practice, asked('Sama?'));
    expect(await db.question.count()).toBe(1);
    expect(await letters('asked')).toHaveLength(1);
  });

  it('is limited by person and day, however many are sent at once', async () => {
    const sent = await Promise.allSettled(Array.from({ length: QUESTIONS_A_DAY + 3 }, (_, i) => askQuestion(asker, practice, asked(`Kysymys ${i}?`))));
    expect(await db.question.count()).toBe(QUESTIONS_A_DAY);
    expect(sent.filter(({ status }) => status === 'rejected').map((one) => (one as PromiseRejectedResult).reason)).toEqual(Array(3).fill(expect.any(Invalid)));
    await askQuestion(await aMember(), practice, asked('Toisen kysymys?'));
    setClock(new Date(Date.now() + 86_500_000));
    await askQuestion(asker, practice, asked('Huomenna?'));
    setClock(undefined);
    expect(await db.question.count()).toBe(QUESTIONS_A_DAY + 2);
  });

  it('is for one’s own organisation or for oneself', async () => {
    await expect(askQuestion(asker, practice, asked('Toisena?', city))).rejects.toThrow(Invalid);
    await askQuestion(asker, practice, asked('Omana?', asker.memberships[0]?.partnerId));
    await showQuestion(editor, await idOf('Omana?'));
    expect((await publicQuestions(practice, 'fi')).questions[0]?.by?.name).toBe('Kysyjä');
  });

  it('does not know what is not public', async () => {
    await db.entry.update({ where: { id: practice }, data: { isPublic: false } });
    await expect(askQuestion(asker, practice, asked('Luonnos?'))).rejects.toThrow(NotFound);
    await expect(askQuestion(asker, 'nothing', asked('Ei mitään?'))).rejects.toThrow(NotFound);
  });

  it.each([['text', 'required', { text: ' ' }], ['text', 'tooLong', { text: 'x'.repeat(1501) }], ['text', 'badCharacters', { text: 'a\u202eb' }], ['lang', 'choose', { lang: 'de' }]])('refuses at %s: %s', (field, code, sent) => {
    const issue = questionSchema.safeParse({ ...asked('Hyvä?'), ...sent }).error?.issues[0];
    expect([issue?.path.join('.'), issue?.message]).toEqual([field, code]);
  });
});

describe('deciding', () => {
  it.each(['editor', 'representative'] as const)('is the %s’s of the organisation, and the coordinators’', async (role) => {
    const id = await question();
    for (const stranger of [asker, await aMember({ in: city }), await aMember({ in: await aPartner(), roles: ['editor', 'representative'] }), await aMember({ platform: ['administrator'] })]) {
      await expect(showQuestion(stranger, id)).rejects.toThrow(NotFound);
      await expect(hideQuestion(stranger, id, 'Ei')).rejects.toThrow(NotFound);
      await expect(answerQuestion(stranger, id, null, answer)).rejects.toThrow(NotFound);
    }
    await hideQuestion(await aCoordinator(), id, 'Asiaton');
    await showQuestion(await aMember({ in: city, roles: [role] }), id);
    expect((await publicQuestions(practice, 'fi')).all).toBe(1);
  });

  it('tells the asker once that it is shown', async () => {
    const id = await question();
    await Promise.all([showQuestion(editor, id), showQuestion(editor, id)]);
    expect((await letters('shown')).map(({ to, lang }) => [to, lang])).toEqual([[await addressOf(asker), 'sv']]);
  });

  it('tells the asker why it is hidden, and takes the answer from the page too', async () => {
    const id = await question();
    await answerQuestion(editor, id, null, answer);
    await hideQuestion(editor, id, 'Sisältää henkilön nimen.');
    await hideQuestion(editor, id, 'Sisältää henkilön nimen.');
    expect((await publicQuestions(practice, 'fi')).questions).toEqual([]);
    const told = await letters('hidden');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('Sisältää henkilön nimen.');
    await expect(hideQuestion(await aCoordinator(), id, 'Muu syy')).rejects.toThrow(Conflict);
    await expect(answerQuestion(editor, id, 0, { ...answer, text: 'Uusi' })).rejects.toThrow(Invalid);
  });
});

describe('answering', () => {
  it('is for the editors alone', async () => {
    const id = await question();
    await expect(answerQuestion(await aMember({ in: city, roles: ['representative'] }), id, null, answer)).rejects.toThrow(Forbidden);
    await expect(answerQuestion(await aCoordinator(), id, null, answer)).rejects.toThrow(Forbidden);
  });

  it('shows the question with organisation and role, no person, and tells the asker once', async () => {
    const id = await question();
    await answerQuestion(editor, id, null, answer);
    await answerQuestion(editor, id, null, answer);
    const shown = await publicQuestions(practice, 'fi');
    expect(shown.questions[0]?.answers).toMatchObject([{ text: answer.text, role: 'editor', by: { name: 'Testikunta' } }]);
    expect(JSON.stringify(shown)).not.toContain(editor.name);
    expect(JSON.stringify(shown)).not.toContain(asker.name);
    const told = await letters('answered');
    expect(told.map(({ to }) => to)).toEqual([await addressOf(asker)]);
    expect(told[0]?.text).toContain('Testikunta');
    expect(told[0]?.text).not.toContain(await addressOf(editor));
    expect(await letters('shown')).toHaveLength(0);
  });

  it('is written over by nobody in silence', async () => {
    const id = await question();
    const both = await Promise.allSettled([answerQuestion(editor, id, null, answer), answerQuestion(editor, id, null, { ...answer, text: 'Yksi riittää.' })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.answer.count()).toBe(1);
    await answerQuestion(editor, id, 0, { ...answer, text: 'Kolme.' });
    await expect(answerQuestion(editor, id, 0, { ...answer, text: 'Neljä.' })).rejects.toMatchObject({ theirs: { text: 'Kolme.', lock: 1 } });
    expect((await publicQuestions(practice, 'fi')).questions[0]?.answers[0]?.edited).toBeTruthy();
    expect(await letters('answered')).toHaveLength(1);
  });
});

describe('the desk', () => {
  it('counts what waits for whom', async () => {
    const representative = await aMember({ in: city, roles: ['representative'] });
    const coordinator = await aCoordinator();
    const counts = async () => [await countWaiting(editor), await countWaiting(representative), await countWaiting(coordinator), await countWaiting(asker)];
    const id = await question();
    expect(await counts()).toEqual([1, 1, 1, null]);
    await showQuestion(editor, id);
    expect(await counts()).toEqual([1, 0, 0, null]);
    expect((await deskQuestions(representative, 'fi', 'decided'))?.map((one) => one.id)).toEqual([id]);
    await answerQuestion(editor, id, null, answer);
    expect(await counts()).toEqual([0, 0, 0, null]);
    expect((await deskQuestions(editor, 'fi', 'decided'))?.map((one) => one.id)).toEqual([id]);
    expect(await deskQuestions(asker, 'fi', 'waiting')).toBeNull();
  });
});
