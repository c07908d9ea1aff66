const state = globalThis as { aukioStopping?: boolean };

/** Says that this process is about to end; from now on it is not ready for new work. */
export function beginStopping(): void {
  state.aukioStopping = true;
}

export const isStopping = (): boolean => state.aukioStopping === true;
