/** The hidden sheet that tells what a workbook is. */
export const MARKS_SHEET = 'aukio';
/** The first word of its first row. */
export const ABOUT = 'about';
