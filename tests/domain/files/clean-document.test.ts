import { deflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cleanDocument } from '#app/platform/files/clean-document';
import { DOCUMENT_MAX_BYTES, DocumentRefused } from '#app/platform/files/document-kinds';
import { aPdf, arm, macroTypes, odtParts, openPdf, relations, structure, wordParts, zip } from '#tests/factories/documents';

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function refusal(bytes: Uint8Array | Promise<Uint8Array>): Promise<string> {
  const error = await cleanDocument(await bytes).catch((reason: unknown) => reason);
  return error instanceof DocumentRefused ? error.code : `not refused: ${JSON.stringify(error).slice(0, 200)}`;
}

async function partsOf(bytes: Uint8Array): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync((await cleanDocument(bytes)).bytes)).map(([name, part]) => [name, strFromU8(part, true)]));
}

describe('a PDF', () => {
  it('keeps pages, title, language and tags, and not who made it', async () => {
    const { kind, bytes } = await cleanDocument(await aPdf());
    const { pdf, words } = await openPdf(bytes);
    expect(kind).toBe('pdf');
    expect([pdf.getPageCount(), pdf.getTitle(), pdf.getAuthor(), pdf.getProducer()]).toEqual([1, 'Väliraportti', undefined, undefined]);
    expect(String(pdf.catalog.get(PDFName.of('Lang')))).toBe('(fi)');
    expect(pdf.catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))?.toString()).toBe('true');
    const heading = structure(pdf).lookup(PDFName.of('K'), PDFArray).lookup(0, PDFDict);
    expect(heading.get(PDFName.of('S'))?.toString()).toBe('/H1');
    expect(heading.lookup(PDFName.of('A'), PDFDict).get(PDFName.of('Placement'))?.toString()).toBe('/Block');
    expect(words).not.toContain('Salainen');
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Salainen|pdf-lib/);
  });

  it('loses scripts, actions and attached files, and keeps links to the web', async () => {
    const armed = await aPdf(arm);
    expect((await openPdf(armed)).words).toMatch(/SCRIPT[\s\S]*PROGRAM/);
    const { pdf, words } = await openPdf((await cleanDocument(armed)).bytes);
    expect(words).not.toMatch(/SCRIPT|PROGRAM|ATTACHED|attached|JavaScript|OpenAction|\/AA|\/XFA|EmbeddedFile|Launch|Salainen/);
    expect(words).not.toContain(Buffer.from('Salla', 'utf16le').swap16().toString('hex').toUpperCase());
    expect(words).toContain('https://www.example.org/ok');
    expect(pdf.getPage(0).node.lookup(PDFName.of('Annots'), PDFArray).size()).toBe(4);
  });

  it('loses what no page leads to and what was put before or behind it', async () => {
    const polyglot = Buffer.concat([await aPdf((pdf) => void pdf.context.register(pdf.context.stream('ORPHAN'))), zip({ 'evil.html': '<script>' })]);
    const { bytes } = await cleanDocument(polyglot);
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/ORPHAN|PK\u0003\u0004|evil/);
    expect(await refusal(Buffer.concat([Buffer.from('<script>alert(1)</script>'), await aPdf()]))).toBe('docType');
  });

  it('is not a ZIP as well, even where a stream says so', async () => {
    const inside = (pdf: Parameters<typeof arm>[0]) => {
      const packed = deflateSync(zip({ 'evil.html': '<script>' }), { level: 0 });
      const stream = PDFRawStream.of(pdf.context.obj({ Filter: 'FlateDecode', Length: packed.length }) as PDFDict, packed);
      pdf.catalog.set(PDFName.of('Odd'), pdf.context.register(stream));
    };
    expect(await refusal(aPdf(inside))).toBe('docType');
  });

  it('loses the place where its photographs were taken', async () => {
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2c8259' } }).withExif({ IFD0: { Artist: 'Salla Salainen' } }).jpeg().toBuffer();
    const { bytes } = await cleanDocument(await aPdf(async (pdf) => void pdf.getPage(0).drawImage(await pdf.embedJpg(photo))));
    expect(photo.toString('latin1')).toContain('Salla');
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('Salla');
    const { pdf } = await openPdf(bytes);
    const kept = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFRawStream && String(object.dict.get(PDFName.of('Filter'))) === '/DCTDecode' ? [object.contents] : []));
    expect(await sharp(kept[0]).metadata()).toMatchObject({ width: 40, height: 30 });
  });

  it('is refused when locked, broken, empty or larger inside than outside', async () => {
    expect(await refusal(aPdf((pdf) => void pdf.encrypt({ userPassword: 'x', ownerPassword: 'y' })))).toBe('docEncrypted');
    expect(await refusal(aPdf((pdf) => void pdf.encrypt({ userPassword: '', ownerPassword: 'y' })))).toBe('docEncrypted');
    expect(await refusal(bytesOf('%PDF-1.7\nnothing'))).toBe('docBroken');
    expect(await refusal((await aPdf()).subarray(0, 300))).toBe('docBroken');
    const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024));
    expect(await refusal(aPdf((pdf) => void pdf.catalog.set(PDFName.of('Odd'), pdf.context.register(PDFRawStream.of(pdf.context.obj({ Filter: 'FlateDecode' }) as PDFDict, bomb)))))).toBe('docLarge');
    const tables = `%PDF-1.7\n1 0 obj\n<< /Type /Obj#53tm /N 1 /First 4 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`;
    expect(await refusal(Buffer.concat([Buffer.from(tables), bomb, Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF')]))).toBe('docLarge');
  }, 60_000);
});

describe('an Office document', () => {
  it('keeps its text and links, and not who wrote it', async () => {
    const parts = await partsOf(zip(wordParts({ 'word/people.xml': '<w/>', 'customXml/item1.xml': '<x>Salainen</x>', 'word/printerSettings/printerSettings1.bin': 'Salainen' })));
    expect(Object.keys(parts).sort()).toEqual(['[Content_Types].xml', '_rels/.rels', 'word/_rels/document.xml.rels', 'word/document.xml']);
    expect(parts['word/document.xml']).toContain('Teksti');
    expect(parts['word/_rels/document.xml.rels']).toContain('https://www.example.org/ok'.replace(/[^\w:/.-]/g, ''));
    expect(Object.values(parts).join('')).not.toMatch(/Salainen|docProps/);
  });

  it('loses where its template lies, with what led there', async () => {
    const parts = await partsOf(zip(wordParts({
      'word/settings.xml': '<w:settings xmlns:w="w" xmlns:r="r"><w:attachedTemplate r:id="rId1"/><w:zoom/></w:settings>',
      'word/_rels/settings.xml.rels': relations(['rId1', 'attachedTemplate', 'file:///C:/Users/Salla/t.dotm', true]),
    })));
    expect(parts['word/settings.xml']).toBe('<w:settings xmlns:w="w" xmlns:r="r"><w:zoom/></w:settings>');
    expect(Object.values(parts).join('')).not.toContain('Salla');
  });

  it('keeps a chart without the workbook behind it', async () => {
    const parts = await partsOf(zip(wordParts({
      'word/charts/chart1.xml': '<c:chartSpace xmlns:c="c" xmlns:r="r"><c:chart/><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>',
      'word/charts/_rels/chart1.xml.rels': relations(['rId1', 'package', '../embeddings/Microsoft_Excel_Sheet1.xlsx']),
      'word/embeddings/Microsoft_Excel_Sheet1.xlsx': 'PK',
    })));
    expect(parts['word/charts/chart1.xml']).toBe('<c:chartSpace xmlns:c="c" xmlns:r="r"><c:chart/></c:chartSpace>');
    expect(Object.keys(parts).some((name) => name.includes('embeddings'))).toBe(false);
  });

  it.each([
    ['docMacro', 'macros', { 'word/vbaProject.bin': 'x' }],
    ['docMacro', 'a type with macros', { '[Content_Types].xml': macroTypes() }],
    ['docEmbedded', 'an embedded object', { 'word/_rels/document.xml.rels': relations(['rId1', 'oleObject', 'embeddings/oleObject1.bin']) }],
    ['docExternal', 'a picture from elsewhere', { 'word/_rels/document.xml.rels': relations(['rId1', 'image', 'https://evil.example/x.png', true]) }],
    ['docExternal', 'the same, written in another way', { 'word/_rels/document.xml.rels': relations(['rId1', 'image', 'https://evil.example/x.png', true]).replace('External', '&#x45;xternal').replace(/"/g, "'").replace(/version='1.0' encoding='UTF-8'/, 'version="1.0" encoding="UTF-8"') }],
    ['docBroken', 'relations that hide something', { 'word/_rels/document.xml.rels': relations(['rId1', 'image', 'x.png']).replace('/></R', '><Relationship Id="x"/></Relationship></R') }],
    ['docBroken', 'an entity', { 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "aaa">]><w:document/>' }],
    ['docBroken', 'another encoding', { 'word/document.xml': '<?xml version="1.0" encoding="UTF-16"?><w:document/>' }],
    ['docName', 'a way out', { '../../etc/cron.d/x.xml': '<x/>' }],
    ['docName', 'a way out, backwards', { '..\\x.xml': '<x/>' }],
    ['docEmbedded', 'a program', { 'word/media/setup.exe': 'MZ' }],
    ['docExternal', 'a drawing with a script', { 'word/media/x.svg': '<svg><script>1</script></svg>' }],
  ])('is refused (%s) with %s', async (code, _, more) => {
    expect(await refusal(zip(wordParts(more as Record<string, string>)))).toBe(code);
  });

  it('is refused when it unpacks to too much, or lies about it', async () => {
    const bomb = zip(wordParts({ 'word/media/a.png': new Uint8Array(130 * 1024 * 1024) }));
    expect(bomb.length).toBeLessThan(DOCUMENT_MAX_BYTES);
    expect(await refusal(bomb)).toBe('docLarge');
    const liar = Buffer.from(zip(wordParts({ 'word/media/b.png': new Uint8Array(40 * 1024 * 1024) })));
    for (let at = liar.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = liar.indexOf('PK\u0001\u0002', at + 4, 'latin1')) if (liar.readUInt32LE(at + 24) > 1e6) liar.writeUInt32LE(1000, at + 24);
    const before = process.memoryUsage().arrayBuffers;
    await cleanDocument(liar).catch(() => {});
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
  }, 60_000);
});

describe('an OpenDocument', () => {
  it('keeps its text and title, and begins with its type', async () => {
    const { kind, bytes } = await cleanDocument(zip(odtParts({ 'settings.xml': '<x>Salainen</x>', 'Thumbnails/thumbnail.png': 'x' })));
    expect(kind).toBe('odt');
    expect(Buffer.from(bytes).toString('latin1', 30, 77)).toBe('mimetypeapplication/vnd.oasis.opendocument.text');
    const parts = await partsOf(bytes);
    expect(Object.keys(parts).sort()).toEqual(['META-INF/manifest.xml', 'content.xml', 'meta.xml', 'mimetype']);
    expect(parts['meta.xml']).toContain('<dc:title>Opas</dc:title>');
    expect(Object.values(parts).join('')).not.toContain('Salainen');
  });

  it.each([
    ['docMacro', { 'Basic/script-lc.xml': '<x/>' }],
    ['docMacro', { 'content.xml': '<office:document-content><script:event-listener xlink:href="vnd.sun.star.script:x"/></office:document-content>' }],
    ['docExternal', { 'content.xml': '<o><draw:image xlink:href="https://evil.example/x.png"/></o>' }],
    ['docExternal', { 'content.xml': '<o><text:a xlink:href="macro:&#47;x">x</text:a></o>' }],
    ['docEncrypted', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' }],
    ['docEmbedded', { 'Object 1': 'OLE' }],
  ])('is refused (%s)', async (code, more) => {
    expect(await refusal(zip(odtParts(more as Record<string, string>)))).toBe(code);
  });
});

describe('text', () => {
  it('is written anew as UTF-8', async () => {
    const { kind, bytes } = await cleanDocument(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytesOf('Äiti\r\nja isä')]));
    expect([kind, Buffer.from(bytes).toString()]).toEqual(['txt', 'Äiti\nja isä']);
  });

  it('is a table where lines have equal cells; what looks like a formula becomes text', async () => {
    const { kind, bytes } = await cleanDocument(bytesOf('nimi;arvo\n=HYPERLINK("x");-5\n"@a";+cmd'));
    expect([kind, Buffer.from(bytes).toString()]).toEqual(['csv', 'nimi;arvo\n\'=HYPERLINK("x");-5\n"\'@a";\'+cmd']);
  });

  it.each([
    ['other bytes', Buffer.from([0x41, 0xff, 0xfe])],
    ['NUL', bytesOf('a\u0000b')],
    ['a page', bytesOf(' <html><script>1</script>')],
    ['a drawing', bytesOf('<svg onload="1"/>')],
    ['nothing', bytesOf('  ')],
    ['a program', Buffer.from('MZ\u0090')],
    ['some ZIP', zip({ 'a.txt': 'x' })],
  ])('is none: %s', async (_, bytes) => {
    expect(await refusal(bytes)).toBe('docType');
  });

  it('is refused when it is too large', async () => {
    expect(await refusal(new Uint8Array(DOCUMENT_MAX_BYTES + 1).fill(65))).toBe('docLarge');
  });
});
