import type { ReadStream } from 'node:fs';
import { db, type Tx } from '#app/platform/db/db.server';
import { DOCUMENT_TYPES, DocumentRefused } from '#app/platform/files/document-kinds';
import { type KeptDocument, keepDocument, readDocument, takeDocument } from '#app/platform/files/documents.server';
import type { Attachment } from './content';
import { readSaid } from './document-list';
import { isId } from './fields';
import { Invalid, type Issue, NotFound } from './outcome';
import { readable } from './readable.server';
import { mayReadDraft } from './review-readers.server';
import type { Sent } from './sent';
import type { Viewer } from './viewer';

/** Whether what readers now see of an entry names the document. */
async function isPublished(fileId: string, entryId: string): Promise<boolean> {
  const named = JSON.stringify([{ fileId }]);
  const rows = await db.$queryRaw<{ found: number }[]>`
    SELECT 1 AS found FROM "Revision" r JOIN "Entry" e ON e.id = r."entryId"
    WHERE e.id = ${entryId}::uuid AND ${readable} AND r.state = 'published' AND r.content -> 'documents' @> ${named}::jsonb
    LIMIT 1`;
  return rows.length > 0;
}

/**
 * A document to be downloaded: everybody's when a published text names it, else only for those who may open its entry.
 * @param viewer asked for only when the document is not public
 * @param isShownElsewhere whether readers find it beside the entry's text
 * @throws NotFound also when it exists but is not the viewer's to see, or is called otherwise
 */
export async function openDocument(
  viewer: () => Promise<Viewer>,
  id: string,
  name: string,
  isShownElsewhere: (id: string, entryId: string) => Promise<boolean> = async () => false,
): Promise<{ name: string; type: string; bytes: number; stream: () => ReadStream; isPublic: boolean }> {
  if (!isId(id)) throw new NotFound();
  const file = await db.storedFile.findUnique({ where: { id }, select: { entryId: true, name: true } });
  const kind = Object.keys(DOCUMENT_TYPES).find((known): known is keyof typeof DOCUMENT_TYPES => Boolean(file?.name?.endsWith(`.${known}`)));
  if (!file?.name || file.name !== name || !file.entryId || !kind) throw new NotFound();
  const entry = await db.entry.findUnique({ where: { id: file.entryId }, select: { id: true, leadId: true, isPublic: true } });
  if (!entry) throw new NotFound();
  const isPublic = (await isPublished(id, entry.id)) || (await isShownElsewhere(id, entry.id));
  if (!isPublic && !(await mayReadDraft(await viewer(), entry))) throw new NotFound();
  const found = await readDocument(id, kind);
  if (!found) throw new NotFound();
  return { ...found, name, type: DOCUMENT_TYPES[kind], isPublic };
}

/** A document that was cleaned and waits for the transaction that keeps it. */
export type TakenDocument = { said: Attachment; keep: (tx: Tx, owner: { entryId: string; uploadedBy: string }) => Promise<void> };

/** Whether two documents are the same to the last byte. */
export async function haveSameBytes(one: Attachment, other: Attachment): Promise<boolean> {
  const files = await Promise.all([one, other].map(({ fileId, kind }) => readDocument(fileId, kind)));
  const [first, second] = await Promise.all(files.map(async (file) => (file ? Buffer.concat(await file.stream().toArray()) : null)));
  return Boolean(first && second?.equals(first));
}

/** An upload as a form brings it. */
export type SentFile = { name: string; bytes: () => Promise<Uint8Array> };

/**
 * Takes a new document with what is said about it, from the fields `file`, `title.new`, `lang.new` and `licence.new`. Call it for those only who may
 * write, and before the transaction: it takes a second or two.
 * @param file null when none was chosen @param field what complaints about the file are said at
 * @throws Invalid at each field
 */
export async function takeUpload(sent: Sent, file: SentFile | null, field = 'file'): Promise<TakenDocument> {
  const { said, issues } = readSaid(sent, 'new');
  if (!file) issues.unshift({ field, code: 'required' });
  if (issues.length > 0 || !file) throw new Invalid(issues);
  const kept = await taken(file, (code) => ({ field, code }));
  const { id, ...rest } = kept;
  return { said: { fileId: id, ...rest, ...said }, keep: (tx, owner) => keepDocument(tx, kept, owner) };
}

async function taken(file: SentFile, issue: (code: string) => Issue): Promise<KeptDocument> {
  try {
    return await takeDocument(await file.bytes(), file.name);
  } catch (error) {
    throw error instanceof DocumentRefused ? new Invalid([issue(error.code)]) : error;
  }
}
