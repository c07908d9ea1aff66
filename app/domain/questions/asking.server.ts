import { isId } from '#app/domain/shared/fields';
import { NotFound, refuseIf } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { type Asked, QUESTIONS_A_DAY } from './question.schema';
import { tellAsked } from './tell.server';

const DAY = 86_400_000;

/**
 * Asks a question under a published entry; it waits to be let through. The same form sent twice gives one question.
 * @throws NotFound when the entry is not public; Invalid (`dailyLimit`; `choose` at `organisation` when it is not the asker's)
 */
export async function askQuestion(viewer: Member, entryId: string, { text, lang, organisation }: Asked): Promise<void> {
  refuseIf(organisation && !viewer.memberships.some(({ partnerId }) => partnerId === organisation) ? [{ field: 'organisation', code: 'choose' }] : []);
  await transaction(async (tx) => {
    // One question of a person at a time, so that the limit holds however many are sent at once.
    await tx.$queryRaw`SELECT 1 FROM "Person" WHERE id = ${viewer.personId}::uuid FOR NO KEY UPDATE`;
    const entry = isId(entryId) ? await tx.entry.findFirst({ where: { id: entryId, isPublic: true }, select: { kind: true, slug: true, leadId: true } }) : null;
    if (!entry) throw new NotFound();
    const today = await tx.question.findMany({ where: { askedById: viewer.personId, askedAt: { gt: new Date(now().getTime() - DAY) } }, select: { entryId: true, text: true } });
    if (today.some((asked) => asked.entryId === entryId && asked.text === text)) return;
    refuseIf(today.length >= QUESTIONS_A_DAY ? [{ field: '', code: 'dailyLimit', values: { max: QUESTIONS_A_DAY } }] : []);
    const data = { entryId, lang, text, askedById: viewer.personId, organisationId: organisation || null, askedAt: now() };
    const { id } = await tx.question.create({ data, select: { id: true } });
    await tellAsked(tx, { id, text, askedById: viewer.personId, entryId, entry });
  });
}
