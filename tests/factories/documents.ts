import { AFRelationship, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { zipSync } from 'fflate';

const text = (of: string): Uint8Array => new TextEncoder().encode(of);

/** A tagged PDF of one page, with a title, a language and its author's name; `change` may spoil it. */
export async function aPdf(change: (pdf: PDFDocument) => void | Promise<void> = () => {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([300, 200]);
  page.drawText('Raportti', { x: 20, y: 100 });
  pdf.setTitle('Väliraportti');
  pdf.setAuthor('Salla Salainen');
  pdf.setProducer('Salainen ohjelma');
  const { context, catalog } = pdf;
  catalog.set(PDFName.of('Lang'), PDFString.of('fi'));
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  const heading = context.register(context.obj({ Type: 'StructElem', S: 'H1', K: 0, A: context.obj({ O: 'Layout', Placement: 'Block' }), Pg: page.ref }));
  catalog.set(PDFName.of('StructTreeRoot'), context.register(context.obj({ Type: 'StructTreeRoot', K: [heading] })));
  await change(pdf);
  return pdf.save({ useObjectStreams: false });
}

/** A script, when it opens, on the page and by name; a program to launch; a file attached; a link to the web and one to a disk. */
export function arm(pdf: PDFDocument): Promise<void> {
  const { context, catalog } = pdf;
  const script = context.obj({ Type: 'Action', S: 'JavaScript', JS: PDFString.of('app.alert("SCRIPT")') });
  catalog.set(PDFName.of('OpenAction'), script);
  catalog.set(PDFName.of('AA'), context.obj({ WC: script }));
  pdf.addJavaScript('main', 'app.alert("SCRIPT")');
  const page = pdf.getPage(0);
  const link = (action: Record<string, unknown>) => context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: action as never } as never));
  page.node.set(PDFName.of('AA'), context.obj({ O: { S: 'Launch', F: PDFString.of('PROGRAM.exe') } }));
  page.node.set(
    PDFName.of('Annots'),
    context.obj([
      link({ S: 'URI', URI: PDFString.of('https://www.example.org/ok') }),
      link({ S: 'URI', URI: PDFString.of('javascript:SCRIPT') }),
      link({ S: 'Launch', F: PDFString.of('PROGRAM.exe'), Next: { S: 'JavaScript', JS: PDFString.of('SCRIPT') } }),
      context.register(context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9], T: PDFHexString.fromText('Salla Salainen'), Contents: PDFHexString.fromText('Hyvä') })),
    ]),
  );
  catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [], XFA: PDFString.of('<xdp>SCRIPT</xdp>') }));
  return pdf.attach(text('ATTACHED'), 'attached.exe', { mimeType: 'application/octet-stream', afRelationship: AFRelationship.Data });
}

/** Opens a PDF and hands back all that it says, unpacked. */
export async function openPdf(bytes: Uint8Array): Promise<{ pdf: PDFDocument; words: string }> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const words = pdf.context.enumerateIndirectObjects().map(([, object]) => object.toString()).join('\n');
  return { pdf, words: `${words}\n${pdf.catalog.toString()}` };
}

export const structure = (pdf: PDFDocument): PDFDict => pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const relations = (...rows: [id: string, type: string, target: string, external?: boolean][]): string =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.map(([id, type, target, external]) => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`).join('')}</Relationships>`;

const wordTypes = (main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml') =>
  `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

/** The parts of a Word document by somebody with a name. */
export const wordParts = (more: Record<string, string | Uint8Array> = {}): Record<string, string | Uint8Array> => ({
  '[Content_Types].xml': wordTypes(),
  '_rels/.rels': relations(['rId1', 'officeDocument', 'word/document.xml'], ['rId2', 'metadata/core-properties', 'docProps/core.xml']),
  'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:creator>Salla Salainen</dc:creator></cp:coreProperties>`,
  'word/_rels/document.xml.rels': relations(['rId1', 'hyperlink', 'https://www.example.org/ok', true]),
  'word/document.xml': `${XML}<w:document xmlns:w="w" xmlns:r="r"><w:body><w:p><w:ins w:author="Salla Salainen"><w:r><w:t>Teksti</w:t></w:r></w:ins><w:hyperlink r:id="rId1"><w:r><w:t>linkki</w:t></w:r></w:hyperlink></w:p></w:body></w:document>`,
  ...more,
});

export const macroTypes = (): string => wordTypes('application/vnd.ms-word.document.macroEnabled.main+xml');

/** An OpenDocument text by somebody with a name. */
export const odtParts = (more: Record<string, string | Uint8Array> = {}): Record<string, string | Uint8Array> => ({
  mimetype: 'application/vnd.oasis.opendocument.text',
  'content.xml': `${XML}<office:document-content xmlns:office="o" xmlns:text="t" xmlns:xlink="x"><office:scripts/><office:body><text:p>Teksti <text:a xlink:href="https://www.example.org/ok">linkki</text:a></text:p></office:body></office:document-content>`,
  'meta.xml': `${XML}<office:document-meta xmlns:office="o" xmlns:meta="m" xmlns:dc="d"><office:meta><dc:title>Opas</dc:title><meta:initial-creator>Salla Salainen</meta:initial-creator></office:meta></office:document-meta>`,
  'META-INF/manifest.xml': `${XML}<manifest:manifest xmlns:manifest="m"/>`,
  ...more,
});

export const zip = (parts: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? text(part) : part])));
