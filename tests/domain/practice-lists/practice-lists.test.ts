import { beforeEach, describe, expect, it } from 'vitest';
import { collect, copyList, deleteList, makeList, noteItem, renameList, shareList, takeOut } from '#app/domain/practice-lists/keeping.server';
import { MOST_ITEMS, MOST_LISTS } from '#app/domain/practice-lists/practice-list.schema';
import { findList, ownLists, sharedList } from '#app/domain/practice-lists/practice-lists.server';
import { listToken } from '#app/domain/practice-lists/sharing.server';
import { Conflict, Invalid, NotFound } from '#app/domain/shared/outcome';
import { fingerprint } from '#app/domain/shared/revision.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { aMember, aPartner } from '#tests/factories/people';
import { manyPractices } from '#tests/factories/practices';
import { aPractice } from '#tests/factories/replications';
import { resetDatabase } from '#tests/setup/database';

let practice: string;
let second: string;
let keeper: Member;
let other: Member;

const into = (list: string, note = '') => ({ list, name: '', note });
const asNew = (name: string, note = '') => ({ list: '', name, note });
const tokenOf = async (id: string) => listToken((await db.practiceList.findUniqueOrThrow({ where: { id } })).shareId ?? '');

beforeEach(async () => {
  await resetDatabase();
  const city = await aPartner('Testikunta');
  practice = (await aPractice(city, 'Ensimmäinen')).id;
  second = (await aPractice(city, 'Toinen')).id;
  keeper = await aMember({ name: 'Kaisa Kerääjä' });
  other = await aMember();
});

describe('collecting', () => {
  it('begins a list and keeps the order', async () => {
    const id = await collect(keeper, practice, asNew('Talvi', 'Sopii meille'));
    expect(await collect(keeper, second, into(id))).toBe(id);
    await collect(keeper, practice, into(id));
    const list = await findList(keeper, id, 'fi');
    expect(list.items.map((item) => [item.title, item.note])).toEqual([['Ensimmäinen', 'Sopii meille'], ['Toinen', '']]);
    expect(await ownLists(keeper, 'fi')).toMatchObject([{ name: 'Talvi', count: 2, shared: false }]);
    expect(await ownLists(other, 'fi')).toEqual([]);
  });

  it('begins a new list where a name is given, whatever else is chosen', async () => {
    const id = await collect(keeper, practice, asNew('Talvi'));
    const other = await collect(keeper, second, { list: id, name: 'Kesä', note: '' });
    expect(other).not.toBe(id);
    expect([(await findList(keeper, id, 'fi')).items.length, (await findList(keeper, other, 'fi')).items.length]).toEqual([1, 1]);
  });

  it('makes one list when the form is sent twice at once', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, () => collect(keeper, practice, asNew('Sama'))));
    expect(new Set(ids).size).toBe(1);
    expect(await db.practiceList.count()).toBe(1);
    expect(await db.practiceListItem.count()).toBe(1);
  });

  it('knows no drafts, no other kinds and no others’ lists', async () => {
    const id = await makeList(keeper, { name: 'Oma', note: '' });
    await expect(collect(other, practice, into(id))).rejects.toThrow(NotFound);
    await expect(collect(keeper, 'nothing', into(id))).rejects.toThrow(NotFound);
    await db.entry.update({ where: { id: second }, data: { isPublic: false } });
    await expect(collect(keeper, second, into(id))).rejects.toThrow(NotFound);
  });

  it('says that a practice is no longer public, and nothing of it but its keeper’s note', async () => {
    const id = await collect(keeper, practice, asNew('Talvi', 'Sopisi meille'));
    await collect(keeper, second, into(id));
    await shareList(keeper, id, 'shared');
    await db.entry.update({ where: { id: practice }, data: { isPublic: false } });
    const [own, shared] = [await findList(keeper, id, 'fi'), await sharedList(await tokenOf(id), 'fi')];
    expect([own.items.map(({ title }) => title), own.gone]).toEqual([['Toinen'], [{ id: practice, note: 'Sopisi meille', added: expect.any(String) }]]);
    expect([shared?.items.length, shared?.gone]).toEqual([1, 1]);
    for (const list of [own, shared]) expect(JSON.stringify(list)).not.toContain('Ensimmäinen');
    await takeOut(keeper, id, practice);
    expect((await findList(keeper, id, 'fi')).gone).toEqual([]);
  });

  it('ends at so many lists', async () => {
    await db.practiceList.createMany({ data: Array.from({ length: MOST_LISTS - 1 }, (_, i) => ({ personId: keeper.personId, name: `Lista ${i}` })) });
    const made = await Promise.allSettled([makeList(keeper, { name: 'A', note: '' }), makeList(keeper, { name: 'B', note: '' })]);
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(made.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toEqual([expect.any(Invalid)]);
  });
});

describe('a full list', () => {
  it('takes no more, and what is in it can still be noted', async () => {
    await manyPractices(MOST_ITEMS);
    const ids = (await db.practice.findMany({ select: { id: true }, where: { id: { notIn: [practice, second] } } })).map(({ id }) => id);
    const id = await makeList(keeper, { name: 'Kaikki', note: '' });
    await db.practiceListItem.createMany({ data: ids.slice(1).map((practiceId) => ({ listId: id, practiceId })) });
    const both = await Promise.allSettled([collect(keeper, practice, into(id)), collect(keeper, second, into(id))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.flatMap((one) => (one.status === 'rejected' ? [one.reason.issues] : []))).toEqual([[{ field: 'list', code: 'tooManyItems', values: { max: MOST_ITEMS } }]]);
    await collect(keeper, ids[5] ?? '', into(id, 'On jo'));
    expect(await db.practiceListItem.count({ where: { listId: id } })).toBe(MOST_ITEMS);
  });
});

describe('keeping', () => {
  it('is the keeper’s alone', async () => {
    const id = await collect(keeper, practice, asNew('Talvi'));
    const coordinator = await aMember({ platform: ['coordinator', 'administrator'] });
    for (const stranger of [other, coordinator]) {
      for (const doing of [() => findList(stranger, id, 'fi'), () => renameList(stranger, id, 0, { name: 'X', note: '' }), () => noteItem(stranger, id, practice, fingerprint(''), 'X'), () => takeOut(stranger, id, practice), () => deleteList(stranger, id, 1), () => shareList(stranger, id, 'shared')]) {
        await expect(doing()).rejects.toThrow(NotFound);
      }
    }
    expect((await findList(keeper, id, 'fi')).items).toHaveLength(1);
  });

  it('writes over nothing in silence', async () => {
    const id = await makeList(keeper, { name: 'Talvi', note: '' });
    await renameList(keeper, id, 0, { name: 'Kevät', note: 'a' });
    await renameList(keeper, id, 0, { name: 'Kevät', note: 'a' });
    await expect(renameList(keeper, id, 0, { name: 'Syksy', note: '' })).rejects.toBeInstanceOf(Conflict);
  });

  it('writes over no note in silence, in two tabs or by collecting once more', async () => {
    const id = await collect(keeper, practice, asNew('Talvi'));
    const blank = fingerprint('');
    const tabs = await Promise.allSettled([noteItem(keeper, id, practice, blank, 'Yksi'), noteItem(keeper, id, practice, blank, 'Kaksi')]);
    const stands = (await findList(keeper, id, 'fi')).items[0]?.note ?? '';
    const refused = tabs.flatMap((tab) => (tab.status === 'rejected' ? [tab.reason] : []));
    expect(refused).toEqual([expect.any(Conflict)]);
    expect(refused[0].theirs).toEqual({ note: stands, base: fingerprint(stands) });
    await noteItem(keeper, id, practice, blank, stands);
    await collect(keeper, practice, into(id));
    await expect(collect(keeper, practice, into(id, 'Kolme'))).rejects.toMatchObject({ theirs: { note: stands } });
    expect((await findList(keeper, id, 'fi')).items[0]?.note).toBe(stands);
    await collect(keeper, practice, into(id, 'Kolme'), fingerprint(stands));
    expect((await findList(keeper, id, 'fi')).items[0]?.note).toBe('Kolme');
  });

  it('deletes only what its keeper was told of', async () => {
    const id = await collect(keeper, practice, asNew('Talvi'));
    await collect(keeper, second, into(id));
    for (const seen of [0, 1, 3, -1]) await expect(deleteList(keeper, id, seen)).rejects.toBeInstanceOf(Conflict);
    expect((await findList(keeper, id, 'fi')).items).toHaveLength(2);
  });

  it('notes, takes out and deletes', async () => {
    const id = await collect(keeper, practice, asNew('Talvi'));
    await noteItem(keeper, id, practice, fingerprint(''), 'Kysy lisää');
    await expect(noteItem(keeper, id, second, fingerprint(''), 'Ei siellä')).rejects.toThrow(NotFound);
    expect((await findList(keeper, id, 'fi')).items[0]?.note).toBe('Kysy lisää');
    await takeOut(keeper, id, practice);
    await takeOut(keeper, id, practice);
    expect((await findList(keeper, id, 'fi')).items).toEqual([]);
    await deleteList(keeper, id, 0);
    await expect(findList(keeper, id, 'fi')).rejects.toThrow(NotFound);
  });
});

describe('sharing', () => {
  it('shows the list by its link alone, without its keeper', async () => {
    const id = await collect(keeper, practice, asNew('Talvi', 'Sopii'));
    await shareList(keeper, id, 'shared');
    const token = await tokenOf(id);
    const shared = await sharedList(token, 'sv');
    expect(shared?.items).toMatchObject([{ title: 'Ensimmäinen', note: 'Sopii', lang: 'fi' }]);
    for (const secret of [keeper.name, keeper.personId, id]) expect(JSON.stringify(shared)).not.toContain(secret);
    const [shareId = '', signature = ''] = token.split('.');
    for (const forged of [shareId, `${shareId}.`, `${shareId}.${signature.slice(0, -2)}xx`, `${id}.${signature}`, '', 'x'.repeat(5000)]) expect(await sharedList(forged, 'fi')).toBeNull();
  });

  it('ends with its link: a new one is another', async () => {
    const id = await makeList(keeper, { name: 'Talvi', note: '' });
    await shareList(keeper, id, 'shared');
    const old = await tokenOf(id);
    await shareList(keeper, id, 'shared');
    expect(await tokenOf(id)).toBe(old);
    await shareList(keeper, id, 'ended');
    expect(await sharedList(old, 'fi')).toBeNull();
    await shareList(keeper, id, 'shared');
    expect(await sharedList(old, 'fi')).toBeNull();
    expect(await sharedList(await tokenOf(id), 'fi')).not.toBeNull();
    await deleteList(keeper, id, 0);
    expect(await db.practiceListItem.count()).toBe(0);
  });

  it('gets a new link that ends the old one, and only while it is shared', async () => {
    const id = await makeList(keeper, { name: 'Talvi', note: '' });
    await shareList(keeper, id, 'renewed');
    expect((await findList(keeper, id, 'fi')).link).toBeNull();
    await shareList(keeper, id, 'shared');
    const old = await tokenOf(id);
    await shareList(keeper, id, 'renewed');
    expect([await sharedList(old, 'fi'), (await sharedList(await tokenOf(id), 'fi'))?.name]).toEqual([null, 'Talvi']);
  });

  it('is copied into one’s own lists, which then go their own way', async () => {
    const id = await collect(keeper, practice, asNew('Talvi', 'Sopii'));
    await collect(keeper, second, into(id));
    await db.entry.update({ where: { id: second }, data: { isPublic: false } });
    await shareList(keeper, id, 'shared');
    const token = await tokenOf(id);
    const copies = await Promise.all([copyList(other, token), copyList(other, token)]);
    expect(new Set(copies).size).toBe(1);
    expect(await copyList(keeper, token)).toBe(id);
    await deleteList(keeper, id, 2);
    const copy = await findList(other, copies[0] ?? '', 'fi');
    expect([copy.link, copy.items.map((item) => item.note)]).toEqual([null, ['Sopii']]);
    expect(await db.practiceListItem.count()).toBe(1);
    await expect(copyList(other, token)).rejects.toThrow(NotFound);
  });
});
