import type { Outcome } from './practice.type';

export type Chapter = { key: string; parts: string[] };

/**
 * What a reader asks, in order, and the texts that answer it. What worked is read by somebody who wonders whether to do the same; what did not, by
 * somebody who is about to try it.
 */
export const CHAPTERS: Record<Outcome, Chapter[]> = {
  worked: [
    { key: 'suits', parts: ['coreIdea', 'needs', 'environment', 'limits'] },
    { key: 'takes', parts: ['conditions', 'preconditions', 'costs'] },
    { key: 'how', parts: ['steps', 'lessons'] },
    { key: 'proof', parts: ['evidence'] },
  ],
  'did-not-work': [
    { key: 'attempt', parts: ['tried', 'expected', 'environment'] },
    { key: 'turn', parts: ['happened', 'why', 'costs'] },
    { key: 'next', parts: ['otherwise', 'lessons', 'limits'] },
    { key: 'proof', parts: ['evidence'] },
  ],
};

/** The chapters of a practice with those of their parts that are there. One that was written before what did not work had questions of its own reads as the others. */
export function chaptersOf(outcome: Outcome | null, parts: Record<string, string>): Chapter[] {
  const isOld = outcome === 'did-not-work' && Boolean(parts.coreIdea);
  const chapters = CHAPTERS[isOld ? 'worked' : (outcome ?? 'worked')];
  return chapters.map(({ key, parts: names }) => ({ key, parts: names.filter((name) => parts[name]) })).filter(({ key, parts: there }) => there.length > 0 || key === 'proof');
}
