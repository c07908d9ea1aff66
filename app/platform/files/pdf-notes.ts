import { type PDFDocument, PDFHexString, PDFName, PDFRawStream } from '@cantoo/pdf-lib';

const xml = (text: string): string => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`).replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

/** Reads what a PDF says of itself before it goes; `write` puts back the title, and that it is made for everybody, where it is. */
export function pdfNotes(pdf: PDFDocument): { write: () => void } {
  const { context, catalog } = pdf;
  const old = catalog.lookup(PDFName.of('Metadata'));
  const said = old instanceof PDFRawStream && !old.dict.has(PDFName.of('Filter')) ? Buffer.from(old.contents).toString('utf8') : '';
  const part = /pdfuaid:part\s*(?:=\s*["']|>)\s*([12])/.exec(said)?.[1];
  const inInfo = (() => {
    try {
      return pdf.getTitle() ?? '';
    } catch {
      return '';
    }
  })();
  const inNotes = /<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]*>([^<]{1,500})</.exec(said)?.[1]?.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;|&apos;/g, "'").replace(/&amp;/g, '&');
  const title = (inInfo || inNotes || '').slice(0, 500).trim();
  const write = () => {
    context.trailerInfo.ID = undefined;
    context.trailerInfo.Info = title ? context.register(context.obj({ Title: PDFHexString.fromText(title) })) : undefined;
    if (!title && !part) return;
    const notes =
      '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">' +
      (title ? `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>` : '') +
      (part ? `<pdfuaid:part>${part}</pdfuaid:part>` : '') +
      '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>';
    const stream = context.stream(new TextEncoder().encode(notes), { Type: 'Metadata', Subtype: 'XML' });
    catalog.set(PDFName.of('Metadata'), context.register(stream));
  };
  return { write };
}
