import fc from 'fast-check';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isShownDocument, isShownEvidence } from '#app/domain/milestones/evidence.server';
import type { MilestoneFields } from '#app/domain/milestones/milestone.schema';
import { MILESTONE_STATES } from '#app/domain/milestones/milestone.type';
import { type MilestoneTold, openMilestone, openMilestones } from '#app/domain/milestones/milestone-desk.server';
import { milestonesOf } from '#app/domain/milestones/milestones.server';
import { recordMilestone, type SentMilestone } from '#app/domain/milestones/record.server';
import { type PilotContent, pilotContent } from '#app/domain/pilots/pilot.schema';
import { pilots } from '#app/domain/pilots/pilots.server';
import { Conflict, Forbidden, NotFound } from '#app/domain/shared/outcome';
import { openDocument, takeUpload } from '#app/domain/shared/documents.server';
import { openPicture } from '#app/domain/shared/pictures.server';
import { publish } from '#app/domain/shared/publish.server';
import { changeState } from '#app/domain/shared/moves.server';
import type { Member } from '#app/domain/shared/viewer';
import { db, type Prisma, transaction } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { sweepFiles } from '#app/platform/files/sweep.server';
import { codes } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';

let lead: string;
let editor: Member;
let id: string;

const with_ = (milestones: PilotContent['milestones']): PilotContent => ({ ...completePilot(), milestones });
const step = (name: string, dueOn: string | null = '2026-06-01') => ({ id: name, dueOn, titles: { fi: `Vaihe ${name}` } });

beforeEach(async () => {
  setClock(new Date('2026-07-01T09:00:00Z'));
  lead = await aPartner();
  editor = await aMember({ in: lead, roles: ['editor'], name: 'Maija' });
  ({ id } = await aPublishedPilot(lead, with_([step('m1'), step('m2', null)]), { state: 'running' }));
});
afterEach(() => setClock(undefined));

const fields = (more: Partial<MilestoneFields> = {}): MilestoneFields => ({ state: 'underway', reachedOn: '', note: '', lang: 'fi', evidenceUrl: '', ...more });
const sent = (more: Partial<MilestoneFields> = {}, rest: Partial<SentMilestone> = {}): SentMilestone => ({ base: '', fields: fields(more), picture: null, keepPicture: false, document: null, keepDocument: false, ...rest });
const newest = async (milestone = 'm1') => (await openMilestone(editor, id, milestone)).history[0]?.id ?? '';
const records = () => db.milestoneRecord.count({ where: { pilotId: id } });
const republish = async (content: PilotContent) =>
  transaction(async (tx) => {
    const entry = await tx.entry.findUniqueOrThrow({ where: { id } });
    await tx.revision.updateMany({ where: { entryId: id }, data: { state: 'superseded' } });
    await tx.revision.create({ data: { entryId: id, number: 2 + (await tx.revision.count({ where: { entryId: id } })), state: 'published', content: content as unknown as Prisma.InputJsonValue } });
    await publish(tx, pilots, entry, content, entry.state);
  });

describe('recording', () => {
  it('keeps every record, the newest stands, and the published page is marked as changed', async () => {
    await recordMilestone(editor, id, 'm1', sent({ note: 'Kaivuu alkoi.' }));
    setClock(new Date('2026-07-02T09:00:00Z'));
    await recordMilestone(editor, id, 'm1', sent({ state: 'reached', reachedOn: '2026-07-02', evidenceUrl: 'https://kunta.example/r' }, { base: await newest() }));
    const { planned, history } = await openMilestone(editor, id, 'm1');
    expect(planned).toMatchObject({ state: 'reached', reachedOn: '2026-07-02', note: '', evidenceUrl: 'https://kunta.example/r' });
    expect(history.map(({ state, note, by }) => [state, note, by])).toEqual([['reached', '', 'Maija'], ['underway', 'Kaivuu alkoi.', 'Maija']]);
    expect(await db.milestone.findMany({ where: { pilotId: id }, orderBy: { position: 'asc' } })).toMatchObject([{ state: 'reached' }, { state: 'ahead', reachedOn: null }]);
    expect((await db.entry.findUniqueOrThrow({ where: { id } })).updatedAt.toISOString()).toBe('2026-07-02T09:00:00.000Z');
  });

  it.each<[string, Partial<MilestoneFields>, string]>([
    ['reached without a day', { state: 'reached' }, 'reachedOn:required'],
    ['reached tomorrow', { state: 'reached', reachedOn: '2026-07-02' }, 'reachedOn:dayAhead'],
    ['a day, but not reached', { state: 'underway', reachedOn: '2026-06-01' }, 'reachedOn:dayOnlyReached'],
    ['dropped without a reason', { state: 'dropped' }, 'note:dropReason'],
  ])('refuses %s', async (_, wrong, code) => {
    expect(await codes(recordMilestone(editor, id, 'm1', sent(wrong)))).toEqual([code]);
    expect(await records()).toBe(0);
  });

  it('takes today for a day that has come, by Finnish time', async () => {
    setClock(new Date('2026-07-01T21:30:00Z'));
    await recordMilestone(editor, id, 'm1', sent({ state: 'reached', reachedOn: '2026-07-02' }));
    expect(await records()).toBe(1);
  });

  it('is for editors of the lead; coordinators read; for others there is nothing', async () => {
    const coordinator = await aCoordinator();
    const representative = await aMember({ in: lead, roles: ['representative'] });
    const other = await aMember({ in: await aPartner(), roles: ['editor'] });
    await expect(recordMilestone(coordinator, id, 'm1', sent())).rejects.toThrow(Forbidden);
    for (const viewer of [null, representative, other]) await expect(recordMilestone(viewer, id, 'm1', sent())).rejects.toThrow(NotFound);
    expect((await openMilestones(coordinator, id)).pilot.mayRecord).toBe(false);
    for (const viewer of [null, representative, other]) await expect(openMilestones(viewer, id)).rejects.toThrow(NotFound);
    for (const name of ['m9', '', '\u0000', '../m1', '__proto__']) await expect(openMilestone(editor, id, name)).rejects.toThrow(NotFound);
    expect(await records()).toBe(0);
  });

  it('is not of pilots that are not published', async () => {
    await db.entry.update({ where: { id }, data: { isPublic: false } });
    await expect(recordMilestone(editor, id, 'm1', sent())).rejects.toThrow(NotFound);
  });

  it('tells the second of two editors what the first told; theirs is not lost', async () => {
    const second = await aMember({ in: lead, roles: ['editor'] });
    await recordMilestone(editor, id, 'm1', sent({ note: 'Yksi' }));
    const clash = await recordMilestone(second, id, 'm1', sent({ note: 'Kaksi' })).catch((error: unknown) => error);
    expect(clash).toBeInstanceOf(Conflict);
    const theirs = (clash as Conflict).theirs as MilestoneTold;
    expect(theirs).toMatchObject({ note: 'Yksi', by: 'Maija' });
    await recordMilestone(second, id, 'm1', sent({ note: 'Kaksi' }, { base: theirs.id }));
    expect((await milestonesOf(id))[0]?.note).toBe('Kaksi');
  });

  it('does not write again what is already so, as when a form is sent twice', async () => {
    await recordMilestone(editor, id, 'm1', sent({ note: 'Kerran' }));
    await recordMilestone(editor, id, 'm1', sent({ note: 'Kerran' }));
    await Promise.all([1, 2, 3].map(() => recordMilestone(editor, id, 'm2', sent({ state: 'dropped', note: 'Ei enää' }))));
    expect(await records()).toBe(2);
  });

  it('lets one of many at once through, and leaves the projection with the newest', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => recordMilestone(editor, id, 'm1', sent({ note: `Kirjaus ${i}` }))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await records()).toBe(1);
  });
});

describe('evidence as a picture', () => {
  const picture = (colour: string) => sharp({ create: { width: 40, height: 30, channels: 3, background: colour } }).png().toBuffer();
  const seen = (fileId: string) => openPicture(async () => null, fileId, null, isShownEvidence);

  it('needs a note, is public while its record stands, and then only at the desk', async () => {
    expect(await codes(recordMilestone(editor, id, 'm1', sent({}, { picture: await picture('red') })))).toEqual(['note:pictureNote']);
    await recordMilestone(editor, id, 'm1', sent({ note: 'Kuvassa kaivanto.' }, { picture: await picture('red') }));
    const first = (await milestonesOf(id))[0]?.evidenceFileId ?? '';
    expect(await seen(first)).toMatchObject({ isPublic: true });
    await recordMilestone(editor, id, 'm1', sent({ note: 'Kuvassa laite.' }, { base: await newest(), picture: await picture('blue'), keepPicture: true }));
    const second = (await milestonesOf(id))[0]?.evidenceFileId ?? '';
    expect(second).not.toBe(first);
    await expect(seen(first)).rejects.toThrow(NotFound);
    expect(await openPicture(async () => editor, first, null, isShownEvidence)).toMatchObject({ isPublic: false });
    await recordMilestone(editor, id, 'm1', sent({ note: 'Laite toimii.' }, { base: await newest(), keepPicture: true }));
    expect((await milestonesOf(id))[0]?.evidenceFileId).toBe(second);
    await recordMilestone(editor, id, 'm1', sent({ note: 'Laite toimii.' }, { base: await newest() }));
    expect((await milestonesOf(id))[0]?.evidenceFileId).toBe(null);
    await expect(seen(second)).rejects.toThrow(NotFound);
  });

  it('is one when it is sent twice, and refused when it is none', async () => {
    const form = sent({ note: 'Kuvassa kaivanto.' }, { picture: await picture('green') });
    await recordMilestone(editor, id, 'm1', form);
    await recordMilestone(editor, id, 'm1', form);
    expect([await records(), await db.storedFile.count({ where: { entryId: id } })]).toEqual([1, 1]);
    const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n');
    expect(await codes(recordMilestone(editor, id, 'm2', sent({ note: 'N' }, { picture: pdf })))).toEqual(['picture:pictureType']);
  });

  it('of a pilot is nothing for an address that names another', async () => {
    await recordMilestone(editor, id, 'm1', sent({ note: 'Kuvassa kaivanto.' }, { picture: await picture('red') }));
    const file = (await milestonesOf(id))[0]?.evidenceFileId ?? '';
    expect(await isShownEvidence(file, crypto.randomUUID())).toBe(false);
    await db.entry.update({ where: { id }, data: { isPublic: false } });
    await expect(seen(file)).rejects.toThrow(NotFound);
  });
});

describe('evidence as a document', () => {
  const taken = (words: string, title = 'Raportti') => takeUpload({ 'title.new': [title], 'lang.new': ['sv'], 'licence.new': ['CC0 1.0'] }, { name: 'raportti.txt', bytes: async () => new TextEncoder().encode(words) });
  const standing = async () => (await milestonesOf(id))[0]?.evidenceDocument ?? null;
  const seen = (file: { fileId: string; name: string } | null) => openDocument(async () => null, file?.fileId ?? '', file?.name ?? '', isShownDocument);

  it('is public while its record stands, and then only at the desk', async () => {
    await recordMilestone(editor, id, 'm1', sent({}, { document: await taken('Ensimmäinen') }));
    const first = await standing();
    expect(first).toMatchObject({ name: 'raportti.txt', kind: 'txt', title: 'Raportti', lang: 'sv', licence: 'CC0 1.0' });
    expect(await seen(first)).toMatchObject({ isPublic: true });
    await recordMilestone(editor, id, 'm1', sent({ note: 'Jatkuu.' }, { base: await newest(), keepDocument: true }));
    expect(await standing()).toEqual(first);
    await recordMilestone(editor, id, 'm1', sent({}, { base: await newest(), document: await taken('Toinen'), keepDocument: true }));
    expect((await standing())?.fileId).not.toBe(first?.fileId);
    await expect(seen(first)).rejects.toThrow(NotFound);
    expect(await openDocument(async () => editor, first?.fileId ?? '', 'raportti.txt', isShownDocument)).toMatchObject({ isPublic: false });
    const second = await standing();
    await recordMilestone(editor, id, 'm1', sent({}, { base: await newest() }));
    expect(await standing()).toBe(null);
    await expect(seen(second)).rejects.toThrow(NotFound);
  });

  it('is one when it is sent twice, and another with another title', async () => {
    for (let i = 0; i < 2; i++) await recordMilestone(editor, id, 'm1', sent({}, { document: await taken('Sama') }));
    expect([await records(), await db.storedFile.count({ where: { entryId: id } })]).toEqual([1, 1]);
    await recordMilestone(editor, id, 'm1', sent({}, { base: await newest(), document: await taken('Sama', 'Loppuraportti') }));
    expect([await records(), await db.storedFile.count({ where: { entryId: id } })]).toEqual([2, 2]);
  });

  it('is kept from the sweep as long as any record names it', async () => {
    await recordMilestone(editor, id, 'm1', sent({}, { document: await taken('Ensimmäinen') }));
    const first = await standing();
    await recordMilestone(editor, id, 'm1', sent({}, { base: await newest() }));
    await db.storedFile.updateMany({ data: { uploadedAt: new Date('2020-01-01') } });
    await sweepFiles(new Date());
    expect(await openDocument(async () => editor, first?.fileId ?? '', 'raportti.txt', isShownDocument)).toMatchObject({ isPublic: false });
  });

  it('of a pilot is nothing for an address that names another', async () => {
    await recordMilestone(editor, id, 'm1', sent({}, { document: await taken('Ensimmäinen') }));
    const file = await standing();
    expect(await isShownDocument(file?.fileId ?? '', crypto.randomUUID())).toBe(false);
    await db.entry.update({ where: { id }, data: { isPublic: false } });
    await expect(seen(file)).rejects.toThrow(NotFound);
  });
});

describe('a plan that changes', () => {
  it('keeps what was told of a milestone that it drops, and nothing new can be told', async () => {
    await recordMilestone(editor, id, 'm1', sent({ note: 'Kaivuu alkoi.' }));
    await republish(with_([step('m2'), step('m3')]));
    const { planned, past } = await openMilestones(editor, id);
    expect(planned.map((one) => one.id)).toEqual(['m2', 'm3']);
    expect(past).toEqual([{ id: 'm1', titles: { fi: 'Vaihe m1' }, lang: 'fi' }]);
    expect(await openMilestone(editor, id, 'm1')).toMatchObject({ planned: null, titles: { fi: 'Vaihe m1' }, history: [{ note: 'Kaivuu alkoi.' }] });
    expect(await codes(recordMilestone(editor, id, 'm1', sent({ note: 'Lisää' }, { base: await newest() })))).toEqual([':notInPlan']);
    await republish(with_([step('m1', '2026-12-01')]));
    expect(await milestonesOf(id)).toMatchObject([{ id: 'm1', dueOn: '2026-12-01', state: 'underway', note: 'Kaivuu alkoi.' }]);
  });

  it('can still be read where it says of a milestone whether it is done', () => {
    const stored = { ...with_([]), milestones: [{ ...step('m1'), done: true }] };
    expect(pilotContent.parse(JSON.parse(JSON.stringify(stored))).milestones).toEqual([step('m1')]);
  });

  it('is told of as before after the pilot has moved on', async () => {
    await recordMilestone(editor, id, 'm1', sent({ state: 'reached', reachedOn: '2026-05-01' }));
    await changeState(editor, pilots, id, 'completed');
    expect(await milestonesOf(id)).toMatchObject([{ state: 'reached', reachedOn: '2026-05-01' }, { state: 'ahead' }]);
    await recordMilestone(editor, id, 'm2', sent({ state: 'dropped', note: 'Pilotti päättyi.' }));
    expect(await milestonesOf(id)).toMatchObject([{ state: 'reached' }, { state: 'dropped' }]);
  });
});

describe('the projection', () => {
  const names = ['m1', 'm2', 'm3', 'm4'];
  const plan = fc.uniqueArray(fc.constantFrom(...names), { minLength: 0, maxLength: 4 });
  const told = fc.record({ name: fc.constantFrom(...names), state: fc.constantFrom(...MILESTONE_STATES), day: fc.integer({ min: 1, max: 28 }), note: fc.constantFrom('', 'A', 'B') });
  const events = fc.array(fc.oneof(plan.map((names) => ({ plan: names })), told, told), { maxLength: 12 });

  it('is what the plan and the newest records say, whatever happened', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(events, async (history) => {
        ({ id } = await aPublishedPilot(lead, with_([step('m1')]), { state: 'running' }));
        // Kept beside the database: the plan, and what was told last of each milestone.
        let planned = ['m1'];
        const last = new Map<string, { state: string; reachedOn: string | null }>();
        for (const event of history) {
          if ('plan' in event) {
            planned = event.plan;
            await republish(with_(planned.map((name) => step(name))));
            continue;
          }
          const reachedOn = event.state === 'reached' ? `2026-05-${String(event.day).padStart(2, '0')}` : '';
          const isWrong = event.state === 'dropped' && event.note === '';
          const base = await newest(event.name).catch(() => '');
          const went = await recordMilestone(editor, id, event.name, sent({ state: event.state, reachedOn, note: event.note }, { base })).then(() => true, () => false);
          expect(went).toBe(planned.includes(event.name) && !isWrong);
          if (went) last.set(event.name, { state: event.state, reachedOn: reachedOn || null });
        }
        const rows = await db.milestone.findMany({ where: { pilotId: id }, orderBy: { position: 'asc' } });
        expect(rows.map(({ milestoneId, state, reachedOn }) => ({ milestoneId, state, reachedOn: reachedOn?.toISOString().slice(0, 10) ?? null }))).toEqual(
          planned.map((milestoneId) => ({ milestoneId, ...(last.get(milestoneId) ?? { state: 'ahead', reachedOn: null }) })),
        );
      }),
      { numRuns: 40 },
    );
  });
});
