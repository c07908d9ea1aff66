/** After a question without an answer, as long is none put, in milliseconds: the database is away, and Express says so. */
const PAUSE = 1_000;

type Question = { answered: Promise<boolean>; at: number; writes: number };
type Settings = { lag: number; ask: () => Promise<string>; onVersion: (version: string) => void; clock?: () => number };

/**
 * Knows whether the content's version is known well enough. It counts from when the question was put, not from when it was answered: an answer
 * may have been under way while the content changed.
 */
export class Freshness {
  readonly #settings: Required<Settings>;
  #putAt = Number.NEGATIVE_INFINITY;
  #failedAt = Number.NEGATIVE_INFINITY;
  #writes = 0;
  #open: Question | undefined;
  #next: Promise<boolean> | undefined;

  /** @param settings.lag for how many milliseconds an answer holds */
  constructor(settings: Settings) {
    this.#settings = { clock: () => performance.now(), ...settings };
  }

  /** Whether what was last told to `onVersion` still holds. Asks anew in good time, while readers need not wait. */
  isSure(): boolean {
    const { lag, clock } = this.#settings;
    const age = clock() - this.#putAt;
    if (age > lag / 2 && age < lag && !this.#open) void this.make();
    return age < lag;
  }

  /** Something was written here: who comes from now on waits for a new answer. */
  expire(): void {
    this.#writes++;
    this.#putAt = Number.NEGATIVE_INFINITY;
  }

  /** Asks, or waits for an answer that will do. @returns false when the database does not answer */
  make(): Promise<boolean> {
    const { lag, clock } = this.#settings;
    if (clock() - this.#failedAt < PAUSE) return Promise.resolve(false);
    const open = this.#open;
    if (!open) return this.#put();
    if (open.writes === this.#writes && clock() - open.at < lag) return open.answered;
    this.#next ??= open.answered.then(() => {
      this.#next = undefined;
      return this.make();
    });
    return this.#next;
  }

  #put(): Promise<boolean> {
    const { ask, onVersion, clock } = this.#settings;
    const [at, writes] = [clock(), this.#writes];
    const done = (isAnswered: boolean) => {
      this.#open = undefined;
      if (!isAnswered) this.#failedAt = clock();
      return isAnswered;
    };
    const answered = ask().then(
      (version) => {
        onVersion(version);
        if (writes === this.#writes) this.#putAt = at;
        return done(true);
      },
      () => done(false),
    );
    this.#open = { answered, at, writes };
    return answered;
  }
}
