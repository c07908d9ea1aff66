import { rm } from 'node:fs/promises';
import { practices } from '#app/domain/practices/practices.server';
import { changeState } from '#app/domain/shared/moves.server';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { aFollowUp } from '#tests/factories/follow-ups';
import { aCoordinator } from '#tests/factories/people';
import { aPractice, aReplication } from '#tests/factories/replications';
import { demonstrate } from '#tests/setup/demonstration';
import { type RunningServer, startServer } from '#tests/setup/server';
import { signedIn } from '#tests/setup/sessions';

/** The built server on this worker's database with the demonstration in it. */
export async function seededServer(): Promise<RunningServer> {
  await demonstrate();
  const server = await startServer({ database: process.env.DATABASE_URL as string, env: { AUKIO_DATA_DIR: env().AUKIO_DATA_DIR } });
  return {
    ...server,
    stop: async () => {
      const code = await server.stop();
      await rm(env().AUKIO_DATA_DIR, { recursive: true, force: true });
      return code;
    },
  };
}

/** Cookies by who carries them: a demonstration account's name before the @, or a person's id. */
export function cookies(origin: string): (who: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  const open = async (who: string) => {
    const person = await db.person.findFirstOrThrow({ where: /^[0-9a-f-]{36}$/.test(who) ? { id: who } : { email: `${who}@demo.aukio.example` } });
    return signedIn(origin, person.id);
  };
  return (who) => {
    const cookie = known.get(who) ?? open(who);
    known.set(who, cookie);
    return cookie;
  };
}

/** A seeded entry in a state, with an editor of the organisation that leads it. */
export async function seededEntry(kind: string, where: object): Promise<{ id: string; slug: string; originalLang: string; editor: string }> {
  const { id, slug, originalLang, leadId } = await db.entry.findFirstOrThrow({ where: { kind, ...where }, orderBy: { slug: 'asc' } });
  const { personId } = await db.membership.findFirstOrThrow({ where: { partnerId: leadId ?? '', roles: { has: 'editor' } }, orderBy: { since: 'asc' } });
  return { id, slug, originalLang, editor: personId };
}

/**
 * How practices travelled to the editor account's organisation: one that waits and one that both confirmed, a third nobody there took up, one that did not work; and somebody
 * who acts for it. The second practice went on to other places, one of which gave it up.
 */
export async function seededTravel() {
  const { partnerId } = await db.membership.findFirstOrThrow({ where: { person: { email: 'editor@demo.aukio.example' } } });
  const failed = await db.practice.findMany({ where: { isPublic: true, outcome: 'did-not-work' }, select: { id: true } });
  const [lesson] = await db.entry.findMany({ where: { id: { in: failed.map(({ id }) => id) }, replications: { none: {} } }, orderBy: { slug: 'asc' }, take: 1 });
  const [waits, goes, free] = await db.entry.findMany({ where: { id: { notIn: failed.map(({ id }) => id) }, kind: 'practices', isPublic: true, leadId: { not: partnerId }, replications: { none: { partnerId } } }, orderBy: { slug: 'asc' } });
  if (!waits || !goes || !free || !lesson) throw new Error('The demonstration has too few practices.');
  const others = await db.partner.findMany({ where: { id: { notIn: [partnerId, goes.leadId ?? ''] }, replications: { none: { practiceId: goes.id } }, entry: { isPublic: true } }, orderBy: { id: 'asc' }, take: 4 });
  const replication = await aReplication(waits.id, partnerId, { stages: [{ state: 'piloting', on: '2025-01-10' }], given: undefined, taken: undefined, changes: 'Pienempi laite.' });
  const confirmed = await aReplication(goes.id, partnerId, { changes: 'Pienempi **laite**.', reasons: 'Tilaa on vähän.', scaling: 'spread' });
  const [first] = await Promise.all(others.slice(0, 1).map(({ id }) => aReplication(goes.id, id, { sourceId: confirmed })));
  for (const { id } of others.slice(1)) await aReplication(goes.id, id, { sourceId: first, stages: [{ state: 'interested', on: '2026-01-05' }, { state: 'dropped', on: '2026-03-01', note: 'Ei sopinut.' }] });
  const former = await aReplication(goes.id, (await db.partner.findFirstOrThrow({ where: { id: { notIn: [partnerId, goes.leadId ?? ''] }, replications: { none: { practiceId: goes.id } } } })).id, { given: undefined, taken: undefined });
  await db.replicationStep.create({ data: { replicationId: former, step: 'source', side: 'receiving', actorRole: 'editor', formerId: partnerId } });
  const actor = await db.person.create({ data: { email: `acts-${replication}@demo.aukio.example`, name: 'Edustaja', lang: 'fi', memberships: { create: { partnerId, roles: ['representative'], side: 'administration' } } } });
  return { replication, confirmedReplication: confirmed, formerReplication: former, travelledSlug: goes.slug, takeableSlug: free.slug, lessonSlug: lesson.slug, actor: actor.id };
}

/** The address of a practice that is no longer offered, which one place had taken up. */
export async function seededRetired(): Promise<string> {
  const [lead, town] = await db.partner.findMany({ where: { kind: 'city', entry: { isPublic: true } }, orderBy: { id: 'asc' }, take: 2 });
  const { id, slug } = await aPractice(lead?.id ?? '', 'Laitetta ei enää valmisteta');
  await aReplication(id, town?.id ?? '', { changes: 'Pienempi laite.' });
  await changeState(await aCoordinator(), practices, id, 'retired', 'Laitetta ei enää valmisteta.\nKorvaavaa ei ole.');
  return slug;
}

/** A pilot whose lead answered after a year and is asked again now, after two, with an editor who may answer. */
export async function seededFollowUps(): Promise<Record<string, string>> {
  const { id: pilotId, slug: followed, editor } = await seededEntry('pilots', { state: 'completed' });
  await db.followUp.deleteMany({ where: { pilotId } });
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000);
  const followUpAnswered = await aFollowUp(pilotId, { askOn: day(370), askedAt: day(370), outcome: 'spread', reason: 'Kaksi naapurikuntaa otti sen käyttöön.\n\nMe jatkamme omalla rahalla.', answeredAt: day(350) });
  const followUp = await aFollowUp(pilotId, { months: 24, askOn: day(5), askedAt: day(5) });
  return { followUp, followUpAnswered, editorOf_ended: editor, followed };
}

/** A change of a practice at each step of the two tiers, with who may act on it, and a judgement that is done. */
export async function seededAssessments(): Promise<Record<string, string>> {
  const waits = (more: object) => db.revision.findFirstOrThrow({ where: { state: 'submitted', number: 2, entry: { kind: 'practices' }, ...more }, orderBy: { id: 'asc' }, include: { entry: true } });
  const named = await db.assessment.findFirstOrThrow({ where: { state: 'named' } });
  await db.timelineStep.create({ data: { entryId: named.entryId, step: 'returned', at: new Date('2026-03-01T10:00:00Z'), actorRole: 'assessor', revisionNumber: named.revisionNumber, note: 'Melkein valmis.', reasons: [{ field: 'evidence', text: 'Mistä luku on?\nLähde puuttuu.' }, { field: 'criterion.needs', text: 'Keneltä kysyttiin?' }] } });
  const done = await db.assessment.findFirstOrThrow({ where: { state: 'done' }, orderBy: { decidedAt: 'desc' } });
  const release = await waits({ releasedAt: null });
  const name = await waits({ releasedAt: { not: null }, entryId: { not: named.entryId } });
  const { personId: releaser } = await db.membership.findFirstOrThrow({ where: { partnerId: release.entry.leadId ?? '', roles: { has: 'representative' } } });
  return { toRelease: release.entryId, releaser, toName: name.entryId, assessedNow: named.entryId, assessment: named.id, assessor: named.assessorId ?? '', judged: done.id, judge: done.assessorId ?? '' };
}
