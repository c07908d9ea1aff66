import { beforeAll, describe, expect, it } from 'vitest';
import { returnJudged } from '#app/domain/assessment/assess.server';
import { practices } from '#app/domain/practices/practices.server';
import { nameAssessor } from '#app/domain/assessment/name-assessor.server';
import { releaseEntry } from '#app/domain/shared/release.server';
import { submitEntry } from '#app/domain/shared/review.server';
import { db } from '#app/platform/db/db.server';
import * as section from '#app/routes/$lang+/desk+/$kind.$id.$section';
import * as pictures from '#app/routes/$lang+/desk+/$kind.$id.pictures';
import * as assessing from '#app/routes/$lang+/desk+/assessments.$id._index';
import { aSession } from '#tests/factories/accounts';
import { aNamedAssessment, judged, standingId } from '#tests/factories/assessments';
import { aMember, aPartner } from '#tests/factories/people';
import { type Caller, call } from '#tests/setup/call';
import { resetDatabase } from '#tests/setup/database';

const PICTURE = { fileId: '6f7a6f30-5b7e-4b0e-9c3e-0a1b2c3d4e5f', credit: 'Kunta', alt: { fi: 'Sininen bussi' } };
const REASONS = { evidence: 'Mistä luku on?', 'criterion.needs': 'Keneltä kysyttiin?', pictures: 'Kenen kuva?' };

let world: Awaited<ReturnType<typeof aNamedAssessment>>;

beforeAll(async () => {
  await resetDatabase();
  world = await aNamedAssessment();
  const revision = await db.revision.findFirstOrThrow({ where: { entryId: world.id } });
  await db.revision.update({ where: { id: revision.id }, data: { content: { ...(revision.content as object), pictures: [PICTURE] } } });
  await returnJudged(world.assessor, practices, world.assessment, 0, judged({ remarks: { note: 'Melkein.', reasons: REASONS } }));
});

const open = async (route: unknown, name: string) =>
  (await call(route as Caller, `/sv/desk/practices/${world.id}/${name}`, { params: { lang: 'sv', kind: 'practices', id: world.id, section: name }, cookie: (await aSession(world.editor.personId)).cookie })).body;

describe('a write-up that its assessor returned', () => {
  it('has each reason ready for its own field, whichever step is open', async () => {
    const said = await Promise.all(['evidence', 'criteria', 'use'].map(async (name) => (await open(section.loader, name)).remarks));
    expect(said.map((one) => Object.keys(one).sort())).toEqual(Array(3).fill(Object.keys(REASONS).sort()));
    expect(said[0].evidence).toEqual([expect.stringContaining('Mistä luku on?')]);
  });

  it('keeps its pictures, with the reason beside them', async () => {
    const page = await open(pictures.loader, 'pictures');
    expect(page.pictures).toEqual([{ fileId: PICTURE.fileId, credit: 'Kunta', alt: 'Sininen bussi' }]);
    expect(page.remarks.pictures).toEqual([expect.stringContaining('Kenen kuva?')]);
  });

  it('leaves the assessor what they wrote, and nothing of the text', async () => {
    const { cookie } = await aSession(world.assessor.personId);
    const { status, body } = await call(assessing.loader as Caller, `/sv/desk/assessments/${world.assessment}`, { params: { lang: 'sv', id: world.assessment }, cookie });
    expect([status, body.state, body.open, body.remarks]).toEqual([200, 'returned', null, { note: 'Melkein.', reasons: REASONS }]);
    expect(body.scores).toEqual(judged().scores);
    expect(body.criteria.every(({ answer }: { answer: string }) => answer === '')).toBe(true);
  });

  it('is handed in again with them', async () => {
    await submitEntry(world.editor, practices, world.id);
    const { content } = await db.revision.findFirstOrThrow({ where: { entryId: world.id, state: 'submitted' } });
    expect(content).toMatchObject({ pictures: [PICTURE] });
    // Whoever judges it next reads what was asked for, whoever asked.
    await releaseEntry(world.representative, practices, world.id, 1, '');
    const next = await aMember({ in: await aPartner() });
    await nameAssessor(world.coordinator, practices, world.id, { number: 1, replaces: '', personId: next.personId, word: '' });
    const id = await standingId(world.id);
    const { body } = await call(assessing.loader as Caller, `/sv/desk/assessments/${id}`, { params: { lang: 'sv', id }, cookie: (await aSession(next.personId)).cookie });
    expect(body.open.earlier).toMatchObject({ note: 'Melkein.', reasons: [{ label: 'Belägg', text: 'Mistä luku on?' }, { label: 'Utgår från behoven hos dem det gäller', text: 'Keneltä kysyttiin?' }, { label: 'Bilder', text: 'Kenen kuva?' }] });
  });
});
