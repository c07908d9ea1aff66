import fc from 'fast-check';

/** What the run's dice are thrown with; `npm run prove` prints it, and takes it as `--seed`. */
export const seed = Number(process.env.AUKIO_SEED ?? 1);

// Properties draw from the same seed, so that a failure can be repeated.
fc.configureGlobal({ seed });

/** Dice of one proof: numbers from 0 to below 1, the same for the same seed and name, whichever proofs ran before. */
export function dice(name: string): () => number {
  let state = [...name].reduce((sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619), seed ^ 2_166_136_261);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
