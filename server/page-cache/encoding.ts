import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How a page goes out: the first is the best. */
const ENCODINGS = ['br', 'gzip', 'identity'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** As many headers are remembered; browsers send a handful. */
const REMEMBERED = 200;
const known = new Map<string, Encoding>();

function read(header: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
    const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
    weights.set(name, weight === undefined ? 1 : Number.parseFloat(weight) || 0);
  }
  const weightOf = (name: Encoding) => weights.get(name) ?? weights.get('*') ?? (name === 'identity' ? 0.0001 : 0);
  // Sorting keeps the order of those that weigh the same.
  const [best] = [...ENCODINGS].filter((name) => weightOf(name) > 0).sort((a, b) => weightOf(b) - weightOf(a));
  return best ?? 'identity';
}

/** The encoding for an Accept-Encoding header: the one that weighs most; of several the smallest. */
export function encodingFor(header: string | undefined): Encoding {
  if (!header) return 'identity';
  let found = known.get(header);
  if (!found) {
    found = read(header.slice(0, 500));
    if (known.size < REMEMBERED && header.length < 500) known.set(header, found);
  }
  return found;
}

const [asBrotli, asGzip] = [promisify(brotliCompress), promisify(gzip)];

/** A body in an encoding. Made once for all who ask, so it may take a little longer than what is made for one. */
export function encode(body: Buffer, encoding: Encoding): Promise<Buffer> | Buffer {
  if (encoding === 'br') return asBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } });
  return encoding === 'gzip' ? asGzip(body, { level: 6 }) : body;
}
