import { z } from 'zod';
import { DOCUMENT_KINDS } from '#app/platform/files/document-kinds';
import { LANGUAGES } from '#app/platform/i18n/languages';
import type { Attachment, Content } from './content';
import { DOCUMENT_LICENCES } from './licence';
import type { Issue } from './outcome';
import { textIssues } from './section';
import { one, type Sent } from './sent';

export const MAX_DOCUMENTS = 12;
const TITLE_MAX = 200;

/** Languages a document can be in; `und` for one that is none of the site's. */
export const DOCUMENT_LANGUAGES = [...LANGUAGES, 'und'] as const;

/** A document as contents keep it. */
export const attachment = z.object({
  fileId: z.uuid(),
  name: z.string(),
  kind: z.enum(DOCUMENT_KINDS),
  bytes: z.number().int(),
  title: z.string(),
  lang: z.enum(DOCUMENT_LANGUAGES),
  licence: z.string(),
});

/** The documents of a content; a kind takes them with `documents: attachments` and the behaviour `documented`. */
export const attachments = z.array(attachment).default([]);

type Said = Pick<Attachment, 'title' | 'lang' | 'licence'>;

/** What is said about one document as form values, under its fields' common ending. */
export const saidValues = (id: string, { title, lang, licence }: Said): Sent => ({ [`title.${id}`]: [title], [`lang.${id}`]: [lang], [`licence.${id}`]: [licence] });

/** The documents as form values, for noticing that someone else changed them. */
export const documentValues = (content: Content): Sent => Object.assign({}, ...(content.documents ?? []).map((one) => saidValues(one.fileId, one)));

/** Reads what is said about one document from its fields `title.<id>`, `lang.<id>` and `licence.<id>`. Codes: docTitle, tooLong, badCharacters, choose. */
export function readSaid(sent: Sent, id: string): { said: Said; issues: Issue[] } {
  const title = one(sent, `title.${id}`).trim().replace(/\s+/g, ' ');
  const lang = DOCUMENT_LANGUAGES.find((known) => known === one(sent, `lang.${id}`));
  const licence = one(sent, `licence.${id}`);
  const issues = textIssues(`title.${id}`, title, TITLE_MAX);
  if (!title) issues.push({ field: `title.${id}`, code: 'docTitle' });
  if (!lang) issues.push({ field: `lang.${id}`, code: 'choose' });
  if (licence && !DOCUMENT_LICENCES.some(({ code }) => code === licence)) issues.push({ field: `licence.${id}`, code: 'choose' });
  return { said: { title, lang: lang ?? 'und', licence }, issues };
}

/** What is said about all documents from a form; one may be taken away. */
export function applyDocuments<C extends Content>(content: C, sent: Sent): { content: C; issues: Issue[] } {
  const removed = one(sent, 'remove');
  const read = (content.documents ?? []).filter(({ fileId }) => fileId !== removed).map((document) => ({ document, ...readSaid(sent, document.fileId) }));
  return { content: { ...content, documents: read.map(({ document, said }): Attachment => ({ ...document, ...said })) }, issues: read.flatMap(({ issues }) => issues) };
}
