import { partnerLinks } from '#app/domain/partners/partners.server';
import { pilotLinks } from '#app/domain/pilots/pilots.server';
import { changeOf, type Change, type Piece, wordChanges } from '#app/domain/shared/changes';
import { shownSections } from '#app/domain/shared/labelled.server';
import type { Working } from '#app/domain/shared/revision.server';
import { db } from '#app/platform/db/db.server';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import { asRead, type PracticeContent, practiceContent } from './practice.schema';
import type { PracticePage, PracticeVersion } from './practice-reading.type';
import { practiceKind } from './practice-kind.server';
import type { Since } from './since-notice';

/** One thing that readers see otherwise than before. */
export type ChangedPart = { name: string; label: string; change: Change; pieces: Piece[] };

/** The versions that were public, oldest first, each from when on. What was submitted and never published is none. */
export async function publicVersions(entryId: string): Promise<PracticeVersion[]> {
  const [steps, revisions] = await Promise.all([
    db.timelineStep.findMany({ where: { entryId, isPublic: true, revisionNumber: { not: null } }, orderBy: { at: 'desc' }, select: { at: true, revisionNumber: true } }),
    db.revision.findMany({ where: { entryId, state: { in: ['published', 'superseded'] } }, orderBy: { number: 'asc' }, select: { number: true } }),
  ]);
  return revisions.flatMap(({ number }) => {
    const step = steps.find(({ revisionNumber }) => revisionNumber === number);
    return step ? [{ number, at: step.at.toISOString() }] : [];
  });
}

/** A version to be compared: in the language asked for where both have it, and without what is not public any more. */
async function readable(content: PracticeContent, lang: Lang): Promise<PracticeContent> {
  const read = asRead(content);
  const [pilots, partners] = await Promise.all([pilotLinks(read.pilots, lang), partnerLinks(read.contacts.map(({ partnerId }) => partnerId), lang)]);
  return {
    ...read,
    originalLang: lang,
    pilots: read.pilots.filter((id) => pilots.some((pilot) => pilot.id === id)),
    contacts: read.contacts
      .filter(({ partnerId }) => partners.has(partnerId))
      .map((contact) => ({ ...contact, roles: { ...contact.roles, [lang]: contact.roles[lang] ?? contact.roles[read.originalLang] ?? '' } })),
  };
}

/** A text as readers see its words: without the marks of headings and emphasis, and a link's address after its words. */
const inWords = (markdown: string): string => markdown.replace(/^#{1,6}[ \t]+/gm, '').replace(/\*\*|__/g, '').replace(/\[([^\]\n]*)\]\(([^)\s]*)\)/g, '$1 ($2)');

/** What a version says, field by field, in words. */
async function saidIn(content: PracticeContent, lang: Lang, pageLang: Lang): Promise<Map<string, { label: string; value: string }>> {
  const t = translator(practiceMessages, pageLang);
  const own = await readable(content, lang);
  const working = { entry: { leadId: null }, content: own } as unknown as Working<PracticeContent>;
  const sections = await shownSections(practiceKind, pageLang, working, null);
  const pictures = own.pictures.map(({ alt, credit }) => [alt[lang] ?? alt[content.originalLang], credit].filter(Boolean).join(' · ')).join('\n');
  return new Map([
    ...sections.flatMap(({ shown }) => shown).map(({ name, label, value, html }) => [name, { label, value: (html === null ? value : inWords(value)).trim() }] as const),
    ['pictures', { label: t('field.pictures'), value: pictures }] as const,
    ['documents', { label: t('field.documents'), value: own.documents.map(({ title }) => title).join('\n') }] as const,
  ]);
}

/**
 * What changed for readers from one public version to another, in the form's order.
 * @param lang the page's language; where one of the two is not written in it, their original language is compared
 * @returns null when one of them was never public
 */
export async function changesBetween(entryId: string, from: number, to: number, lang: Lang): Promise<{ lang: Lang; parts: ChangedPart[] } | null> {
  const versions = await publicVersions(entryId);
  if (![from, to].every((number) => versions.some((version) => version.number === number))) return null;
  const rows = await db.revision.findMany({ where: { entryId, number: { in: [from, to] } }, select: { number: true, content: true } });
  const contentOf = (number: number) => practiceContent.parse(rows.find((row) => row.number === number)?.content) as PracticeContent;
  const [before, after] = [contentOf(from), contentOf(to)];
  const has = (content: PracticeContent, one: Lang) => Boolean(content.texts[one]?.fields.title?.trim());
  const compared = [lang, after.originalLang, before.originalLang, ...LANGUAGES].find((one) => has(before, one) && has(after, one)) ?? after.originalLang;
  const [then, now] = await Promise.all([saidIn(before, compared, lang), saidIn(after, compared, lang)]);
  const names = [...new Set([...now.keys(), ...then.keys()])];
  const parts = names.flatMap((name): ChangedPart[] => {
    const [earlier, later] = [then.get(name), now.get(name)];
    const pieces = wordChanges(earlier?.value ?? '', later?.value ?? '');
    const change = changeOf(pieces);
    return change === 'same' ? [] : [{ name, label: (later ?? earlier)?.label ?? name, change, pieces }];
  });
  return { lang: compared, parts };
}

/** What changed since the version named in an address; null when it names none, or the newest. */
export async function sinceOf({ id, versions }: Pick<PracticePage, 'id' | 'versions'>, lang: Lang, wanted: string | null): Promise<Since | null> {
  const from = versions.find(({ number }) => String(number) === wanted);
  const to = versions.at(-1);
  if (!from || !to) return null;
  const changes = from === to ? null : await changesBetween(id, from.number, to.number, lang);
  return { from: from.number, to: to.number, at: from.at, changed: (changes?.parts ?? []).map(({ name, label }) => ({ name, label })) };
}
