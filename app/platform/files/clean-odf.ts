import { type DocumentKind, DocumentRefused } from './document-kinds';
import { bytesOf, escapeXml, pack, type Parts, picturePart, unescapeXml, xmlOf } from './package-parts';

const TYPES: Record<string, DocumentKind> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
};
const MANIFEST = 'META-INF/manifest.xml';
const XML = /^(?:Object \d+\/)?(?:content|styles)\.xml$/;
const PICTURE = /^(?:Object \d+\/)?(?:Pictures|media)\/[^/]+$/;

const named = (...names: string[]) => new RegExp(`<(?:[\\w.-]+:)?(?:${names.join('|')})[\\s/>]`);
const RUNS = named('event-listener', 'event-listeners', 'script', 'applet', 'plugin');
const READS = named('dde-source', 'dde-connection', 'dde-connection-decl', 'section-source', 'cell-range-source', 'table-source', 'floating-frame', 'database-source-sql', 'database-source-table');
const OLE = named('object-ole');
const HREF = /<([\w.:-]+)\b[^<>]*?\s[\w.-]+:href\s*=\s*("[^"]*"|'[^']*')/g;

/** XML without the names of who wrote. @throws DocumentRefused for what runs, or reads from elsewhere */
function cleanXml(xml: string): string {
  const scriptless = xml.replace(/<office:scripts>\s*<\/office:scripts>|<office:scripts\s*\/>/g, '').replace(/<office:scripts>\s*<office:event-listeners\s*\/>\s*<\/office:scripts>/g, '').replace(/<(\w+):event-listeners\s*\/>/g, '');
  if (RUNS.test(scriptless)) throw new DocumentRefused('docMacro');
  if (OLE.test(scriptless)) throw new DocumentRefused('docEmbedded');
  if (READS.test(scriptless)) throw new DocumentRefused('docExternal');
  for (const [, element = '', quoted = ''] of scriptless.matchAll(HREF)) {
    const target = unescapeXml(quoted.slice(1, -1)).trim();
    const isLink = /:a$/.test(element);
    if (isLink ? /^(?!https?:|mailto:)[a-z][\w+.-]*:/i.test(target) : /^[a-z][\w+.-]*:|^\/|\.\.\//i.test(target)) throw new DocumentRefused('docExternal');
  }
  return scriptless.replace(/<(dc:creator|meta:initial-creator|meta:creator-initials|text:initial-creator|text:creator|text:author-name|text:author-initials|text:sender-[\w-]+)\b([^>]*)>[^<]*<\/\1>/g, '<$1$2>-</$1>');
}

/** What the document says of itself: its title, nothing else. */
function metaOf(parts: Parts): Uint8Array {
  const title = /<dc:title>([^<]{0,500})<\/dc:title>/.exec(xmlOf(parts.get('meta.xml') ?? new Uint8Array()))?.[1] ?? '';
  return bytesOf(
    '<?xml version="1.0" encoding="UTF-8"?><office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>' +
      (title ? `<dc:title>${escapeXml(unescapeXml(title))}</dc:title>` : '') +
      '</office:meta></office:document-meta>',
  );
}

function manifestOf(type: string, parts: Parts, charts: string[]): Uint8Array {
  const entry = (path: string, mime: string) => `<manifest:file-entry manifest:full-path="${escapeXml(path)}" manifest:media-type="${mime}"/>`;
  const lines = [entry('/', type), ...charts.map((path) => entry(path, 'application/vnd.oasis.opendocument.chart')), ...[...parts.keys()].filter((name) => name !== 'mimetype').map((name) => entry(name, name.endsWith('.xml') ? 'text/xml' : ''))];
  return bytesOf(`<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${lines.join('')}</manifest:manifest>`);
}

/** An OpenDocument text, spreadsheet or presentation written anew, part by part. @throws DocumentRefused */
export function cleanOdf(parts: Parts): { kind: DocumentKind; bytes: Uint8Array } {
  const type = new TextDecoder().decode(parts.get('mimetype')).trim();
  const kind = TYPES[type];
  if (!kind || !parts.has('content.xml')) throw new DocumentRefused('docType');
  const manifest = xmlOf(parts.get(MANIFEST) ?? new Uint8Array());
  if (/encryption-data/.test(manifest)) throw new DocumentRefused('docEncrypted');
  if ([...parts.keys()].some((name) => /^(?:Basic|Scripts)\//.test(name))) throw new DocumentRefused('docMacro');
  const cleaned: Parts = new Map([['mimetype', bytesOf(type)]]);
  for (const [name, bytes] of parts) {
    if (XML.test(name)) cleaned.set(name, bytesOf(cleanXml(xmlOf(bytes))));

    else if (PICTURE.test(name)) cleaned.set(name, picturePart(name, bytes));
    else if (/^Object \d+$/.test(name)) throw new DocumentRefused('docEmbedded');
  }
  cleaned.set('meta.xml', metaOf(parts));
  const charts = [...cleaned.keys()].filter((name) => /^Object \d+\/content\.xml$/.test(name)).map((name) => name.replace('content.xml', ''));
  cleaned.set(MANIFEST, manifestOf(type, cleaned, charts));
  return { kind, bytes: pack(cleaned, 'mimetype') };
}
