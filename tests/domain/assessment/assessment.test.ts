import { beforeEach, describe, expect, it } from 'vitest';
import { handBackAssessment, publishJudged, returnJudged, saveJudgement } from '#app/domain/assessment/assess.server';
import { nameAssessor } from '#app/domain/assessment/name-assessor.server';
import { ownAssessment } from '#app/domain/assessment/open-assessment.server';
import { shownAssessments } from '#app/domain/assessment/shown-assessments.server';
import { assessorCandidates } from '#app/domain/assessment/suggestions.server';
import { waitingForAssessor, waitingForCoordinator, waitingForRelease } from '#app/domain/assessment/waiting.server';
import { CRITERIA } from '#app/domain/practices/criteria.type';
import { practices } from '#app/domain/practices/practices.server';
import { Conflict, Forbidden, NotFound } from '#app/domain/shared/outcome';
import { giveBackEntry, releaseEntry } from '#app/domain/shared/release.server';
import { approveEntry, submitEntry, withdrawEntry } from '#app/domain/shared/review.server';
import { mayReadDraft } from '#app/domain/shared/review-readers.server';
import { fingerprint, loadEntry, saveEntry } from '#app/domain/shared/revision.server';
import { threadView } from '#app/domain/shared/thread.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { codes, emailOf, lettersTo } from '#tests/factories/accounts';
import { aNamedAssessment, aSubmittedPractice, judged, standingId } from '#tests/factories/assessments';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { resetDatabase } from '#tests/setup/database';

const templates = async (member: Member) => (await lettersTo(await emailOf(member.personId))).map(({ template }) => template);
const stateOf = async (id: string) => (await db.entry.findUniqueOrThrow({ where: { id } })).state;
const shownOf = async (id: string) => shownAssessments(practices, (await db.entry.findUniqueOrThrow({ where: { id } })).slug, 'fi');
const naming = (personId: string, replaces = '') => ({ number: 1, replaces, personId, word: 'Lue kohta kolme tarkasti.' });
const outcomes = async (...attempts: Promise<unknown>[]) =>
  (await Promise.allSettled(attempts)).map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as Error).constructor.name)).sort();

beforeEach(async () => {
  setClock(undefined);
  await resetDatabase();
});

describe('the first tier', () => {
  it('waits for the organisation, tells its representatives, and no coordinator gets past it', async () => {
    const { id, city, representative, coordinator, editor, assessor } = await aSubmittedPractice();
    expect(await templates(representative)).toEqual(['review/release']);
    expect(await templates(editor)).toEqual(['review/waitsForRelease']);
    expect((await waitingForRelease(representative, ['practices'], 'fi')).map((one) => one.id)).toEqual([id]);
    await expect(approveEntry(coordinator, practices, id, 1)).rejects.toThrow(Forbidden);
    await expect(nameAssessor(coordinator, practices, id, naming(assessor.personId))).rejects.toThrow(Conflict);
    for (const stranger of [editor, coordinator, await aMember({ in: await aPartner(), roles: ['representative'] }), await aMember({ in: city })])
      await expect(releaseEntry(stranger, practices, id, 1, 'x')).rejects.toThrow(NotFound);
    await releaseEntry(representative, practices, id, 1, '');
    await releaseEntry(representative, practices, id, 1, '');
    expect(await db.timelineStep.count({ where: { entryId: id, step: 'released', actorRole: 'representative', organisationId: city } })).toBe(1);
    expect(await waitingForRelease(representative, ['practices'], 'fi')).toEqual([]);
  });

  it('lets a coordinator step in with a reason only where nobody represents the organisation', async () => {
    const { id, representative, coordinator } = await aSubmittedPractice();
    await db.person.update({ where: { id: representative.personId }, data: { deactivatedAt: new Date() } });
    expect((await waitingForCoordinator(coordinator, ['practices'], 'fi')).release.map((one) => one.id)).toEqual([id]);
    expect(await codes(releaseEntry(coordinator, practices, id, 1, ''))).toEqual(['note:required']);
    await releaseEntry(coordinator, practices, id, 1, 'Yhdistyksellä ei ole edustajaa.');
    expect((await waitingForCoordinator(coordinator, ['practices'], 'fi')).assessor.map((one) => one.id)).toEqual([id]);
  });

  it('gives a text back to its editors with a note, and asks anew after each submission', async () => {
    const { id, representative, editor } = await aSubmittedPractice();
    expect(await codes(giveBackEntry(representative, practices, id, 1, ''))).toEqual(['note:required']);
    await giveBackEntry(representative, practices, id, 1, 'Tarkista luvut.');
    expect(await stateOf(id)).toBe('returned');
    expect(await templates(editor)).toEqual(['review/waitsForRelease', 'review/returned']);
    await submitEntry(editor, practices, id);
    await releaseEntry(representative, practices, id, 1, '');
    await expect(giveBackEntry(representative, practices, id, 1, 'Sittenkin.')).rejects.toThrow(Conflict);
    await withdrawEntry(editor, practices, id, '');
    await expect(releaseEntry(representative, practices, id, 1, '')).rejects.toThrow(Conflict);
  });
});

describe('naming an assessor', () => {
  it('suggests members of other organisations who list its themes, and finds everybody else but those with a part in it', async () => {
    const { id, city, assessor, editor } = await aSubmittedPractice();
    const themed = await aMember({ in: await aPartner('Kaukala'), name: 'Teemu Teema' });
    const own = await aMember({ in: city, name: 'Oma Teema' });
    const former = await aMember({ name: 'Entinen Teema' });
    for (const { personId } of [themed, own, former, editor]) await db.person.update({ where: { id: personId }, data: { themes: ['smart'] } });
    await db.revision.updateMany({ where: { entryId: id }, data: { savedById: former.personId } });
    const working = await loadEntry(practices, id);
    expect((await assessorCandidates(practices, working, '', 'fi')).map(({ name, themes }) => ({ name, themes }))).toEqual([{ name: 'Teemu Teema', themes: ['smart'] }]);
    expect((await assessorCandidates(practices, working, 'aino', 'fi')).map((one) => one.id)).toEqual([assessor.personId]);
    expect((await assessorCandidates(practices, working, 'kauk', 'fi')).map(({ name }) => name)).toEqual(['Teemu Teema']);
    expect(await assessorCandidates(practices, working, 'teema oma', 'fi')).toEqual([]);
  });

  it('refuses a writer who has left the organisation', async () => {
    const { id, editor, representative, coordinator } = await aSubmittedPractice();
    await releaseEntry(representative, practices, id, 1, '');
    await db.membership.deleteMany({ where: { personId: editor.personId } });
    expect(await codes(nameAssessor(coordinator, practices, id, naming(editor.personId)))).toEqual(['person:assessorInvolved']);
  });

  it('refuses those with a part in it, the deactivated and the unknown', async () => {
    const { id, city, representative, coordinator, editor, assessor } = await aSubmittedPractice();
    await releaseEntry(representative, practices, id, 1, '');
    const own = await aMember({ in: city });
    for (const { personId } of [own, editor]) expect(await codes(nameAssessor(coordinator, practices, id, naming(personId)))).toEqual(['person:assessorInvolved']);
    await db.person.update({ where: { id: assessor.personId }, data: { deactivatedAt: new Date() } });
    for (const personId of [assessor.personId, crypto.randomUUID(), '', '__proto__']) expect(await codes(nameAssessor(coordinator, practices, id, naming(personId)))).toEqual(['person:choose']);
    await expect(nameAssessor(editor, practices, id, naming(own.personId))).rejects.toThrow(Forbidden);
  });

  it('tells the assessor, who alone can read it, and the one who is replaced', async () => {
    const { id, coordinator, assessor, assessment } = await aNamedAssessment();
    expect(await templates(assessor)).toEqual(['assessment/named']);
    const entry = await db.entry.findUniqueOrThrow({ where: { id }, select: { id: true, leadId: true, isPublic: true } });
    const other = await aMember({ in: await aPartner() });
    expect([await mayReadDraft(assessor, entry), await mayReadDraft(other, entry), await mayReadDraft(null, entry)]).toEqual([true, false, false]);
    await expect(ownAssessment(other, assessment)).rejects.toThrow(NotFound);
    await saveJudgement(assessor, practices, assessment, 0, judged());
    await nameAssessor(coordinator, practices, id, naming(other.personId, assessment));
    expect(await templates(assessor)).toEqual(['assessment/named', 'assessment/replaced']);
    expect([await mayReadDraft(assessor, entry), await mayReadDraft(other, entry)]).toEqual([false, true]);
    // What they had written is still theirs to read, and nobody else's.
    expect(await ownAssessment(assessor, assessment)).toMatchObject({ state: 'replaced', scores: judged().scores });
    await expect(saveJudgement(assessor, practices, assessment, 1, judged())).rejects.toThrow(Conflict);
  });

  it('lets one of two coordinators win', async () => {
    const { id, representative, coordinator, assessor } = await aSubmittedPractice();
    await releaseEntry(representative, practices, id, 1, '');
    const other = await aMember({ in: await aPartner() });
    const second = await aCoordinator();
    expect(await outcomes(nameAssessor(coordinator, practices, id, naming(assessor.personId)), nameAssessor(second, practices, id, naming(other.personId)))).toEqual(['Conflict', 'done']);
    expect(await db.assessment.count({ where: { entryId: id } })).toBe(1);
    expect(await db.timelineStep.count({ where: { entryId: id, step: 'assessorNamed' } })).toBe(1);
  });
});

describe('judging', () => {
  it('publishes with all five scores and sentences, named to readers by organisation alone', async () => {
    const { id, university, assessor, assessment, editor } = await aNamedAssessment();
    const half = judged();
    half.scores.demand = { score: null, sentence: '' };
    await saveJudgement(assessor, practices, assessment, 0, half);
    expect(await codes(publishJudged(assessor, practices, assessment, 1, half))).toEqual(['score.demand:choose', 'sentence.demand:required']);
    await publishJudged(assessor, practices, assessment, 1, judged());
    expect(await stateOf(id)).toBe('published');
    const [shown] = await shownOf(id);
    expect(shown).toMatchObject({ version: 1, isPresent: true, average: 3, side: 'administration', organisation: { name: 'Yliopisto' } });
    expect(shown?.criteria.map(({ key, score }) => [key, score])).toEqual(CRITERIA.map((key, i) => [key, i + 1]));
    expect(shown?.criteria[0]).toMatchObject({ answer: 'criterion.effects kerrotaan.', sentence: 'effects perustellaan.' });
    expect(university).toBeTruthy();
    const readers = await threadView(id, practices, 'fi', true);
    expect(readers.map(({ what }) => what)).toEqual(['Hyväksytty arvioitavaksi', 'Arvioija nimetty', 'Arvioitu', 'Hyväksytty ja julkaistu']);
    expect(JSON.stringify([readers, shown])).not.toContain('Aino');
    expect(await templates(editor)).toContain('review/approved');
  });

  it('returns with reasons at fields, starts from the same scores when the same person judges again', async () => {
    const { id, representative, coordinator, editor, assessor, assessment } = await aNamedAssessment();
    expect(await codes(returnJudged(assessor, practices, assessment, 0, judged()))).toEqual(['reasons:oneReason']);
    await returnJudged(assessor, practices, assessment, 0, judged({ remarks: { note: 'Melkein.', reasons: { evidence: 'Mistä luku on?' } } }));
    expect(await stateOf(id)).toBe('returned');
    expect(await shownOf(id)).toEqual([]);
    expect(await db.timelineStep.findFirst({ where: { entryId: id, step: 'returned' } })).toMatchObject({ actorRole: 'assessor', reasons: [{ field: 'evidence', text: 'Mistä luku on?' }], note: 'Melkein.' });
    // The letter names the field, since its own words may not.
    const letter = (await lettersTo(await emailOf(editor.personId))).at(-1);
    expect(letter?.text).toMatch(/Melkein\.\n• Näyttö: Mistä luku on\?/);
    await submitEntry(editor, practices, id);
    await releaseEntry(representative, practices, id, 1, '');
    await nameAssessor(coordinator, practices, id, naming(assessor.personId));
    const again = await ownAssessment(assessor, await standingId(id));
    expect(again).toMatchObject({ lock: 0, scores: judged().scores, remarks: {} });
  });

  it('hands it back with a word to the coordinator', async () => {
    const { id, coordinator, assessor, assessment } = await aNamedAssessment();
    expect(await codes(handBackAssessment(assessor, practices as never, assessment, ''))).toEqual(['reason:required']);
    await handBackAssessment(assessor, practices as never, assessment, 'Olen lomalla.');
    expect(await templates(coordinator)).toEqual(['assessment/handedBack']);
    expect((await waitingForCoordinator(coordinator, ['practices'], 'fi')).assessor.map((one) => one.id)).toContain(id);
    await expect(publishJudged(assessor, practices, assessment, 0, judged())).rejects.toThrow(Conflict);
  });

  it('refuses who has come to belong to the organisation meanwhile', async () => {
    const { city, assessor, assessment } = await aNamedAssessment();
    await db.membership.create({ data: { personId: assessor.personId, partnerId: city, roles: ['practitioner'], side: 'administration' } });
    expect(await codes(publishJudged(assessor, practices, assessment, 0, judged()))).toEqual([':assessorInvolved']);
  });

  it('cannot publish while being replaced, nor be replaced while publishing', async () => {
    for (let round = 0; round < 3; round++) {
      const { id, coordinator, assessor, assessment } = await aNamedAssessment();
      const other = await aMember({ in: await aPartner() });
      expect(await outcomes(publishJudged(assessor, practices, assessment, 0, judged()), nameAssessor(coordinator, practices, id, naming(other.personId, assessment)))).toEqual(['Conflict', 'done']);
      const done = await db.assessment.count({ where: { entryId: id, state: 'done' } });
      expect(await stateOf(id)).toBe(done === 1 ? 'published' : 'submitted');
    }
  });

  it('ends when the editors withdraw, and keeps two windows from overwriting each other', async () => {
    const { id, editor, assessor, assessment } = await aNamedAssessment();
    await saveJudgement(assessor, practices, assessment, 0, judged());
    await expect(saveJudgement(assessor, practices, assessment, 0, judged())).rejects.toThrow(Conflict);
    await withdrawEntry(editor, practices, id, '');
    expect(await ownAssessment(assessor, assessment)).toMatchObject({ state: 'ended' });
    expect(await waitingForAssessor(assessor, 'fi')).toEqual([]);
  });

  it('calls an assessor silent after two weeks', async () => {
    const { id, coordinator } = await aNamedAssessment();
    expect((await waitingForCoordinator(coordinator, ['practices'], 'fi')).silent.map((one) => one.id)).not.toContain(id);
    setClock(new Date(Date.now() + 15 * 86_400_000));
    expect((await waitingForCoordinator(coordinator, ['practices'], 'fi')).silent.find((one) => one.id === id)).toMatchObject({ days: 15 });
  });
});

describe('a change of what is published', () => {
  const change = async (editor: Member, id: string, name: string, value: string) => {
    const { content } = await loadEntry(practices, id);
    const fields = content.texts.fi?.fields ?? {};
    await saveEntry(editor, practices, id, { base: fingerprint(fields), part: (now) => now.texts.fi?.fields ?? {}, change: (now) => ({ ...now, texts: { fi: { state: 'original', fields: { ...fields, [name]: value } } } }) });
    return submitEntry(editor, practices, id);
  };

  it('goes the same way when it is material, and the old judgement stays with its version', async () => {
    const { id, editor, representative, coordinator, assessor, assessment } = await aNamedAssessment();
    await publishJudged(assessor, practices, assessment, 0, judged());
    expect(await change(editor, id, 'criterion.effects', 'Uusi vastaus.')).toEqual({ result: 'submitted' });
    await releaseEntry(representative, practices, id, 2, '');
    await nameAssessor(coordinator, practices, id, { ...naming(assessor.personId), number: 2 });
    expect(await shownOf(id)).toHaveLength(1);
    await publishJudged(assessor, practices, await standingId(id), 0, judged());
    const shown = await shownOf(id);
    expect(shown.map(({ version, isPresent, criteria }) => [version, isPresent, criteria[0]?.answer])).toEqual([[2, true, 'Uusi vastaus.'], [1, false, 'criterion.effects kerrotaan.']]);
  });
});
