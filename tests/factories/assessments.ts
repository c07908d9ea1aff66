import { publishJudged } from '#app/domain/assessment/assess.server';
import type { Judged } from '#app/domain/assessment/assessment.type';
import { nameAssessor } from '#app/domain/assessment/name-assessor.server';
import { CRITERIA } from '#app/domain/practices/criteria.type';
import type { PracticeContent } from '#app/domain/practices/practice.schema';
import { practices } from '#app/domain/practices/practices.server';
import { releaseEntry } from '#app/domain/shared/release.server';
import { submitEntry } from '#app/domain/shared/review.server';
import { startEntry } from '#app/domain/shared/revision.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { aCoordinator, aMember, aPartner } from './people';
import { completePractice } from './replications';

/** Everything that a practice owes before it can be submitted. */
export const submittable = (title?: string): PracticeContent => ({
  ...completePractice(title),
  outcome: 'worked',
  impact: { lowCarbon: '+', smart: '+', healthy: '0', sociallySustainable: '0' },
  conditions: { leastStaff: 1, costClass: 'low', populationClass: 'any' },
});

/** A complete judgement: scores 1, 2, 3, 4, 5 with a sentence each. */
export const judged = (more: Partial<Judged> = {}): Judged => ({
  scores: Object.fromEntries(CRITERIA.map((key, i) => [key, { score: i + 1, sentence: `${key} perustellaan.` }])),
  remarks: { note: '', reasons: {} },
  ...more,
});

/** A practice in review, with everybody who has a part in it. */
export async function aSubmittedPractice(lead?: string) {
  const city = lead ?? (await aPartner());
  const editor = await aMember({ in: city, roles: ['editor'] });
  const representative = await aMember({ in: city, roles: ['representative'] });
  const coordinator = await aCoordinator();
  const university = await aPartner('Yliopisto', 'university');
  const assessor = await aMember({ in: university, name: 'Aino Arvioija' });
  const { id } = await startEntry(editor, practices, city, submittable());
  await submitEntry(editor, practices, id);
  return { id, city, editor, representative, coordinator, university, assessor };
}

/** The id of the assessment that is under way. */
export const standingId = async (entryId: string): Promise<string> => (await db.assessment.findFirstOrThrow({ where: { entryId, state: 'named' } })).id;

/** A practice that was released and has an assessor. */
export async function aNamedAssessment(lead?: string) {
  const world = await aSubmittedPractice(lead);
  await releaseEntry(world.representative, practices, world.id, 1, '');
  await nameAssessor(world.coordinator, practices, world.id, { number: 1, replaces: '', personId: world.assessor.personId, word: '' });
  return { ...world, assessment: await standingId(world.id) };
}

/** Takes what was submitted through both tiers. */
export async function assessAndPublish(editor: Member, id: string): Promise<void> {
  const { number } = await db.revision.findFirstOrThrow({ where: { entryId: id, state: 'submitted' } });
  const representative = await aMember({ in: editor.memberships[0]?.partnerId, roles: ['representative'] });
  await releaseEntry(representative, practices, id, number, '');
  const assessor = await aMember({ in: await aPartner() });
  await nameAssessor(await aCoordinator(), practices, id, { number, replaces: '', personId: assessor.personId, word: '' });
  await publishJudged(assessor, practices, await standingId(id), 0, judged());
}
