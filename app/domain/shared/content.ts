import type { DocumentKind } from '#app/platform/files/document-kinds';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';

/** How a text in one language came about, and whether it still says what the original says. */
export const TRANSLATION_STATES = ['original', 'translated', 'machine', 'outdated'] as const;
export type TranslationState = (typeof TRANSLATION_STATES)[number];

/** The texts of an entry in one language. Fields with dots, such as `evidence.smart`, are keys like any other. */
export type Text = { state: TranslationState; fields: Record<string, string> };

/** A picture that belongs to a content; the first one leads. */
export type Picture = { fileId: string; credit: string; alt: Partial<Record<Lang, string>> };

/** A file that belongs to a content, with what readers are told of it; `und` where its language is none of ours. */
export type Attachment = { fileId: string; name: string; kind: DocumentKind; bytes: number; title: string; lang: Lang | 'und'; licence: string };

/** What every kind of content has: an original language and texts. Kinds add their own structured parts. */
export type Content = { originalLang: Lang; texts: Partial<Record<Lang, Text>>; pictures?: Picture[]; documents?: Attachment[] };

/** One field that is written in each language. */
export type TextField = {
  name: string;
  /** line: one line; text: a few; markdown: with formatting */
  as: 'line' | 'text' | 'markdown';
  max: number;
  /** Must be there before submission, in the original language. */
  required: boolean;
};

/** The languages a content really has, the original first. */
export const languagesOf = (content: Content): Lang[] => [
  content.originalLang,
  ...LANGUAGES.filter((lang) => lang !== content.originalLang && hasText(content, lang)),
];

const hasText = (content: Content, lang: Lang): boolean => Boolean(content.texts[lang]?.fields.title?.trim());

/** The text a reader of `lang` gets: that language's, else the original; `lang` says which. */
export function textFor(content: Content, lang: Lang): Text & { lang: Lang } {
  const found = hasText(content, lang) ? lang : content.originalLang;
  return { lang: found, ...(content.texts[found] ?? { state: 'original', fields: {} }) };
}

/** Replaces fields of the original text. When that changes any, translations become outdated. */
export function withOriginalFields<C extends Content>(content: C, fields: Record<string, string>): C {
  const before = content.texts[content.originalLang]?.fields ?? {};
  const changed = Object.entries(fields).some(([name, value]) => (before[name] ?? '') !== value);
  if (!changed) return content;
  const texts: Content['texts'] = {};
  for (const lang of LANGUAGES) {
    const text = content.texts[lang];
    if (text) texts[lang] = { ...text, state: text.state === 'original' ? 'original' : 'outdated' };
  }
  texts[content.originalLang] = { state: 'original', fields: { ...before, ...fields } };
  return { ...content, texts };
}

/** Replaces a translation; without a single word it is taken away. */
export function withTranslation<C extends Content>(
  content: C,
  lang: Lang,
  fields: Record<string, string>,
  state: 'translated' | 'machine' | 'outdated',
): C {
  const { [lang]: _old, ...others } = content.texts;
  const empty = Object.values(fields).every((value) => value.trim() === '');
  return { ...content, texts: empty ? others : { ...others, [lang]: { state, fields } } };
}
