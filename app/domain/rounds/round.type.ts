/** draft: being prepared. open: reports are owed. closed: nothing more is handed in, save what was returned. */
export const ROUND_STATES = ['draft', 'open', 'closed'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** Which pilots a round asks, beside the rule that they ran in its period. */
export type Audience = {
  /** Only pilots that strengthen one of these; empty for all */
  themes: string[];
  /** Pilots that need not report although they ran */
  exclude: string[];
};

export const EVERYONE: Audience = { themes: [], exclude: [] };
