type Sized = { size: number; onGrowth: (() => void) | undefined };

/** How much of a shelf what was asked for twice may take. */
const PROVEN = 0.8;

/**
 * Keeps things within a number of bytes. What was asked for once makes room first, then what has not been asked for longest: a visitor who
 * goes through all there is, or invents addresses, drives away only others' first visits.
 */
export class Shelf<T extends Sized> {
  readonly #limit: number;
  readonly #once = new Map<string, T>();
  readonly #again = new Map<string, T>();
  #bytes = 0;
  #bytesAgain = 0;

  /** @param limit in bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get count(): number {
    return this.#once.size + this.#again.size;
  }

  has(key: string): boolean {
    return this.#again.has(key) || this.#once.has(key);
  }

  /** What is kept under a key; to ask for it makes it stay longer. */
  get(key: string): T | undefined {
    const proven = this.#again.get(key);
    if (proven) {
      this.#again.delete(key);
      this.#again.set(key, proven);
      return proven;
    }
    const found = this.#once.get(key);
    if (!found) return undefined;
    this.#once.delete(key);
    this.#again.set(key, found);
    this.#bytesAgain += found.size;
    this.#settle();
    return found;
  }

  /** Keeps something, unless it alone would take an eighth of the shelf. */
  put(key: string, thing: T): void {
    this.#drop(key);
    if (thing.size > this.#limit / 8) return;
    let size = thing.size;
    thing.onGrowth = () => {
      const more = thing.size - size;
      size = thing.size;
      if (this.#again.get(key) === thing) this.#bytesAgain += more;
      else if (this.#once.get(key) !== thing) return;
      this.#bytes += more;
      this.#settle();
    };
    this.#once.set(key, thing);
    this.#bytes += size;
    this.#settle();
  }

  #drop(key: string): void {
    const found = this.#again.get(key) ?? this.#once.get(key);
    if (!found) return;
    if (this.#again.delete(key)) this.#bytesAgain -= found.size;
    this.#once.delete(key);
    this.#bytes -= found.size;
    found.onGrowth = undefined;
  }

  #settle(): void {
    while (this.#bytesAgain > this.#limit * PROVEN) {
      const [key, thing] = this.#again.entries().next().value as [string, T];
      this.#again.delete(key);
      this.#bytesAgain -= thing.size;
      this.#once.set(key, thing);
    }
    while (this.#bytes > this.#limit) this.#drop((this.#once.keys().next().value ?? this.#again.keys().next().value) as string);
  }
}
