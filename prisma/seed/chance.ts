/** Numbers that look random and are the same each time for the same name. */
export type Chance = {
  /** From 0 up to, not including, 1 */
  next: () => number;
  /** A whole number between two, both possible */
  between: (from: number, to: number) => number;
  pick: <T>(from: readonly T[]) => T;
};

/** Chance for a name: FNV-1a of it starts a mulberry32. */
export function chanceFor(name: string): Chance {
  let state = 0x811c9dc5;
  for (const letter of name) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return { next, between, pick: (from) => from[between(0, from.length - 1)] as (typeof from)[number] };
}
