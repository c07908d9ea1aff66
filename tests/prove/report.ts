import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect } from 'vitest';
import { seed } from './dice';

/** What a proof found: how often something was tried, and how often the attacker got through or something was lost. */
export type Findings = {
  attempts: number;
  /** Times that somebody got what they should not; for proofs that have an attacker. */
  successes?: number;
  /** Things that were lost, doubled or half there; for proofs that break something. */
  losses?: number;
  /** A figure or two worth reading, in one line. */
  note?: string;
};

/**
 * Starts the clock of a proof; what it returns tells `npm run prove` what was found, for the table in docs/proof.md.
 * Tell it before the assertions, so that a proof that fails stands in the table with its figures.
 * @param name what was tried, in a few words, e.g. `Swapped ids`
 */
export function proof(name: string): (findings: Findings) => void {
  const began = Date.now();
  const file = relative(process.cwd(), expect.getState().testPath ?? '');
  return (findings) => {
    const line = JSON.stringify({ name, ...findings, seconds: (Date.now() - began) / 1000, seed, file });
    if (process.env.AUKIO_PROOFS) appendFileSync(process.env.AUKIO_PROOFS, `${line}\n`);
    else console.log(line);
  };
}
