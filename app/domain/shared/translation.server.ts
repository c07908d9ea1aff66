import { LANGUAGE_NAMES, type Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { type Content, type TextField, withTranslation } from './content';
import type { ContentType } from './content-type';
import type { Issue } from './outcome';
import { readTexts } from './section';
import { one, type Sent } from './sent';

/** One text to translate: the original, and what stands in the other language. */
export type Pair = TextField & { label: string; original: string; value: string };

const FURTHER_MAX = 300;

/** Everything of an entry that is translated, in the form's order. */
export function pairsOf<C extends Content>(type: ContentType<C>, content: C, to: Lang, lang: Lang): Pair[] {
  const t = translator(type.messages, lang);
  const read = type.asRead?.(content) ?? content;
  const original = read.texts[content.originalLang]?.fields ?? {};
  const translation = read.texts[to]?.fields ?? {};
  const texts = type.textFields.map((field) => ({ ...field, label: t.at(`field.${field.name}`), original: original[field.name] ?? '', value: translation[field.name] ?? '' }));
  const further = (type.furtherTexts?.read(content) ?? []).map(({ name, field, values }) => ({
    name, as: 'line' as const, max: FURTHER_MAX, required: false, label: t.at(field), original: values[content.originalLang] ?? '', value: values[to] ?? '',
  }));
  const pictures = (content.pictures ?? []).map(({ fileId, alt }, i) => ({
    name: `picture.${fileId}`, as: 'line' as const, max: FURTHER_MAX, required: false, label: `${t.has('field.pictures') ? t.at('field.pictures') : ''} ${i + 1}`.trim(), original: alt[content.originalLang] ?? '', value: alt[to] ?? '',
  }));
  return [...texts, ...further, ...pictures].filter((pair) => pair.original !== '' || pair.value !== '');
}

/** What is saved of a translation, as form values. */
export function translationValues<C extends Content>(type: ContentType<C>, content: C, to: Lang): Sent {
  const pairs = pairsOf(type, content, to, to);
  return { state: [content.texts[to]?.state ?? 'translated'], ...Object.fromEntries(pairs.map(({ name, value }) => [name, [value]])) };
}

/** Puts a translation from a form into the content. A saved translation counts as up to date unless its writer says otherwise. */
export function applyTranslation<C extends Content>(type: ContentType<C>, content: C, to: Lang, sent: Sent): { content: C; issues: Issue[] } {
  const pairs = pairsOf(type, content, to, to);
  const { values, issues } = readTexts(sent, pairs);
  const own = type.textFields.map(({ name }) => name);
  const fields = Object.fromEntries(Object.entries(values).filter(([name]) => own.includes(name)));
  if (Object.values(fields).some(Boolean) && !fields.title) issues.push({ field: 'title', code: 'required' });
  const chosen = one(sent, 'state');
  const state = chosen === 'machine' || chosen === 'outdated' ? chosen : 'translated';
  // What the form did not ask, as another choice put it aside, is kept for when that choice is taken back.
  const aside = Object.entries(content.texts[to]?.fields ?? {}).filter(([name]) => !pairs.some((pair) => pair.name === name));
  const isEmpty = Object.values(fields).every((value) => value === '');
  let changed = withTranslation(content, to, isEmpty ? fields : { ...Object.fromEntries(aside), ...fields }, state);
  if (type.furtherTexts) changed = type.furtherTexts.replace(changed, to, values);
  if (changed.pictures) {
    changed = { ...changed, pictures: changed.pictures.map((p) => ({ ...p, alt: { ...p.alt, [to]: values[`picture.${p.fileId}`] ?? '' } })) };
  }
  return { content: changed, issues };
}

export const languageName = (lang: Lang): string => LANGUAGE_NAMES[lang];
