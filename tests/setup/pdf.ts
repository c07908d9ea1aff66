import { inflateSync } from 'node:zlib';

/** What a PDF says of itself, read from its objects; those in compressed streams too. */
export function readPdf(bytes: Buffer) {
  const raw = bytes.toString('latin1');
  const streams = [...raw.matchAll(/<<((?:[^<>]|<<[^<>]*>>|<[^<>]*>)*)>>\s*stream\r?\n/g)].flatMap(({ 0: head, 1: dictionary = '', index }) => {
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const data = bytes.subarray(index + head.length, index + head.length + length);
    if (!dictionary.includes('/FlateDecode')) return [data.toString('latin1')];
    try {
      return [inflateSync(data).toString('latin1')];
    } catch {
      return [];
    }
  });
  const text = raw + streams.join('\n');
  const metadata = Buffer.from(/<x:xmpmeta[\s\S]*<\/x:xmpmeta>|<\?xpacket[\s\S]*<\?xpacket end/.exec(text)?.[0] ?? '', 'latin1').toString('utf8');
  const count = (tag: string) => text.match(new RegExp(`/S ?/${tag}\\b`, 'g'))?.length ?? 0;
  return {
    isPdf: raw.startsWith('%PDF-1.'),
    pages: text.match(/\/Type ?\/Page\b(?!s)/g)?.length ?? 0,
    lang: /\/Type ?\/Catalog\b[\s\S]*?\/Lang ?\(([^)]*)\)/.exec(text)?.[1] ?? null,
    marked: /\/MarkInfo ?<<[^>]*\/Marked true/.test(text),
    hasTree: /\/StructTreeRoot\b/.test(text),
    showsTitle: /\/DisplayDocTitle true/.test(text),
    metadata,
    tags: Object.fromEntries(['Title', 'H1', 'H2', 'Table', 'TH', 'TD', 'Figure', 'Caption', 'TOC', 'LI'].map((tag) => [tag, count(tag)])),
    alts: text.match(/\/Alt ?[(<]/g)?.length ?? 0,
  };
}
