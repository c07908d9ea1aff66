import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { TooMuch, unpack } from '#app/platform/sheet/unpack.server';

const bytes = (size: number) => new Uint8Array(size).fill(7);
const most = { bytes: 1_000_000, parts: 3 };
const all = () => true;

/** Writes another size into the archive, wherever it says the true one. */
function claiming(zip: Uint8Array, truth: number, claim: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at + 4 <= zip.length; at++) if (view.getUint32(at, true) === truth) view.setUint32(at, claim, true);
  return zip;
}

describe('unpacking', () => {
  it('gives the wanted parts, packed or not', () => {
    const zip = zipSync({ 'a/ä.txt': bytes(5000), 'b.txt': [bytes(3), { level: 0 }], 'c.txt': bytes(1) });
    expect(unpack(zip, most, (name) => name !== 'c.txt')).toEqual({ 'a/ä.txt': Buffer.from(bytes(5000)), 'b.txt': Buffer.from(bytes(3)) });
  });

  it('ends where too much is said', () => {
    expect(() => unpack(zipSync({ a: bytes(600_000), b: bytes(600_000) }), most, all)).toThrow(TooMuch);
    expect(() => unpack(zipSync({ a: bytes(1), b: bytes(1), c: bytes(1), d: bytes(1) }), most, all)).toThrow(TooMuch);
  });

  it('stops unpacking where an archive holds more than it says, and refuses one that holds less', () => {
    expect(() => unpack(claiming(zipSync({ a: bytes(900_001) }), 900_001, 100), most, all)).toThrow(expect.objectContaining({ code: 'ERR_BUFFER_TOO_LARGE' }));
    expect(() => unpack(claiming(zipSync({ a: bytes(900) }), 900, 1000), most, all)).toThrow('broken');
  });

  it('refuses what is no archive', () => {
    const zip = zipSync({ a: bytes(900) });
    for (const broken of [new Uint8Array(0), bytes(100), zip.subarray(0, zip.length - 10), zip.subarray(20)]) expect(() => unpack(broken, most, all)).toThrow();
  });
});
