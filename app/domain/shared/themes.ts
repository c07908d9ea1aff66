/** The programme's four themes, as they stand in addresses. */
export const THEMES = ['low-carbon', 'smart', 'healthy', 'socially-sustainable'] as const;
export type Theme = (typeof THEMES)[number];

export const isTheme = (value: unknown): value is Theme => THEMES.includes(value as Theme);

/** A theme's key inside a cross-impact matrix. */
export const IMPACT_KEYS = {
  'low-carbon': 'lowCarbon',
  smart: 'smart',
  healthy: 'healthy',
  'socially-sustainable': 'sociallySustainable',
} as const;
export type ImpactKey = (typeof IMPACT_KEYS)[Theme];

export const IMPACTS = ['+', '0', '-'] as const;
export type Impact = (typeof IMPACTS)[number];

/** Effects on each theme; a cell that has not been thought about yet is null. */
export type ImpactMatrix = Record<ImpactKey, Impact | null>;

/** The themes a matrix marks +, in the programme's order. */
export const themesOf = (matrix: ImpactMatrix): Theme[] => THEMES.filter((theme) => matrix[IMPACT_KEYS[theme]] === '+');
