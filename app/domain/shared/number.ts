/** Largest figure that can be entered; with three decimals it is still exact as a number. */
export const MOST = 999_999_999_999;

/**
 * Reads a number as people write it: spaces between thousands, a comma or a point before at most three decimals.
 * Codes: number, decimals, tooLarge.
 */
export function readNumber(written: string): { value: number } | { code: 'number' | 'decimals' | 'tooLarge' } {
  const plain = written.trim().replace(/[\s\u00a0\u202f]/g, '').replace(/^[\u2212\u2013]/, '-').replace(',', '.');
  if (!/^-?\d{1,20}(\.\d{1,20})?$/.test(plain)) return { code: 'number' };
  if (/\.\d{4,}$/.test(plain.replace(/0+$/, ''))) return { code: 'decimals' };
  const value = Number(plain);
  return Math.abs(value) > MOST ? { code: 'tooLarge' } : { value: value === 0 ? 0 : value };
}

/** Sums without the rounding errors of binary fractions, to three decimals. */
export const exactSum = (values: number[]): number => values.reduce((sum, value) => sum + Math.round(value * 1000), 0) / 1000;
