import { createHash } from 'node:crypto';
import { db, type Prisma, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { Content } from './content';
import { type ContentType, type EntryRow, RETIRED } from './content-type';
import { mayEdit, mayOpen } from './entry.policy';
import { isId } from './fields';
import { Conflict, Forbidden, Invalid, NotFound } from './outcome';
import { appendStep } from './timeline.server';
import { holds, type Viewer } from './viewer';

/** States of a revision that someone still works on. */
const OPEN_STATES = ['draft', 'submitted', 'returned'];

export type RevisionRow = {
  id: string;
  number: number;
  state: string;
  lock: number;
  savedById: string | null;
  savedAt: Date;
  submittedById: string | null;
  submittedAt: Date | null;
  releasedAt: Date | null;
};

/** An entry with the revision being worked on, or the published one when nobody works on any. */
export type Working<C> = { entry: EntryRow; revision: RevisionRow; content: C; published: C | null };

const entryFields = { id: true, kind: true, slug: true, state: true, isPublic: true, originalLang: true, leadId: true, publishedAt: true } as const;

/** A short mark of a value, to notice that somebody else changed it meanwhile. */
export const fingerprint = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value ?? null)).digest('hex').slice(0, 16);

/**
 * Creates an entry with its first draft. With an id that is there already, nothing: its form was sent twice.
 * @throws Forbidden unless the viewer edits for the organisation
 */
export async function startEntry<C extends Content>(
  viewer: Viewer,
  type: ContentType<C>,
  leadId: string,
  content: C,
  id: string = crypto.randomUUID(),
): Promise<{ id: string }> {
  if (!holds(viewer, leadId, 'editor')) throw new Forbidden();
  return transaction(async (tx) => {
    const { count } = await tx.entry.createMany({
      data: { id, kind: type.key, slug: `draft-${id}`, state: 'draft', originalLang: content.originalLang, leadId, createdAt: now(), updatedAt: now() },
      skipDuplicates: true,
    });
    if (count === 0) return { id };
    await tx.revision.create({
      data: { entryId: id, number: 1, state: 'draft', content: content as unknown as Prisma.InputJsonValue, savedById: viewer.personId, savedAt: now() },
    });
    await appendStep(tx, { entryId: id, step: 'created', actor: viewer, actorRole: 'editor', organisationId: leadId, revisionNumber: 1 });
    return { id };
  });
}

/**
 * Loads an entry for its desk.
 * @throws NotFound when it does not exist or is not the viewer's to open
 */
export async function openEntry<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, client: Tx = db): Promise<Working<C>> {
  const working = await loadEntry(type, id, client);
  if (!mayOpen(viewer, working.entry)) throw new NotFound();
  return working;
}

/** The same for callers who settle themselves who may open it, e.g. a named assessor. @throws NotFound when there is none */
export async function loadEntry<C extends Content>(type: ContentType<C>, id: string, client: Tx = db): Promise<Working<C>> {
  if (!isId(id)) throw new NotFound();
  const entry = await client.entry.findFirst({ where: { id, kind: type.key }, select: entryFields });
  if (!entry) throw new NotFound();
  const [latest, published] = await Promise.all([
    client.revision.findFirst({ where: { entryId: id, state: { not: 'superseded' } }, orderBy: { number: 'desc' } }),
    client.revision.findFirst({ where: { entryId: id, state: 'published' }, orderBy: { number: 'desc' } }),
  ]);
  if (!latest) throw new NotFound();
  const { content, ...revision } = latest;
  return { entry, revision, content: type.parse(content), published: published ? type.parse(published.content) : null };
}

/** Whether the revision can still be written in. */
export const isOpen = (revision: { state: string }): boolean => revision.state === 'draft' || revision.state === 'returned';

/**
 * Saves part of an entry's content. `change` gets what stands now and returns what shall stand; `part` picks what the
 * person's form showed, and `base` is that part's fingerprint when they opened it.
 * A published entry gets a new draft beside what readers see.
 * @throws Conflict with `theirs` (the part as it now stands, who saved it and when) when somebody changed that part meanwhile
 * @throws Forbidden when it is not the viewer's to edit; Invalid (`locked`) when it lies in review, is decided or retired
 */
export async function saveEntry<C extends Content>(
  viewer: Viewer,
  type: ContentType<C>,
  id: string,
  save: { base: string; part: (content: C) => unknown; change: (content: C, tx: Tx) => C | Promise<C> },
): Promise<void> {
  await transaction(async (tx) => {
    const { entry, revision, content } = await openEntry(viewer, type, id, tx);
    if (!mayEdit(viewer, entry)) throw new Forbidden();
    const startsNew = revision.state === 'published';
    if (entry.state === RETIRED || (!startsNew && !isOpen(revision))) throw new Invalid([{ field: '', code: 'locked' }]);
    const stands = save.part(content);
    if (fingerprint(stands) !== save.base) throw new Conflict(await otherSave(tx, revision, stands));
    const changed = await save.change(content, tx);
    if (fingerprint(changed) === fingerprint(content)) return;
    const saved = { content: changed as unknown as Prisma.InputJsonValue, savedById: viewer.personId, savedAt: now() };
    if (startsNew) {
      // Numbers of edits that were taken back stay taken. Another's draft of this moment makes the row a duplicate: one is open at a time.
      const { _max: { number: last } } = await tx.revision.aggregate({ where: { entryId: id }, _max: { number: true } });
      const first = await tx.revision.createMany({ data: [{ entryId: id, number: (last ?? revision.number) + 1, state: 'draft', ...saved }], skipDuplicates: true });
      if (first.count === 1) return;
    } else {
      const { count } = await tx.revision.updateMany({
        where: { id: revision.id, lock: revision.lock, state: { in: OPEN_STATES } },
        data: { ...saved, lock: { increment: 1 } },
      });
      if (count === 1) return;
    }
    const later = await openEntry(viewer, type, id, tx);
    throw new Conflict(await otherSave(tx, later.revision, save.part(later.content)));
  });
}

/** What a second editor is shown: the part as the first one left it. */
export type OtherSave = { part: unknown; by: string | null; at: Date };

async function otherSave(tx: Tx, revision: RevisionRow, part: unknown): Promise<OtherSave> {
  const person = revision.savedById ? await tx.person.findUnique({ where: { id: revision.savedById }, select: { name: true } }) : null;
  return { part, by: person?.name ?? null, at: revision.savedAt };
}

/** The organisation's name in a language, for letters and lists. */
export async function titleOf(client: Tx, entryId: string | null, lang: Lang | string): Promise<string> {
  if (!entryId) return '';
  const texts = await client.entryText.findMany({ where: { entryId }, select: { lang: true, title: true, state: true } });
  return (texts.find((text) => text.lang === lang) ?? texts.find((text) => text.state === 'original') ?? texts[0])?.title ?? '';
}
