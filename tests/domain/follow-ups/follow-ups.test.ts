import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerFollowUp, openFollowUp } from '#app/domain/follow-ups/answering.server';
import { askAndRemind } from '#app/domain/follow-ups/asking.server';
import { mayAnswer, mayRead } from '#app/domain/follow-ups/follow-up.policy';
import { type FollowUpAnswer, followUpAnswer } from '#app/domain/follow-ups/follow-up.schema';
import { allFollowUps, askedNow, ownFollowUps, publicFollowUps } from '#app/domain/follow-ups/follow-ups.server';
import { planFollowUps } from '#app/domain/follow-ups/planning.server';
import { mergePartner } from '#app/domain/partners/merge.server';
import { erasePerson } from '#app/domain/people/erasure.server';
import { workOf } from '#app/domain/review-desk/work.server';
import { Conflict, Forbidden, Invalid, NotFound } from '#app/domain/shared/outcome';
import { timelineOf } from '#app/domain/shared/timeline.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { render } from '#app/platform/mail/letters.server';
import { PASSWORD, withPassword } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { aRunningPilot } from '#tests/factories/rounds';
import { resetDatabase } from '#tests/setup/database';

let city: string;
let editor: Member;
let pilot: { id: string; slug: string };

const at = (moment: string) => setClock(new Date(moment));
/** What the clock does once an hour. */
const tick = async (moment: string): Promise<number> => {
  at(moment);
  await planFollowUps();
  return askAndRemind();
};
const rows = () => db.followUp.findMany({ orderBy: [{ months: 'asc' }, { pilotId: 'asc' }] });
const idOf = async (months = 12, pilotId = pilot.id) => (await db.followUp.findUniqueOrThrow({ where: { pilotId_months: { pilotId, months } } })).id;
const letters = async () => (await db.letter.findMany({ where: { template: { startsWith: 'follow-ups/' } }, orderBy: [{ createdAt: 'asc' }, { to: 'asc' }] })).map((letter) => ({ ...letter, ...render(letter) }));
const addressOf = async ({ personId }: Member) => (await db.person.findUniqueOrThrow({ where: { id: personId } })).email;
const goesOn: FollowUpAnswer = { outcome: 'continued', reason: 'Kaupunki jatkaa omalla rahalla.', lang: 'fi' };

beforeEach(async () => {
  await resetDatabase();
  city = await aPartner('Testikunta');
  editor = await aMember({ in: city, roles: ['editor'] });
  // The plan says 30 June 2027; the timeline says that it ended on 10 March 2026.
  pilot = await aRunningPilot(city, { from: '2025-01-15', until: '2026-03-10' });
});
afterEach(() => setClock(undefined));

describe('planning', () => {
  it('goes by the day the pilot ended on, not by its plan, and plans each question once', async () => {
    at('2026-03-10T12:00:00Z');
    const planned = await Promise.all([planFollowUps(), planFollowUps(), planFollowUps()]);
    await planFollowUps();
    expect((await rows()).map(({ months, askOn, askedAt }) => [months, askOn.toISOString().slice(0, 10), askedAt])).toEqual([[12, '2027-03-10', null], [24, '2028-03-10', null]]);
    expect(planned.reduce((sum, n) => sum + n, 0)).toBe(2);
  });

  it('reads the end as a day in Finland, also a stopped pilot’s', async () => {
    const stopped = await aRunningPilot(city, { until: '2026-01-01', as: 'stopped' });
    await db.timelineStep.updateMany({ where: { entryId: stopped.id, step: 'stopped' }, data: { at: new Date('2025-12-31T22:30:00Z') } });
    at('2026-03-11T12:00:00Z');
    await planFollowUps();
    expect(await db.followUp.findFirst({ where: { pilotId: stopped.id, months: 12 } })).toMatchObject({ askOn: new Date('2027-01-01T00:00:00Z') });
  });

  it('puts the leap day’s anniversary on the last of February', async () => {
    const leap = await aRunningPilot(city, { until: '2024-02-29' });
    at('2024-03-01T12:00:00Z');
    await planFollowUps();
    const planned = await db.followUp.findMany({ where: { pilotId: leap.id }, orderBy: { months: 'asc' } });
    expect(planned.map(({ askOn }) => askOn.toISOString().slice(0, 10))).toEqual(['2025-02-28', '2026-02-28']);
  });

  it('leaves out what had its day more than six months before', async () => {
    const [long, longer, longest] = [await aRunningPilot(city, { until: '2025-03-12' }), await aRunningPilot(city, { until: '2024-08-01' }), await aRunningPilot(city, { until: '2024-02-01' })];
    at('2026-09-12T12:00:00Z');
    await planFollowUps();
    const of = async ({ id }: { id: string }) => (await db.followUp.findMany({ where: { pilotId: id }, orderBy: { months: 'asc' } })).map(({ months }) => months);
    expect([await of(long), await of(longer), await of(longest)]).toEqual([[12, 24], [24], []]);
  });

  it('knows nothing of pilots that run, wait or are hidden', async () => {
    await aRunningPilot(city);
    await db.entry.update({ where: { id: pilot.id }, data: { isPublic: false } });
    await db.pilot.update({ where: { id: pilot.id }, data: { isPublic: false } });
    at('2027-03-11T12:00:00Z');
    expect(await planFollowUps()).toBe(0);
  });

  it('goes by the new day when a pilot ended anew, unless it was answered', async () => {
    await tick('2027-03-10T12:00:00Z');
    await answerFollowUp(editor, await idOf(24), 0, goesOn).catch(() => undefined);
    await db.pilot.update({ where: { id: pilot.id }, data: { state: 'running' } });
    expect(await tick('2027-04-10T12:00:00Z')).toBe(0);
    await expect(openFollowUp(editor, await idOf())).rejects.toThrow(NotFound);
    await db.pilot.update({ where: { id: pilot.id }, data: { state: 'completed' } });
    await db.timelineStep.create({ data: { entryId: pilot.id, step: 'completed', at: new Date('2027-05-02T10:00:00Z'), actorRole: 'editor' } });
    expect(await tick('2027-05-03T12:00:00Z')).toBe(0);
    expect((await rows()).map(({ askOn, askedAt, reminded }) => [askOn.toISOString().slice(0, 10), askedAt, reminded])).toEqual([['2028-05-02', null, 0], ['2029-05-02', null, 0]]);
    expect(await tick('2028-05-02T12:00:00Z')).toBe(1);
  });
});

describe('asking', () => {
  it('asks the editors, each in their language, and leaves representatives alone', async () => {
    const swedish = await aMember({ in: city, roles: ['editor', 'representative'], lang: 'sv' });
    await aMember({ in: city, roles: ['representative'] });
    await aMember({ in: city });
    expect(await tick('2027-03-09T12:00:00Z')).toBe(0);
    expect(await tick('2027-03-10T04:30:00Z')).toBe(0);
    expect(await tick('2027-03-10T05:10:00Z')).toBe(2);
    const sent = await letters();
    expect(sent.map(({ to, lang }) => [to, lang]).sort()).toEqual([[await addressOf(editor), 'fi'], [await addressOf(swedish), 'sv']].sort());
    const own = sent.find(({ lang }) => lang === 'fi');
    expect(own?.subject).toBe('Mitä pilotista ”Lämpö talteen” tuli?');
    expect(own?.text).toContain('10. maaliskuuta 2026');
    expect(own?.text).toContain(`/fi/desk/follow-ups/${await idOf()}`);
    expect(own?.text).not.toContain(await addressOf(swedish));
  });

  it('asks the representatives where there is no editor with an open account', async () => {
    const representative = await aMember({ in: city, roles: ['representative'], lang: 'en' });
    await db.person.update({ where: { id: editor.personId }, data: { deactivatedAt: new Date() } });
    await tick('2027-03-10T12:00:00Z');
    expect((await letters()).map(({ to }) => to)).toEqual([await addressOf(representative)]);
  });

  it('writes one letter about several pilots', async () => {
    await aRunningPilot(city, { until: '2026-03-10', title: 'Toinen pilotti' });
    expect(await tick('2027-03-10T12:00:00Z')).toBe(1);
    const [letter] = await letters();
    expect(letter?.subject).toBe('Mitä piloteistanne tuli?');
    for (const { id } of await db.followUp.findMany({ where: { months: 12 } })) expect(letter?.text).toContain(`/fi/desk/follow-ups/${id}`);
    expect(letter?.text).toContain('Toinen pilotti');
  });

  it('asks nobody twice, on several servers at once and in later runs', async () => {
    at('2027-03-10T12:00:00Z');
    await planFollowUps();
    const sent = await Promise.all(Array.from({ length: 5 }, () => askAndRemind()));
    expect(sent.sort()).toEqual([0, 0, 0, 0, 1]);
    expect(await tick('2027-03-10T13:00:00Z')).toBe(0);
    expect(await letters()).toHaveLength(1);
  });

  it('asks nobody twice when two servers come to the same row at the same moment', async () => {
    at('2027-03-10T12:00:00Z');
    await planFollowUps();
    const { both } = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "FollowUp" FOR UPDATE`;
      const waiting = Promise.all([askAndRemind(), askAndRemind()]);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return { both: waiting };
    });
    expect((await both).sort()).toEqual([0, 1]);
  });

  it('reminds after three and six weeks, then leaves them in peace', async () => {
    const sent: string[] = [];
    for (let day = 0; day < 200; day++) {
      const today = new Date(Date.UTC(2027, 2, 10, 12) + day * 86_400_000);
      if ((await tick(today.toISOString())) > 0) sent.push(today.toISOString().slice(0, 10));
    }
    expect(sent).toEqual(['2027-03-10', '2027-03-31', '2027-04-21']);
    expect((await letters()).map(({ template }) => template)).toEqual(['follow-ups/asked', 'follow-ups/reminded', 'follow-ups/reminded']);
    expect(await ownFollowUps(editor, 'fi')).toMatchObject([{ standing: 'quiet', open: true }, { standing: 'coming' }]);
    expect(await askedNow(editor, 'fi')).toEqual([]);
  });

  it('reminds three weeks after the last letter, however late that went out', async () => {
    await tick('2027-03-10T12:00:00Z');
    // No server ran for ten weeks: one reminder now, not two.
    expect(await tick('2027-05-20T12:00:00Z')).toBe(1);
    expect(await tick('2027-06-09T12:00:00Z')).toBe(0);
    expect(await tick('2027-06-10T12:00:00Z')).toBe(1);
  });

  it('says nothing more once there is an answer', async () => {
    await tick('2027-03-10T12:00:00Z');
    await answerFollowUp(editor, await idOf(), 0, goesOn);
    expect(await tick('2027-04-20T12:00:00Z')).toBe(0);
  });

  it('does not ask what was answered early', async () => {
    at('2026-12-09T12:00:00Z');
    await planFollowUps();
    await expect(answerFollowUp(editor, await idOf(), 0, goesOn)).rejects.toThrow(new Invalid([{ field: '', code: 'tooEarly' }]));
    at('2026-12-10T12:00:00Z');
    await answerFollowUp(editor, await idOf(), 0, goesOn);
    expect(await tick('2027-03-10T12:00:00Z')).toBe(0);
    expect(await tick('2028-03-10T12:00:00Z')).toBe(1);
  });

  it('lets the later question take the earlier one’s place', async () => {
    await db.membership.deleteMany();
    await tick('2027-03-10T12:00:00Z');
    await aMember({ in: city, roles: ['editor'] });
    expect(await tick('2028-03-10T12:00:00Z')).toBe(1);
    expect((await rows()).map(({ months, askedAt }) => [months, askedAt !== null])).toEqual([[12, false], [24, true]]);
  });
});

describe('a lead that changes', () => {
  it('with nobody to ask waits, is shown to coordinators, and is asked when somebody comes', async () => {
    const coordinator = await aCoordinator();
    await db.membership.deleteMany({ where: { personId: editor.personId } });
    expect(await tick('2027-03-10T12:00:00Z')).toBe(0);
    expect((await allFollowUps(coordinator, 'fi', 'nobody', 1))?.rows).toMatchObject([{ slug: pilot.slug, organisation: 'Testikunta', leadId: city, askedAt: null }]);
    expect(await workOf(coordinator, 'fi', ['pilots'], [])).toMatchObject([{ kind: 'noEditor', id: city }]);
    const late = await aMember({ in: city, roles: ['representative'] });
    expect((await allFollowUps(coordinator, 'fi', 'nobody', 1))?.rows).toEqual([]);
    expect((await workOf(coordinator, 'fi', ['pilots'], [])).filter(({ kind }) => kind === 'noEditor')).toEqual([]);
    expect(await tick('2027-05-02T12:00:00Z')).toBe(1);
    expect((await letters()).map(({ to }) => to)).toEqual([await addressOf(late)]);
  });

  it('that loses its people after the question is not counted as reminded', async () => {
    await tick('2027-03-10T12:00:00Z');
    await db.person.update({ where: { id: editor.personId }, data: { deactivatedAt: new Date() } });
    expect(await tick('2027-04-10T12:00:00Z')).toBe(0);
    expect((await rows())[0]).toMatchObject({ reminded: 0 });
    expect((await allFollowUps(await aCoordinator(), 'fi', 'nobody', 1))?.counts).toMatchObject({ nobody: 1, waiting: 0 });
  });

  it('is nobody’s where the pilot has no lead', async () => {
    await db.entry.update({ where: { id: pilot.id }, data: { leadId: null } });
    await db.pilot.update({ where: { id: pilot.id }, data: { leadId: null } });
    expect(await tick('2027-03-10T12:00:00Z')).toBe(0);
    expect((await allFollowUps(await aCoordinator(), 'fi', 'nobody', 1))?.rows).toMatchObject([{ leadId: null, organisation: '' }]);
    await expect(answerFollowUp(editor, await idOf(), 0, goesOn)).rejects.toThrow(NotFound);
  });

  it('that became part of another is asked there, and answers it gave stay its own', async () => {
    const heir = await aPartner('Uusi kunta');
    const other = await aMember({ in: heir, roles: ['editor'] });
    await tick('2027-03-10T12:00:00Z');
    await answerFollowUp(editor, await idOf(), 0, goesOn);
    await mergePartner(await aCoordinator(), city, heir);
    expect(await tick('2028-03-10T12:00:00Z')).toBe(2);
    expect((await letters()).slice(1).map(({ to }) => to).sort()).toEqual([await addressOf(editor), await addressOf(other)].sort());
    await answerFollowUp(other, await idOf(24), 0, { outcome: 'stopped', reason: 'Kunnat yhdistyivät.', lang: 'fi' });
    expect((await publicFollowUps(pilot.id, 'fi')).map(({ months, by }) => [months, by?.name, by?.slug !== null])).toEqual([[12, 'Testikunta', false], [24, 'Uusi kunta', true]]);
  });
});

describe('answering', () => {
  beforeEach(() => tick('2027-03-10T12:00:00Z'));

  it.each([['outcome', 'choose', { outcome: '' }], ['outcome', 'choose', { outcome: 'paused' }], ['reason', 'stoppedWhy', { outcome: 'stopped', reason: ' ' }], ['reason', 'tooLong', { reason: 'x'.repeat(1501) }], ['reason', 'badCharacters', { reason: 'a\u202eb' }], ['lang', 'choose', { lang: 'de' }]])('refuses at %s: %s', (field, code, sent) => {
    const issue = followUpAnswer.safeParse({ ...goesOn, ...sent }).error?.issues[0];
    expect([issue?.path.join('.'), issue?.message]).toEqual([field, code]);
  });

  it('needs no reason where the work lives on', () => {
    for (const outcome of ['continued', 'spread']) expect(followUpAnswer.safeParse({ ...goesOn, outcome, reason: '' }).success).toBe(true);
  });

  it.each([['editor', 200], ['representative', 200], ['practitioner', 404]] as const)('is the %s’s of the lead: %i', async (role, expected) => {
    const member = await aMember({ in: city, roles: [role] });
    const answer = answerFollowUp(member, await idOf(), 0, goesOn);
    if (expected === 404) return expect(answer).rejects.toThrow(NotFound);
    await answer;
    expect((await rows())[0]).toMatchObject({ outcome: 'continued', answererRole: role, answeredById: member.personId, organisationId: city, lock: 1 });
  });

  it('is nobody else’s', async () => {
    const id = await idOf();
    const stranger = await aMember({ in: await aPartner(), roles: ['editor', 'representative'] });
    const coordinator = await aCoordinator();
    for (const other of [stranger, await aMember({ platform: ['administrator'] })]) await expect(answerFollowUp(other, id, 0, goesOn)).rejects.toThrow(NotFound);
    await expect(answerFollowUp(coordinator, id, 0, goesOn)).rejects.toThrow(Forbidden);
    await expect(answerFollowUp(editor, 'nothing', 0, goesOn)).rejects.toThrow(NotFound);
    await expect(openFollowUp(null, id)).rejects.toThrow(NotFound);
    expect(await openFollowUp(coordinator, id)).toMatchObject({ id });
    expect([mayAnswer(coordinator, { leadId: city }), mayRead(coordinator, { leadId: city }), mayRead(stranger, { leadId: city }), mayRead(null, { leadId: city })]).toEqual([false, true, false, false]);
    expect(await allFollowUps(editor, 'fi', 'waiting', 1)).toBeNull();
    expect(await ownFollowUps(coordinator, 'fi')).toBeNull();
  });

  it('is written over by nobody in silence, and sent twice is one', async () => {
    const id = await idOf();
    const second = await aMember({ in: city, roles: ['editor'], name: 'Toinen Toimittaja' });
    await answerFollowUp(second, id, 0, goesOn);
    await answerFollowUp(second, id, 0, goesOn);
    const refused = await answerFollowUp(editor, id, 0, { ...goesOn, outcome: 'spread' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Conflict);
    expect((refused as Conflict).theirs).toEqual({ values: { ...goesOn }, by: 'Toinen Toimittaja', at: '2027-03-10T12:00:00.000Z', lock: 1 });
    await answerFollowUp(editor, id, 1, { ...goesOn, outcome: 'spread' });
    expect(await db.timelineStep.count({ where: { entryId: pilot.id, step: { endsWith: 'After12' } } })).toBe(2);
  });

  it('lets only one of two through that come at once', async () => {
    const id = await idOf();
    const came = await Promise.allSettled((['continued', 'spread', 'stopped'] as const).map((outcome) => answerFollowUp(editor, id, 0, { ...goesOn, outcome })));
    expect(came.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await rows())[0]?.lock).toBe(1);
  });

  it('can be corrected later, and the timeline keeps what was said before', async () => {
    const id = await idOf();
    await answerFollowUp(editor, id, 0, goesOn);
    at('2029-01-10T12:00:00Z');
    await answerFollowUp(editor, id, 1, { outcome: 'stopped', reason: 'Raha loppui.', lang: 'fi' });
    const steps = (await timelineOf(pilot.id, true)).slice(-2);
    expect(steps.map(({ step, note, actorRole, organisation }) => [step, note, actorRole, organisation])).toEqual([['continuedAfter12', goesOn.reason, 'editor', 'Testikunta'], ['stoppedAfter12', 'Raha loppui.', 'editor', 'Testikunta']]);
    expect(await publicFollowUps(pilot.id, 'fi')).toMatchObject([{ months: 12, outcome: 'stopped', reason: 'Raha loppui.', at: '2029-01-10T12:00:00.000Z' }]);
  });

  it('shows readers no person, and stays when the person is erased', async () => {
    await answerFollowUp(editor, await idOf(), 0, goesOn);
    expect(JSON.stringify(await publicFollowUps(pilot.id, 'fi'))).not.toContain(editor.name);
    await aMember({ in: city, roles: ['editor', 'representative'] });
    await withPassword(editor.personId);
    await erasePerson(editor, PASSWORD);
    expect((await rows())[0]).toMatchObject({ outcome: 'continued', answeredById: null, organisationId: city });
    expect(await publicFollowUps(pilot.id, 'fi')).toHaveLength(1);
  });

  it('stands on the desk with what waits longest, however many older ones were never answered', async () => {
    await db.followUp.createMany({ data: Array.from({ length: 210 }, (_, i) => ({ pilotId: pilot.id, months: -1 - i, askOn: new Date('2010-01-01'), askedAt: new Date('2010-01-01') })) });
    expect(await askedNow(editor, 'fi')).toMatchObject([{ months: 12, standing: 'waiting' }]);
  });

  it('is read by nobody before there is one', async () => {
    expect(await publicFollowUps(pilot.id, 'fi')).toEqual([]);
    expect(await askedNow(editor, 'fi')).toMatchObject([{ months: 12, standing: 'waiting', endedOn: '2026-03-10', reminded: 0 }]);
  });
});
