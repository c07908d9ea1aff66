/** The kinds of documents that are kept, by the ending they are served under. */
export const DOCUMENT_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const;

export type DocumentKind = keyof typeof DOCUMENT_TYPES;

export const DOCUMENT_KINDS = Object.keys(DOCUMENT_TYPES) as DocumentKind[];

/** The largest upload in bytes; a form's body must hold it beside the words, see server/guard.ts. */
export const DOCUMENT_MAX_BYTES = 10 * 1024 * 1024;

export type Refusal = 'docType' | 'docBroken' | 'docLarge' | 'docEncrypted' | 'docMacro' | 'docEmbedded' | 'docExternal' | 'docName' | 'noRoom';

/** Why a document was not taken. `code` is a message's key. */
export class DocumentRefused extends Error {
  constructor(readonly code: Refusal) {
    super(`Document refused: ${code}`);
  }
}
