import { inflateRawSync } from 'node:zlib';

const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
const [STORED, DEFLATED] = [0, 8];

/** An archive that holds more than it may, or more parts. */
export class TooMuch extends Error {}

/** What an archive says about one of its parts. */
type Part = { name: string; method: number; packed: number; unpacked: number; at: number };

function* partsOf(zip: Buffer): Generator<Part> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || zip.readUInt32LE(end) !== END) throw new Error('No archive');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error('A broken archive');
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [number, number, number];
    yield { name: zip.toString('utf8', at + 46, at + 46 + name), method: zip.readUInt16LE(at + 10), packed: zip.readUInt32LE(at + 20), unpacked: zip.readUInt32LE(at + 24), at: zip.readUInt32LE(at + 42) };
    at += 46 + name + extra + comment;
  }
}

function contentOf(zip: Buffer, { method, packed, unpacked, at }: Part): Uint8Array {
  if (zip.readUInt32LE(at) !== LOCAL) throw new Error('A broken archive');
  const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const data = zip.subarray(from, from + packed);
  // Whoever says 100 bytes and packed gigabytes is stopped after 100.
  const content = method === DEFLATED ? inflateRawSync(data, { maxOutputLength: Math.max(1, unpacked) }) : data;
  if (![STORED, DEFLATED].includes(method) || content.length !== unpacked) throw new Error('A broken archive');
  return content;
}

/**
 * Unpacks the parts of a zip archive that are wanted. Neither time nor memory goes beyond what is allowed, whatever the archive says of itself.
 * @param most bytes of all parts together, and number of parts
 * @throws TooMuch when it says that it holds more; Error when it is broken, encrypted or holds other than it says
 */
export function unpack(bytes: Uint8Array, most: { bytes: number; parts: number }, wanted: (name: string) => boolean): Record<string, Uint8Array> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Record<string, Uint8Array> = Object.create(null);
  let [size, parts] = [0, 0];
  for (const part of partsOf(zip)) {
    size += part.unpacked;
    if (++parts > most.parts || size > most.bytes) throw new TooMuch();
    if (wanted(part.name)) found[part.name] = contentOf(zip, part);
  }
  return found;
}
