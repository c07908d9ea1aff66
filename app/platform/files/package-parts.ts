import { unzipSync, zipSync, type Zippable } from 'fflate';
import { DocumentRefused } from './document-kinds';
import { plainPicture } from './picture-parts';

/** What the parts of one document may unpack to, in bytes, and how many there may be. */
const UNPACKED_MAX = 120 * 1024 * 1024;
const PARTS_MAX = 3000;
const NAME = /^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\u0000-\u001f\u007f:*?"<>|]{1,250}$/;

export type Parts = Map<string, Uint8Array>;

/** Unpacks within the limits. @throws DocumentRefused docLarge, docBroken, docEncrypted; docName for parts that would lie elsewhere */
export function unpack(bytes: Uint8Array): Parts {
  let [unpacked, count] = [0, 0];
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        unpacked += originalSize;
        // Packed a thousandfold is the format's end; more is a lie about the size.
        if (++count > PARTS_MAX || unpacked > UNPACKED_MAX || size > bytes.length) throw new DocumentRefused('docLarge');
        if (!NAME.test(name)) throw new DocumentRefused('docName');
        return !name.endsWith('/');
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    throw error instanceof DocumentRefused ? error : new DocumentRefused('docBroken');
  }
}

/** Packs parts in their order, all of one day. @param stored a part that must lie unpacked, as the first */
export function pack(parts: Parts, stored?: string): Uint8Array {
  const files: Zippable = {};
  if (stored) files[stored] = [parts.get(stored) ?? new Uint8Array(), { level: 0 }];
  for (const [name, bytes] of parts) if (name !== stored) files[name] = bytes;
  return zipSync(files, { level: 6, mtime: new Date('2000-01-01T00:00:00') });
}

/** A part as XML. Nothing is declared in it, so nothing can grow, and no other encoding hides what it says. @throws DocumentRefused docBroken */
export function xmlOf(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DocumentRefused('docBroken');
  }
  const encoding = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1] ?? 'utf-8';
  if (text.includes('\u0000') || /<!(?:DOCTYPE|ENTITY)/i.test(text) || !/^utf-?8$|^us-ascii$/i.test(encoding)) throw new DocumentRefused('docBroken');
  return text;
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What an attribute's value says. */
export const unescapeXml = (value: string): string =>
  value.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (_, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : -1;
    return code >= 0 ? (code <= 0x10ffff ? String.fromCodePoint(code) : '') : (ENTITIES[name] ?? '');
  });

export const escapeXml = (text: string): string => text.replace(/[&<>"'\n\t]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** The elements of a flat list, such as a package's relationships, with their attributes. @throws DocumentRefused docBroken when there is more to it */
export function listOf(xml: string, root: string, names: string[]): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const rest = xml.replace(/<!--[\s\S]*?-->/g, '').replace(/<(?:[\w]+:)?(\w+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?:\/>|>\s*<\/(?:\w+:)?\w+\s*>)/g, (whole, name: string, inner: string) => {
    if (!names.includes(name)) return name === root ? '' : whole;
    const attributes = Object.create(null) as Record<string, string>;
    for (const [, attribute = '', quoted = ''] of inner.matchAll(/([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g)) attributes[attribute] = unescapeXml(quoted.slice(1, -1));
    found.push({ name, attributes });
    return '';
  });
  const left = rest.replace(/<\?xml[^>]*\?>/, '').replace(new RegExp(`</?(?:\\w+:)?${root}(?:\\s[^>]*)?>`, 'g'), '').replace(/\ufeff/g, '').trim();
  if (left) throw new DocumentRefused('docBroken');
  return found;
}

/** A picture in a document: without metadata, and only of kinds that draw. @throws DocumentRefused docEmbedded */
export function picturePart(name: string, bytes: Uint8Array): Uint8Array {
  if (!/\.(?:png|jpe?g|jfif|gif|bmp|emf|wmf|svm|svg|tiff?|wdp|webp)$/i.test(name)) throw new DocumentRefused('docEmbedded');
  if (!/\.svg$/i.test(name)) return plainPicture(bytes);
  const drawing = xmlOf(bytes);
  if (/<(?:\w+:)?(?:script|foreignObject|iframe)\b|\son\w+\s*=|href\s*=\s*["']\s*(?!#|data:image\/(?:png|jpeg);)/i.test(drawing)) throw new DocumentRefused('docExternal');
  return bytesOf(drawing.replace(/<metadata\b[\s\S]*?<\/metadata>/g, ''));
}
