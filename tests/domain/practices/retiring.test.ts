import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { knowLetters } from '#app/domain/letters.server';
import { practices } from '#app/domain/practices/practices.server';
import { EVERYTHING, listPractices } from '#app/domain/practices/practice-list.server';
import { findPractice } from '#app/domain/practices/practice-page.server';
import type { PracticeContent } from '#app/domain/practices/practice.schema';
import { travelFigures } from '#app/domain/progress/travel/travel-figures.server';
import { takeUp } from '#app/domain/replications/take-up.server';
import { findTravel } from '#app/domain/replications/travel.server';
import { searchAll } from '#app/domain/search/search.server';
import { fileStarts, publicEntries } from '#app/domain/search/sitemap.server';
import { changeState, movesFor } from '#app/domain/shared/moves.server';
import { Conflict, Forbidden, NotFound } from '#app/domain/shared/outcome';
import { openPicture } from '#app/domain/shared/pictures.server';
import { newestEntries } from '#app/domain/shared/public-entry.server';
import { submitEntry } from '#app/domain/shared/review.server';
import { fingerprint, loadEntry, saveEntry } from '#app/domain/shared/revision.server';
import type { Member } from '#app/domain/shared/viewer';
import { db, transaction } from '#app/platform/db/db.server';
import { storePicture } from '#app/platform/files/files.server';
import { codes, emailOf, lettersTo } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { aPractice, aReplication, asTaken } from '#tests/factories/replications';
import { resetDatabase } from '#tests/setup/database';

let home: string;
let town: string;
let practice: { id: string; slug: string };
let editor: Member;
let representative: Member;

beforeEach(async () => {
  await resetDatabase();
  knowLetters();
  home = await aPartner('Kotikunta');
  town = await aPartner('Vierailukunta');
  practice = await aPractice(home, 'Lämpö kiertoon');
  await aReplication(practice.id, town);
  editor = await aMember({ in: home, roles: ['editor'], lang: 'en' });
  representative = await aMember({ in: home, roles: ['representative'] });
});

const retire = (viewer: Member, reason = 'Laite on poistunut markkinoilta.') => changeState(viewer, practices, practice.id, 'retired', reason);
const found = async () => {
  const mapped: string[] = [];
  for (const place of await fileStarts(100)) if (place.kind === 'practices') for await (const { path } of publicEntries(place, 100)) mapped.push(path);
  return {
    listed: (await listPractices('fi', EVERYTHING)).count,
    searched: (await searchAll('fi', { q: 'lämpö' })).kinds.map(({ kind }) => kind),
    mapped,
    fed: (await newestEntries(practices, 'fi', 5)).length,
    forPrograms: Boolean(await practices.api?.find({ lang: 'fi', origin: 'https://x.example' }, practice.slug)),
    moved: (await travelFigures('fi', { themes: [], status: null, year: null }, false)).counted,
  };
};
const page = async () => {
  const answer = await findPractice('fi', practice.slug);
  return answer && 'practice' in answer ? answer.practice : null;
};
const texts = (content: PracticeContent) => content.texts.fi?.fields.summary;
const edit = () => saveEntry(editor, practices, practice.id, { base: fingerprint('summary kerrotaan.'), part: texts, change: (content) => ({ ...content, texts: { fi: { state: 'original', fields: { ...content.texts.fi?.fields, summary: 'Uusi tiivistelmä.' } } } }) });

describe('a practice that is no longer offered', () => {
  it('leaves everything that readers find it by, keeps its page and its travel, and comes back', async () => {
    const offered = await found();
    expect(offered).toEqual({ listed: 1, searched: ['practices'], mapped: [`/practices/${practice.slug}`], fed: 1, forPrograms: true, moved: 1 });
    await retire(representative);
    expect(await found()).toEqual({ listed: 0, searched: [], mapped: [], fed: 0, forPrograms: false, moved: 0 });
    expect(await page()).toMatchObject({ title: 'Lämpö kiertoon', retired: { by: 'representative', organisation: 'Kotikunta', reason: 'Laite on poistunut markkinoilta.' } });
    expect((await page())?.timeline.at(-1)).toMatchObject({ what: 'Poistettu tarjolta', note: 'Laite on poistunut markkinoilta.' });
    const travel = await findTravel('fi', practice.slug);
    expect(travel).toMatchObject({ travel: { practice: { isRetired: true, isOffered: false }, places: [{ name: 'Vierailukunta' }], counted: 1 } });
    const other = await aPartner('Muu');
    await expect(takeUp(await aMember({ in: other, roles: ['editor'] }), practice.id, other, asTaken())).rejects.toThrow(NotFound);
    await changeState(representative, practices, practice.id, 'published', 'Uusi valmistaja löytyi.');
    expect(await found()).toEqual(offered);
    expect((await page())?.retired).toBeNull();
  });

  it('is retired and offered again by its representative or a coordinator, with a reason, and its organisation is told', async () => {
    const both = { ...(await aCoordinator()), memberships: editor.memberships };
    for (const viewer of [editor, both]) await expect(retire(viewer)).rejects.toThrow(Forbidden);
    for (const viewer of [await aMember({ in: home, roles: ['practitioner'] }), await aMember({ in: town, roles: ['representative'] }), await aMember({ in: town, roles: ['editor'] })]) await expect(retire(viewer)).rejects.toThrow(NotFound);
    expect(await codes(retire(representative, ' '))).toEqual(['reason:required']);
    const coordinator = await aCoordinator();
    await retire(coordinator);
    expect((await page())?.retired).toMatchObject({ by: 'coordinator', organisation: null });
    const [letter] = await lettersTo(await emailOf(editor.personId));
    expect([letter?.subject, letter?.text]).toEqual(['No longer offered: Lämpö kiertoon', expect.stringContaining('Laite on poistunut markkinoilta.')]);
    expect(letter?.action?.url).toContain(`/en/practices/${practice.slug}`);
    expect(await lettersTo(await emailOf(representative.personId))).toHaveLength(1);
    await expect(retire(representative)).rejects.toThrow(Conflict);
    const { entry } = await loadEntry(practices, practice.id);
    expect([representative, coordinator, editor, null].map((viewer) => movesFor(viewer, practices, entry).map(({ to }) => to))).toEqual([['published'], ['published'], [], []]);
  });

  it('cannot be changed meanwhile, nor retired while a change is in review', async () => {
    await edit();
    await db.revision.updateMany({ where: { entryId: practice.id, number: 2 }, data: { state: 'submitted' } });
    expect(await codes(retire(representative))).toEqual([':inReview']);
    await db.revision.updateMany({ where: { entryId: practice.id, number: 2 }, data: { state: 'draft' } });
    await retire(representative);
    expect(await codes(submitEntry(editor, practices, practice.id))).toEqual([':retired']);
    await db.revision.deleteMany({ where: { entryId: practice.id, number: 2 } });
    expect(await codes(edit())).toEqual([':locked']);
  });

  it('keeps its pictures', async () => {
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#2c8259' } }).png().toBuffer();
    const { id } = await transaction((tx) => storePicture(tx, png, { entryId: practice.id, uploadedBy: editor.personId }));
    const { content } = await db.revision.findFirstOrThrow({ where: { entryId: practice.id } });
    await db.revision.updateMany({ where: { entryId: practice.id }, data: { content: { ...(content as object), pictures: [{ fileId: id, credit: '', alt: {} }] } } });
    await retire(representative);
    expect((await openPicture(async () => null, id, null)).isPublic).toBe(true);
  });
});
