/** Values of a form by field name, in the person's own words. The same shape carries what is saved into the form. */
export type Sent = Record<string, string[]>;

/** A field's first value, or an empty text. */
export const one = (sent: Sent, name: string): string => sent[name]?.[0] ?? '';

const MAX_ROWS = 60;

/** Rows of a repeated group named `group.0.field`, in order; wholly empty rows are left out. `at` is the row's number in the form. */
export function rowsOf(sent: Sent, group: string, fields: string[]): { at: number; row: Record<string, string> }[] {
  const found: { at: number; row: Record<string, string> }[] = [];
  for (let at = 0; at < MAX_ROWS; at++) {
    const row = Object.fromEntries(fields.map((field) => [field, one(sent, `${group}.${at}.${field}`).trim()]));
    if (Object.values(row).some(Boolean)) found.push({ at, row });
  }
  return found;
}

/** The reverse of `rowsOf`: rows as form values. */
export function sentRows(group: string, rows: Record<string, string>[]): Sent {
  return Object.fromEntries(rows.flatMap((row, at) => Object.entries(row).map(([field, value]) => [`${group}.${at}.${field}`, [value]])));
}
