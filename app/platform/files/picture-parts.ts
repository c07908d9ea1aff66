const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_WORDS = new Set(['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME']);

const startsWith = (bytes: Uint8Array, mark: number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

/** A JPEG without what its camera and editors wrote beside the pixels (EXIF, XMP, IPTC, comments); broken ones as they are. */
function plainJpeg(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return bytes;
    if (marker === 0xda) return Buffer.concat([...kept, bytes.subarray(at)]);
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    // JFIF, colour profile and Adobe's colour transform stay: without them colours are wrong.
    const isNotes = (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe;
    if (!isNotes) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return bytes;
}

/** A PNG without texts, EXIF and time, and without anything after its end. */
function plainPng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!PNG_WORDS.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') break;
    at = end;
  }
  return Buffer.concat(kept);
}

/** A picture inside a document without metadata: JPEG and PNG; others as they are. The pixels are not touched. */
export function plainPicture(bytes: Uint8Array): Uint8Array {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return plainJpeg(bytes);
  return startsWith(bytes, PNG) ? plainPng(bytes) : bytes;
}
