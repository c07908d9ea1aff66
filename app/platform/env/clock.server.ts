let fixed: Date | undefined;

/** The present moment; tests may set it. */
export const now = (): Date => (fixed ? new Date(fixed) : new Date());

/** Tests alone: pretend that it is `moment`; undefined returns to the real time. */
export function setClock(moment: Date | undefined): void {
  fixed = moment;
}
