import { contentType } from '#app/domain/registry.server';
import type { Content } from '#app/domain/shared/content';
import { type ContentType, RETIRED } from '#app/domain/shared/content-type';
import { mayEdit, mayReview } from '#app/domain/shared/entry.policy';
import { labelOf } from '#app/domain/shared/labelled.server';
import { sharedMessages } from '#app/domain/shared/messages';
import { mayRelease } from '#app/domain/shared/release.server';
import { isOpen, openEntry } from '#app/domain/shared/revision.server';
import { askedSections } from '#app/domain/shared/section';
import { lastReturn } from '#app/domain/shared/timeline.server';
import { formatMoment } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { found } from './attempt.server';
import { langOf } from './lang.server';
import { memberAt } from './viewer.server';

type Params = { lang?: string; kind?: string; id?: string };

/** The reviewed kind named in an address. @throws 404 */
export function kindAt(params: Params): ContentType {
  const type = contentType(params.kind ?? '');
  if (!type?.sections) throw new Response(null, { status: 404 });
  return type;
}

/** The entry a desk page is about, with who asks and what they may do. @throws 404 when it is not theirs to open */
export async function entryAt(request: Request, params: Params) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const type = kindAt(params);
  const working = await found(() => openEntry(member, type, params.id ?? ''));
  const { entry, revision, content } = working;
  const edits = mayEdit(member, entry);
  const { assessed } = type.behaviours;
  const waits = revision.state === 'submitted';
  const title = content.texts[content.originalLang]?.fields.title || translator(sharedMessages, lang)('edit.untitled');
  return {
    lang,
    member,
    type,
    working,
    title,
    base: `/${lang}/desk/${type.key}/${entry.id}`,
    may: {
      edit: edits && entry.state !== RETIRED && (isOpen(revision) || revision.state === 'published'),
      review: mayReview(member, entry) && waits,
      release: waits && (await mayRelease(member, type, working)),
      nameAssessor: assessed !== undefined && waits && revision.releasedAt !== null && mayReview(member, entry),
      /** Was in review, and is no longer. */
      decided: mayReview(member, entry) && revision.state !== 'submitted' && revision.submittedAt !== null,
      withdraw: edits && (isOpen(revision) || revision.state === 'submitted'),
    },
  };
}

/** The steps of an entry's form, for the list beside it. */
export function stepsOf<C extends Content>(type: ContentType<C>, lang: Lang, base: string, content: C) {
  const t = translator(type.messages, lang);
  const shared = translator(sharedMessages, lang);
  return [
    ...askedSections(type.sections, content).map((section) => ({ key: section.key, title: t.at(`section.${section.key}`) })),
    ...(type.behaviours.pictured ? [{ key: 'pictures', title: shared('section.pictures') }] : []),
    ...(type.behaviours.documented ? [{ key: 'documents', title: shared('section.documents') }] : []),
    { key: 'translations', title: shared('section.translations') },
    { key: 'check', title: shared('section.check') },
  ].map((step) => ({ ...step, href: `${base}/${step.key}` }));
}

/** What the reviewer wrote at fields, while the submission lies returned. */
export async function remarksOn(entryId: string, revisionState: string, lang: Lang): Promise<{ remarks: Record<string, string[]>; returned: string | null; note: string | null }> {
  const step = revisionState === 'returned' ? await lastReturn(entryId) : null;
  if (!step) return { remarks: {}, returned: null, note: null };
  const t = translator(sharedMessages, lang);
  const remarks: Record<string, string[]> = {};
  for (const { field, text } of step.reasons) (remarks[field] ??= []).push(t('edit.reason', { text }));
  return { remarks, returned: t('edit.returned', { at: formatMoment(lang, step.at) }), note: step.note };
}

/** Names of fields in the page's language, for an error summary. */
export const fieldNames = <C extends Content>(type: ContentType<C>, lang: Lang, fields: string[]): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field, labelOf(translator(type.messages, lang), field)]));

/** Which step of the form holds a field. */
export function stepHolding<C extends Content>(type: ContentType<C>, fieldsBySection: Record<string, string[]>, field: string): string {
  const root = field.split('.')[0] ?? '';
  const exact = (type.sections ?? []).find((section) => fieldsBySection[section.key]?.some((name) => name === field || name === root));
  return exact?.key ?? (root === 'pictures' || root === 'documents' ? root : 'check');
}
