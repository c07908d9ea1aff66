import { inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFArray, PDFContext, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFRawStream, PDFRef, PDFStream, PDFString } from '@cantoo/pdf-lib';
import { DocumentRefused } from './document-kinds';
import { plainPicture } from './picture-parts';
import { pdfNotes } from './pdf-notes';

/** What a stream, and all of them, may unpack to, in bytes: an A3 page scanned at 400 dpi, and a long report of them. */
const STREAM_MAX = 128 * 1024 * 1024;
const UNPACKED_MAX = 640 * 1024 * 1024;
/** What the reader may unpack for itself: tables of objects. */
const TABLES_MAX = 64 * 1024 * 1024;

const DOING = new Set(['JavaScript', 'Launch', 'GoToR', 'GoToE', 'SubmitForm', 'ImportData', 'ResetForm', 'Hide', 'Rendition', 'Movie', 'Sound', 'Thread', 'Trans', 'SetOCGState', 'GoTo3DView', 'RichMediaExecute', 'GoToDp']);
/** Kinds of notes on a page that carry files or play something. */
const CARRYING = new Set(['FileAttachment', 'RichMedia', '3D', 'Screen', 'Movie', 'Sound']);
/** Kinds of notes whose T names who wrote them; a form field's T is its name. */
const SIGNED = new Set(['Text', 'FreeText', 'Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Stamp', 'Caret', 'Ink', 'Popup', 'Redact']);
const ANYWHERE = ['AA', 'JS', 'PieceInfo', 'LastModified', 'Metadata', 'EF', 'AF', 'RF', 'OPI'];
const IN_CATALOG = ['OpenAction', 'Collection', 'Perms', 'DSS', 'Threads', 'Legal', 'Requirements', 'URI', 'NeedsRendering', 'SpiderInfo'];

const key = (name: string) => PDFName.of(name);
const nameOf = (dict: PDFDict, of: string): string => {
  const value = dict.lookup(key(of));
  return value instanceof PDFName ? value.decodeText() : '';
};

/** A font or picture, which a page may call by any name. */
const isDrawn = (object: PDFObject | undefined): boolean => {
  const dict = object instanceof PDFStream ? object.dict : object;
  return dict instanceof PDFDict && (/^(?:Font|XObject|ExtGState|Pattern)$/.test(nameOf(dict, 'Type')) || /^(?:Image|Form)$/.test(nameOf(dict, 'Subtype')));
};

let isTooMuch = false;

/** The reader's own unpacking ends at a limit; it has none, and makes other errors of ours. */
function limitReader(): void {
  const probe = decodePDFRawStream(PDFRawStream.of(PDFContext.create().obj({ Filter: 'ASCIIHexDecode' }) as PDFDict, new Uint8Array()));
  const reader = Object.getPrototypeOf(Object.getPrototypeOf(probe)) as { ensureBuffer: (bytes: number) => Uint8Array };
  const grow = reader.ensureBuffer;
  reader.ensureBuffer = function (this: unknown, bytes: number) {
    isTooMuch ||= bytes > TABLES_MAX;
    if (isTooMuch) throw new DocumentRefused('docLarge');
    return grow.call(this, bytes);
  };
}

limitReader();

/** Takes away what acts, carries files or names people. */
function disarm(dict: PDFDict): void {
  for (const name of ANYWHERE) if (dict.has(key(name)) && !isDrawn(dict.lookup(key(name)))) dict.delete(key(name));
  if (nameOf(dict, 'Type') === 'Filespec') for (const name of dict.keys()) dict.delete(name);
  const acts = nameOf(dict, 'S');
  const address = dict.lookup(key('URI'));
  const isBadLink = acts === 'URI' && !((address instanceof PDFString || address instanceof PDFHexString) && /^(?:https?:\/\/|mailto:)/i.test(address.decodeText().trim()));
  if (DOING.has(acts) || isBadLink) for (const name of dict.keys()) dict.delete(name);
  if (SIGNED.has(nameOf(dict, 'Subtype')) && dict.has(key('Rect'))) dict.delete(key('T'));
  const notes = dict.lookup(key('Annots'));
  if (!(notes instanceof PDFArray)) return;
  for (let i = notes.size() - 1; i >= 0; i--) {
    const note = notes.lookup(i);
    if (!(note instanceof PDFDict) || CARRYING.has(nameOf(note, 'Subtype'))) notes.remove(i);
  }
}

/** A stream within its limits, packed anew where that loses nothing. @returns how much it unpacks to */
function rewrite(pdf: PDFDocument, ref: PDFRef, stream: PDFRawStream): number {
  const { dict } = stream;
  for (const name of ['F', 'FFilter', 'FDecodeParms', 'Ref']) dict.delete(key(name));
  if (nameOf(dict, 'Type') === 'EmbeddedFile') {
    pdf.context.delete(ref);
    return 0;
  }
  const filter = dict.lookup(key('Filter'));
  const filters = filter instanceof PDFArray ? Array.from({ length: filter.size() }, (_, i) => filter.lookup(i)) : filter ? [filter] : [];
  const names = filters.map((one) => (one instanceof PDFName ? one.decodeText().replace(/^Fl$/, 'FlateDecode') : '?'));
  if (names.includes('Crypt')) throw new DocumentRefused('docEncrypted');
  const replace = (bytes: Uint8Array) => pdf.context.assign(ref, PDFRawStream.of(dict, bytes));
  if (names.length === 1 && names[0] === 'DCTDecode') replace(plainPicture(stream.contents));
  if (names.length === 0) {
    const packed = pdf.context.flateStream(stream.contents);
    dict.set(key('Filter'), key('FlateDecode'));
    replace(packed.getContents());
  }
  let bytes = stream.contents;
  try {
    for (const name of names) {
      if (name !== 'FlateDecode') break;
      bytes = inflateSync(bytes, { maxOutputLength: STREAM_MAX, finishFlush: 2 });
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new DocumentRefused('docLarge');
    // Some writers leave a stream short; readers show what there is.
  }
  return bytes.length;
}

/** Everything that can be reached from where a document begins. */
function reachable(pdf: PDFDocument, visit: (object: PDFObject) => void): Set<PDFRef> {
  const seen = new Set<PDFRef>();
  const waiting: PDFObject[] = [pdf.context.trailerInfo.Root as PDFObject];
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (seen.has(object)) continue;
      seen.add(object);
      const found = pdf.context.lookup(object);
      if (found) waiting.push(found);
      continue;
    }
    visit(object);
    const dict = object instanceof PDFStream ? object.dict : object;
    if (dict instanceof PDFDict) waiting.push(...dict.values());
    if (dict instanceof PDFArray) waiting.push(...dict.asArray());
  }
  return seen;
}

function cleanCatalog(pdf: PDFDocument): void {
  const { catalog } = pdf;
  for (const name of IN_CATALOG) catalog.delete(key(name));
  const names = catalog.lookup(key('Names'));
  if (names instanceof PDFDict) for (const name of names.keys()) if (name.decodeText() !== 'Dests') names.delete(name);
  const form = catalog.lookup(key('AcroForm'));
  if (form instanceof PDFDict) for (const name of ['XFA', 'CO']) form.delete(key(name));
}

async function read(bytes: Uint8Array): Promise<PDFDocument> {
  isTooMuch = false;
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true, parseSpeed: Number.POSITIVE_INFINITY });
  } catch (error) {
    if (isTooMuch) throw new DocumentRefused('docLarge');
    throw new DocumentRefused(/encrypt|password/i.test(String(error)) ? 'docEncrypted' : 'docBroken');
  }
}

/**
 * A PDF read and written anew: pages, tags, bookmarks, links to the web and form fields stay; scripts, actions, attached files and what names
 * people go, as does everything that no page leads to.
 * @throws DocumentRefused
 */
export async function cleanPdf(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await read(bytes);
  if (pdf.isEncrypted || pdf.context.trailerInfo.Encrypt) throw new DocumentRefused('docEncrypted');
  const notes = pdfNotes(pdf);
  cleanCatalog(pdf);
  // Twice: what an object that goes led to is not there the second time.
  reachable(pdf, (object) => {
    const dict = object instanceof PDFStream ? object.dict : object;
    if (dict instanceof PDFDict) disarm(dict);
  });
  const kept = reachable(pdf, () => {});
  let unpacked = 0;
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (!kept.has(ref)) pdf.context.delete(ref);
    else if (object instanceof PDFRawStream) unpacked += rewrite(pdf, ref, object);
    if (unpacked > UNPACKED_MAX) throw new DocumentRefused('docLarge');
  }
  if (pdf.getPageCount() === 0) throw new DocumentRefused('docBroken');
  notes.write();
  const written = Buffer.from(await pdf.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false }));
  // Whatever looks for a ZIP does so from the end of a file.
  if (written.subarray(-66_000).includes('PK\u0005\u0006', 0, 'latin1')) throw new DocumentRefused('docType');
  return written;
}

