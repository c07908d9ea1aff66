import { beforeEach, describe, expect, it } from 'vitest';
import type { PilotContent } from '#app/domain/pilots/pilot.schema';
import { pilots } from '#app/domain/pilots/pilots.server';
import { withOriginalFields } from '#app/domain/shared/content';
import { Conflict, Forbidden, Invalid, NotFound } from '#app/domain/shared/outcome';
import { changeState } from '#app/domain/shared/moves.server';
import { approveEntry, declineEntry, returnEntry, submitEntry, withdrawEntry } from '#app/domain/shared/review.server';
import { fingerprint, openEntry, saveEntry, startEntry } from '#app/domain/shared/revision.server';
import { timelineOf } from '#app/domain/shared/timeline.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { aCoordinator, aMember, aPartner } from '../../factories/people';
import { completePilot } from '../../factories/pilots';
import { resetDatabase } from '../../setup/database';

let city: string;
let editor: Member;
let second: Member;
let stranger: Member;
let coordinator: Member;

beforeEach(async () => {
  await resetDatabase();
  city = await aPartner('Testikunta');
  editor = await aMember({ in: city, roles: ['editor'], name: 'Ensimmäinen' });
  second = await aMember({ in: city, roles: ['editor'], name: 'Toinen' });
  stranger = await aMember({ in: await aPartner(), roles: ['editor'] });
  coordinator = await aCoordinator();
});

const start = async (content: PilotContent = completePilot()) => (await startEntry(editor, pilots, city, content)).id;
const open = (id: string, viewer = editor) => openEntry(viewer, pilots, id);
const title = (content: PilotContent) => content.texts.fi?.fields.title;
const retitle = (id: string, viewer: Member, to: string, base: string) =>
  saveEntry(viewer, pilots, id, { base: fingerprint(base), part: title, change: (content) => withOriginalFields(content, { title: to }) });
const letters = async () => (await db.letter.findMany({ orderBy: { createdAt: 'asc' } })).map((letter) => letter.template);
const submitted = async () => {
  const id = await start();
  await submitEntry(editor, pilots, id);
  return id;
};
const approved = async () => {
  const id = await submitted();
  await approveEntry(coordinator, pilots, id, 1);
  return id;
};

describe('a draft', () => {
  it('is started only by an editor of the organisation', async () => {
    await expect(startEntry(stranger, pilots, city, completePilot())).rejects.toBeInstanceOf(Forbidden);
    await expect(startEntry(null, pilots, city, completePilot())).rejects.toBeInstanceOf(Forbidden);
    expect(await db.entry.count({ where: { kind: 'pilots' } })).toBe(0);
  });

  it('does not exist for strangers', async () => {
    const id = await start();
    await expect(open(id, stranger)).rejects.toBeInstanceOf(NotFound);
    await expect(openEntry(null, pilots, id)).rejects.toBeInstanceOf(NotFound);
    await expect(open(crypto.randomUUID())).rejects.toBeInstanceOf(NotFound);
    await expect(open('1; DROP TABLE "Entry"')).rejects.toBeInstanceOf(NotFound);
  });

  it('is refused with every gap named, and nothing changes', async () => {
    const id = await start({ ...completePilot(), impact: { lowCarbon: null, smart: '0', healthy: '0', sociallySustainable: '0' }, sdgTargets: [] });
    const refusal = await submitEntry(editor, pilots, id).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Invalid);
    expect((refusal as Invalid).issues.map((issue) => issue.field)).toEqual(expect.arrayContaining(['impact.lowCarbon', 'sdgTargets']));
    expect((await open(id)).revision.state).toBe('draft');
    expect(await letters()).toEqual([]);
  });

  it('needs at least one theme that it strengthens', async () => {
    const id = await start({ ...completePilot(), impact: { lowCarbon: '0', smart: '0', healthy: '0', sociallySustainable: '-' } });
    await expect(submitEntry(editor, pilots, id)).rejects.toMatchObject({ issues: [{ code: 'oneTheme' }] });
  });
});

describe('two editors', () => {
  it('never overwrite each other: the second is shown what stands and who wrote it', async () => {
    const id = await start();
    await retitle(id, editor, 'Ensimmäisen nimi', 'Lämpö talteen');
    const clash = await retitle(id, second, 'Toisen nimi', 'Lämpö talteen').catch((error: unknown) => error);
    expect(clash).toBeInstanceOf(Conflict);
    expect((clash as Conflict).theirs).toMatchObject({ part: 'Ensimmäisen nimi', by: 'Ensimmäinen' });
    expect(title((await open(id)).content)).toBe('Ensimmäisen nimi');
    await retitle(id, second, 'Yhdistetty nimi', 'Ensimmäisen nimi');
    expect(title((await open(id)).content)).toBe('Yhdistetty nimi');
  });

  it('may write in different parts at the same time', async () => {
    const id = await start();
    const { content } = await open(id);
    await retitle(id, editor, 'Uusi nimi', 'Lämpö talteen');
    await saveEntry(second, pilots, id, { base: fingerprint(content.sdgTargets), part: (c) => c.sdgTargets, change: (c) => ({ ...c, sdgTargets: ['13.2'] }) });
    const after = (await open(id)).content;
    expect([title(after), after.sdgTargets]).toEqual(['Uusi nimi', ['13.2']]);
  });

  it('saving at the very same moment leaves one winner', async () => {
    const id = await start();
    const results = await Promise.allSettled([retitle(id, editor, 'A', 'Lämpö talteen'), retitle(id, second, 'B', 'Lämpö talteen')]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('review', () => {
  it('returns with reasons at fields, and keeps them for ever', async () => {
    const id = await submitted();
    const reasons = [{ field: 'summary', text: 'Kerro tulos.' }, { field: 'budget', text: 'Erittele.' }];
    await returnEntry(coordinator, pilots, id, 1, reasons, 'Hyvä alku.');
    await submitEntry(editor, pilots, id);
    await approveEntry(coordinator, pilots, id, 1);
    const thread = await timelineOf(id, false);
    expect(thread.map((step) => step.step)).toEqual(['created', 'submitted', 'returned', 'submitted', 'approved']);
    expect(thread[2]).toMatchObject({ reasons, note: 'Hyvä alku.', actor: 'Koordinaattori', actorRole: 'coordinator' });
    expect(await letters()).toEqual(['review/received', 'review/returned', 'review/received', 'review/approved']);
  });

  it('is the coordinator’s alone, and not of what they wrote themselves', async () => {
    const id = await submitted();
    for (const viewer of [editor, second]) await expect(approveEntry(viewer, pilots, id, 1)).rejects.toBeInstanceOf(Forbidden);
    await expect(approveEntry(stranger, pilots, id, 1)).rejects.toBeInstanceOf(NotFound);
    const both = await aMember({ in: city, roles: ['editor'], platform: ['coordinator'] });
    await expect(approveEntry(both, pilots, id, 1)).rejects.toBeInstanceOf(Forbidden);
    expect((await db.entry.findUniqueOrThrow({ where: { id } })).isPublic).toBe(false);
  });

  it('has one decision when two coordinators decide at once', async () => {
    const id = await submitted();
    const other = await aCoordinator();
    const results = await Promise.allSettled([approveEntry(coordinator, pilots, id, 1), declineEntry(other, pilots, id, 1, 'Ei sovi.')]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect((refused[0] as PromiseRejectedResult).reason).toBeInstanceOf(Conflict);
  });

  it('asks for a reason to return or decline', async () => {
    const id = await submitted();
    await expect(returnEntry(coordinator, pilots, id, 1, [], '')).rejects.toBeInstanceOf(Invalid);
    await expect(declineEntry(coordinator, pilots, id, 1, ' ')).rejects.toBeInstanceOf(Invalid);
  });

  it('publishes texts, search and filters in one go', async () => {
    const id = await approved();
    const entry = await db.entry.findUniqueOrThrow({ where: { id }, include: { texts: true, pilot: { include: { partners: true } } } });
    expect(entry).toMatchObject({ slug: 'lampo-talteen', state: 'approved', isPublic: true });
    expect(entry.texts).toHaveLength(1);
    expect(entry.pilot).toMatchObject({ themes: ['low-carbon', 'socially-sustainable'], years: [2026, 2027], sdgGoals: [11], impactHealthy: -1 });
    expect(entry.pilot?.partners).toMatchObject([{ partnerId: city, role: 'lead' }]);
    const found = await db.$queryRaw<unknown[]>`SELECT 1 FROM "SearchDocument" WHERE lang = 'en' AND search @@ to_tsquery('finnish', 'lämpö')`;
    expect(found).toHaveLength(1);
  });

  it('sending twice gives one submission', async () => {
    const id = await start();
    await Promise.allSettled([submitEntry(editor, pilots, id), submitEntry(editor, pilots, id)]);
    expect((await timelineOf(id, false)).filter((step) => step.step === 'submitted')).toHaveLength(1);
    expect(await letters()).toEqual(['review/received']);
  });
});

describe('what is published', () => {
  it('stays as it is while a material edit is in review, and drops a declined edit', async () => {
    const id = await approved();
    await retitle(id, editor, 'Suurempi lupaus', 'Lämpö talteen');
    expect(await submitEntry(editor, pilots, id)).toEqual({ result: 'submitted' });
    const shown = () => db.entryText.findFirstOrThrow({ where: { entryId: id } });
    expect((await shown()).title).toBe('Lämpö talteen');
    await declineEntry(coordinator, pilots, id, 2, 'Pysytään entisessä.');
    expect((await shown()).title).toBe('Lämpö talteen');
    expect(title((await open(id)).content)).toBe('Lämpö talteen');
    expect((await db.entry.findUniqueOrThrow({ where: { id } })).isPublic).toBe(true);
  });

  it('takes a small edit at once', async () => {
    const id = await approved();
    await saveEntry(editor, pilots, id, { base: fingerprint('summary kerrotaan tässä.'), part: (c) => c.texts.fi?.fields.summary, change: (c) => withOriginalFields(c, { summary: 'Korjattu virhe.' }) });
    expect(await submitEntry(editor, pilots, id)).toEqual({ result: 'published' });
    expect((await db.entryText.findFirstOrThrow({ where: { entryId: id } })).summary).toBe('Korjattu virhe.');
  });

  it('moves only along its life', async () => {
    const id = await approved();
    const move = (to: string, viewer = editor, reason?: string) => changeState(viewer, pilots, id, to, reason);
    await expect(move('completed')).rejects.toBeInstanceOf(Conflict);
    await expect(move('running', stranger)).rejects.toBeInstanceOf(NotFound);
    await expect(move('running', coordinator)).rejects.toBeInstanceOf(Forbidden);
    await expect(move('draft')).rejects.toBeInstanceOf(NotFound);
    await move('running', editor, 'Ei kysytty.');
    expect((await timelineOf(id, false)).find(({ step }) => step === 'running')?.note ?? null).toBeNull();
    expect((await db.pilot.findUniqueOrThrow({ where: { id } })).state).toBe('running');
    await expect(move('stopped', editor, ' ')).rejects.toBeInstanceOf(Invalid);
    await move('completed');
    await expect(move('stopped', editor, 'Myöhässä.')).rejects.toBeInstanceOf(Conflict);
  });

  it('gets one new draft when two editors begin to change it at once', async () => {
    const id = await approved();
    const results = await Promise.allSettled([retitle(id, editor, 'A', 'Lämpö talteen'), retitle(id, second, 'B', 'Lämpö talteen')]);
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toEqual([expect.any(Conflict)]);
    expect(await db.revision.count({ where: { entryId: id, state: 'draft' } })).toBe(1);
  });

  it('keeps one draft, too, when the other begins between reading and writing', async () => {
    const id = await approved();
    const late = saveEntry(second, pilots, id, {
      base: fingerprint('Lämpö talteen'),
      part: title,
      change: async (content) => {
        await retitle(id, editor, 'A', 'Lämpö talteen');
        return withOriginalFields(content, { title: 'B' });
      },
    });
    await expect(late).rejects.toMatchObject({ theirs: { part: 'A', by: 'Ensimmäinen' } });
    expect(await db.revision.count({ where: { entryId: id, state: 'draft' } })).toBe(1);
  });

  it('can no longer be withdrawn, but a submission can', async () => {
    const id = await submitted();
    await expect(withdrawEntry(coordinator, pilots, id, '')).rejects.toBeInstanceOf(Forbidden);
    await withdrawEntry(editor, pilots, id, 'Rahoitus peruuntui.');
    expect((await db.entry.findUniqueOrThrow({ where: { id } })).state).toBe('withdrawn');
    await expect(approveEntry(coordinator, pilots, id, 1)).rejects.toBeInstanceOf(Conflict);
    await expect(withdrawEntry(editor, pilots, await approved(), '')).rejects.toBeInstanceOf(Conflict);
  });

  it('gives equal titles different addresses', async () => {
    const ids = [await approved(), await approved()];
    const entries = await db.entry.findMany({ where: { id: { in: ids } }, select: { slug: true } });
    expect(entries.map((entry) => entry.slug).sort()).toEqual(['lampo-talteen', 'lampo-talteen-2']);
  });
});

it('translations become outdated when the original changes', async () => {
  const content = completePilot();
  const id = await start({ ...content, texts: { ...content.texts, sv: { state: 'translated', fields: { title: 'Ta vara på värmen' } } } });
  await retitle(id, editor, 'Toinen nimi', 'Lämpö talteen');
  expect((await open(id)).content.texts.sv?.state).toBe('outdated');
});
