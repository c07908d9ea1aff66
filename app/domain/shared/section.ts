import type { Lang } from '#app/platform/i18n/languages';
import { type Content, type TextField, withOriginalFields } from './content';
import type { Issue } from './outcome';
import { one, type Sent } from './sent';

export type Option = { value: string; label: string };

/**
 * One field of a section, told as data: the desk draws it, the review shows it. Labels and hints come from the kind's
 * messages: `field.<name>`, `hint.<name>`, for columns `column.<rows>.<name>`, for groups `group.<name>`.
 */
export type FormField =
  | { as: 'line' | 'text' | 'markdown' | 'date' | 'number' | 'url'; name: string; max?: number; optional?: boolean }
  | { as: 'choice' | 'select'; name: string; options: Option[]; optional?: boolean }
  | { as: 'check'; name: string }
  | { as: 'checks'; name: string; groups: { label: string; options: Option[] }[]; optional?: boolean }
  | { as: 'rows'; name: string; columns: FormField[]; spare: number; optional?: boolean }
  | { as: 'group'; name: string; fields: FormField[] };

/** What a section asks the server for before it is drawn, in the page's language. */
export type SectionContext<C> = { lang: Lang; content: C; leadId: string | null };

/** One step of a kind's form. */
export type Section<C> = {
  key: string;
  /** Whether this content is asked it at all; without, every one is. What was written in it before is kept. */
  isAsked?: (content: C) => boolean;
  fields: (context: SectionContext<C>) => FormField[] | Promise<FormField[]>;
  /** What is saved, as form values. Their fingerprint tells whether someone else changed this step. */
  values: (content: C) => Sent;
  /** Puts a form's values into the content. Draft strength: lengths and kinds are checked, gaps are not. */
  apply: (content: C, sent: Sent) => { content: C; issues: Issue[] };
};

/** The steps of a form that a content is asked, in order. */
export const askedSections = <C>(sections: readonly Section<C>[] | undefined, content: C): Section<C>[] => (sections ?? []).filter(({ isAsked }) => isAsked?.(content) ?? true);

const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** What is wrong with a piece of text, whatever it is for. */
export function textIssues(field: string, value: string, max: number): Issue[] {
  if (NOT_TEXT.test(value)) return [{ field, code: 'badCharacters' }];
  return value.length > max ? [{ field, code: 'tooLong', values: { max } }] : [];
}

/** Reads texts in a language from a form, with what is wrong with them. */
export function readTexts(sent: Sent, fields: TextField[]): { values: Record<string, string>; issues: Issue[] } {
  const values: Record<string, string> = {};
  const issues: Issue[] = [];
  for (const field of fields) {
    const value = one(sent, field.name).trim();
    values[field.name] = field.as === 'line' ? value.replace(/\s+/g, ' ') : value;
    issues.push(...textIssues(field.name, value, field.max));
  }
  return { values, issues };
}

/** A part of a section that consists of texts in the original language. */
export function textPart<C extends Content>(all: TextField[], names: string[]) {
  const fields = names.flatMap((name) => all.find((field) => field.name === name) ?? []);
  return {
    fields: fields.map(({ name, as, max, required }): FormField => ({ as, name, max, optional: !required })),
    values: (content: C): Sent =>
      Object.fromEntries(names.map((name) => [name, [content.texts[content.originalLang]?.fields[name] ?? '']])),
    apply: (content: C, sent: Sent) => {
      const { values, issues } = readTexts(sent, fields);
      return { content: withOriginalFields(content, values), issues };
    },
  };
}
