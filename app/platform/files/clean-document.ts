import { cleanOdf } from './clean-odf';
import { cleanOoxml } from './clean-ooxml';
import { cleanPdf } from './clean-pdf';
import { cleanText } from './clean-text';
import { DOCUMENT_MAX_BYTES, type DocumentKind, DocumentRefused } from './document-kinds';
import { unpack } from './package-parts';

const startsWith = (bytes: Uint8Array, mark: string): boolean => Buffer.from(bytes.subarray(0, mark.length)).toString('latin1') === mark;

/** A file written anew as the document it is, by its content alone. @throws DocumentRefused */
export async function cleanDocument(bytes: Uint8Array): Promise<{ kind: DocumentKind; bytes: Uint8Array }> {
  if (bytes.length > DOCUMENT_MAX_BYTES) throw new DocumentRefused('docLarge');
  const written = await clean(bytes).catch((error: unknown) => {
    throw error instanceof DocumentRefused ? error : new DocumentRefused('docBroken');
  });
  if (written.bytes.length > 2 * DOCUMENT_MAX_BYTES) throw new DocumentRefused('docLarge');
  return written;
}

async function clean(bytes: Uint8Array): Promise<{ kind: DocumentKind; bytes: Uint8Array }> {
  if (startsWith(bytes, '%PDF-')) return { kind: 'pdf', bytes: await cleanPdf(bytes) };
  // Office documents that a password locks, and those of before 2007.
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) throw new DocumentRefused(Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'docEncrypted' : 'docType');
  if (!startsWith(bytes, 'PK\u0003\u0004')) return cleanText(bytes);
  const parts = unpack(bytes);
  if (parts.has('[Content_Types].xml')) return cleanOoxml(parts);
  if (parts.has('mimetype')) return cleanOdf(parts);
  throw new DocumentRefused('docType');
}
