import type { Theme } from '#app/domain/shared/themes';

/** How many practices each choice would leave, the other filters kept. */
export type PracticeChoices = { themes: Record<Theme, number>; outcome: number[]; maturity: number[]; cost: number[]; population: number[]; goals: Record<string, number> };
