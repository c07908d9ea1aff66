import { randomUUID } from 'node:crypto';
import { isId } from '#app/domain/shared/fields';
import { Conflict, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { fingerprint } from '#app/domain/shared/revision.server';
import type { Member } from '#app/domain/shared/viewer';
import { type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { type Collected, type ListSaid, MOST_ITEMS, MOST_LISTS } from './practice-list.schema';
import { sharedListId } from './sharing.server';

/** One change of a person's lists at a time, so that limits hold and the same form sent twice gives one list. */
const lockKeeper = (tx: Tx, { personId }: Member) => tx.$queryRaw`SELECT 1 FROM "Person" WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;

/** The keeper's own list. @throws NotFound for everybody else */
async function ownList(tx: Tx, viewer: Member, id: string) {
  const list = isId(id) ? await tx.practiceList.findFirst({ where: { id, personId: viewer.personId } }) : null;
  if (!list) throw new NotFound();
  return list;
}

/** A new list; one of the same name is what the same form made before. */
async function newList(tx: Tx, viewer: Member, said: ListSaid): Promise<string> {
  const own = await tx.practiceList.findMany({ where: { personId: viewer.personId }, select: { id: true, name: true } });
  const same = own.find(({ name }) => name === said.name);
  if (same) return same.id;
  refuseIf(own.length >= MOST_LISTS ? [{ field: 'name', code: 'tooManyLists', values: { max: MOST_LISTS } }] : []);
  const at = now();
  return (await tx.practiceList.create({ data: { ...said, personId: viewer.personId, createdAt: at, updatedAt: at }, select: { id: true } })).id;
}

/** Begins a list. @returns its id; @throws Invalid (`tooManyLists`) */
export async function makeList(viewer: Member, said: ListSaid): Promise<string> {
  return transaction(async (tx) => {
    await lockKeeper(tx, viewer);
    return newList(tx, viewer, said);
  });
}

/**
 * Collects a practice into one of the member's lists or, where a name is given, into a new one. One that is there already keeps its place; a new note
 * replaces the old, once its keeper has read that.
 * @param base the fingerprint of the note there that the form showed, if it did
 * @returns the list's id; @throws NotFound when the practice is not public or the list not the member's; Conflict with `OtherNote`; Invalid (`tooManyLists`, `tooManyItems`)
 */
export async function collect(viewer: Member, practiceId: string, { list, name, note }: Collected, base = ''): Promise<string> {
  return transaction(async (tx) => {
    await lockKeeper(tx, viewer);
    const there = isId(practiceId) && (await tx.entry.count({ where: { id: practiceId, kind: 'practices', isPublic: true } })) > 0;
    if (!there) throw new NotFound();
    const listId = name ? await newList(tx, viewer, { name, note: '' }) : (await ownList(tx, viewer, list)).id;
    const key = { listId_practiceId: { listId, practiceId } };
    const known = await tx.practiceListItem.findUnique({ where: key });
    if (known) {
      if (note && known.note && note !== known.note) refuseOtherNote(known.note, base);
      if (note) await tx.practiceListItem.update({ where: key, data: { note } });
    } else {
      const full = (await tx.practiceListItem.count({ where: { listId } })) >= MOST_ITEMS;
      refuseIf(full ? [{ field: 'list', code: 'tooManyItems', values: { max: MOST_ITEMS } }] : []);
      await tx.practiceListItem.create({ data: { listId, practiceId, note, addedAt: now() } });
    }
    await tx.practiceList.update({ where: { id: listId }, data: { updatedAt: now() } });
    return listId;
  });
}

/** What the keeper saved elsewhere meanwhile. */
export type OtherList = ListSaid & { lock: number };

/** Changes a list's name and note. @param base how many saves the form started from @throws NotFound; Conflict with `OtherList` */
export async function renameList(viewer: Member, id: string, base: number, said: ListSaid): Promise<void> {
  await transaction(async (tx) => {
    await lockKeeper(tx, viewer);
    const list = await ownList(tx, viewer, id);
    if (list.name === said.name && list.note === said.note) return;
    if (list.lock !== base) throw new Conflict({ name: list.name, note: list.note, lock: list.lock } satisfies OtherList);
    await tx.practiceList.update({ where: { id }, data: { ...said, lock: { increment: 1 }, updatedAt: now() } });
  });
}

/** The note that stands, which the form did not show, with the mark that says it was read. */
export type OtherNote = { note: string; base: string };

/** @throws Conflict with `OtherNote` when another note stands than the form started from */
function refuseOtherNote(stands: string, base: string): void {
  if (fingerprint(stands) !== base) throw new Conflict({ note: stands, base: fingerprint(stands) } satisfies OtherNote);
}

/** Changes what is said of a practice in a list. @param base the fingerprint of the note that the form started from @throws NotFound; Conflict with `OtherNote` */
export async function noteItem(viewer: Member, id: string, practiceId: string, base: string, note: string): Promise<void> {
  await transaction(async (tx) => {
    await lockKeeper(tx, viewer);
    await ownList(tx, viewer, id);
    const key = { listId_practiceId: { listId: id, practiceId: isId(practiceId) ? practiceId : id } };
    const item = await tx.practiceListItem.findUnique({ where: key });
    if (!item) throw new NotFound();
    if (item.note === note) return;
    refuseOtherNote(item.note, base);
    await tx.practiceListItem.update({ where: key, data: { note } });
  });
}

/** Takes a practice out of a list; one that is not there stays out. @throws NotFound */
export async function takeOut(viewer: Member, id: string, practiceId: string): Promise<void> {
  await transaction(async (tx) => {
    await ownList(tx, viewer, id);
    if (isId(practiceId)) await tx.practiceListItem.deleteMany({ where: { listId: id, practiceId } });
  });
}

/** Deletes a list with its notes. @param seen how many practices its keeper was told of @throws NotFound; Conflict when it holds another number meanwhile */
export async function deleteList(viewer: Member, id: string, seen: number): Promise<void> {
  await transaction(async (tx) => {
    await lockKeeper(tx, viewer);
    await ownList(tx, viewer, id);
    if ((await tx.practiceListItem.count({ where: { listId: id } })) !== seen) throw new Conflict();
    await tx.practiceList.delete({ where: { id } });
  });
}

/** Makes a list readable by link, gives a shared one a new link, or ends its link: an ended one never works again. @throws NotFound */
export async function shareList(viewer: Member, id: string, to: 'shared' | 'renewed' | 'ended'): Promise<void> {
  await transaction(async (tx) => {
    await lockKeeper(tx, viewer);
    const { shareId } = await ownList(tx, viewer, id);
    if (to === 'shared' ? shareId !== null : shareId === null) return;
    await tx.practiceList.update({ where: { id }, data: { shareId: to === 'ended' ? null : randomUUID() } });
  });
}

/**
 * Copies a shared list into one's own, with its practices that are public and their notes. The same form sent twice gives one copy.
 * @returns the copy's id; @throws NotFound when the link does not work; Invalid (`tooManyLists`)
 */
export async function copyList(viewer: Member, token: string): Promise<string> {
  return transaction(async (tx) => {
    await lockKeeper(tx, viewer);
    const shareId = sharedListId(token);
    const list = shareId ? await tx.practiceList.findUnique({ where: { shareId }, include: { items: { where: { practice: { isPublic: true } } } } }) : null;
    if (!list) throw new NotFound();
    if (list.personId === viewer.personId) return list.id;
    const id = await newList(tx, viewer, { name: list.name, note: list.note });
    const room = MOST_ITEMS - (await tx.practiceListItem.count({ where: { listId: id } }));
    const items = list.items.slice(0, Math.max(0, room)).map(({ practiceId, note, addedAt }) => ({ listId: id, practiceId, note, addedAt }));
    await tx.practiceListItem.createMany({ data: items, skipDuplicates: true });
    return id;
  });
}
