import type { Option } from './section';

/** A form field with its words in the page's language, ready to be drawn. */
export type Labelled = { name: string; label: string; hint?: string; optional?: boolean; max?: number } & (
  | { as: 'line' | 'text' | 'markdown' | 'date' | 'number' | 'url' | 'check' }
  | { as: 'choice' | 'select'; options: Option[] }
  | { as: 'checks'; groups: { label: string; options: Option[] }[] }
  | { as: 'rows'; columns: Labelled[]; spare: number }
  | { as: 'group'; fields: Labelled[] }
);
