import { partnerLinks } from '#app/domain/partners/partners.server';
import { pilotLinks } from '#app/domain/pilots/pilots.server';
import { languagesOf, textFor } from '#app/domain/shared/content';
import { RETIRED } from '#app/domain/shared/content-type';
import { READABLE } from '#app/domain/shared/readable.server';
import { presentSlug } from '#app/domain/shared/slug.server';
import { themesOf } from '#app/domain/shared/themes';
import { threadView } from '#app/domain/shared/thread.server';
import { timelineOf } from '#app/domain/shared/timeline.server';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { renderMarkdown } from '#app/platform/markdown.server';
import { CRITERIA, criterionField } from './criteria.type';
import { asRead, type PracticeContent, practiceContent, readableTexts } from './practice.schema';
import type { PracticeContact, PracticePage, PracticePicture, Retirement } from './practice-reading.type';
import { practiceKind } from './practice-kind.server';
import { publicVersions } from './versions.server';

/** Parts of a practice stand below its chapters' headings. */
const PART_HEADING = 4;

async function picturesOf({ pictures, originalLang }: PracticeContent, lang: Lang): Promise<PracticePicture[]> {
  const files = await db.storedFile.findMany({ where: { id: { in: pictures.map(({ fileId }) => fileId) } }, select: { id: true, width: true, height: true } });
  const sizeOf = new Map(files.map(({ id, ...size }) => [id, size]));
  return pictures.map(({ fileId, credit, alt }) => {
    const own = Boolean(alt[lang]);
    return { fileId, credit, alt: (own ? alt[lang] : alt[originalLang]) ?? '', lang: own ? lang : originalLang, ...(sizeOf.get(fileId) ?? { width: null, height: null }) };
  });
}

/** Whom to ask: an organisation that is no longer there cannot be asked. One that was merged is asked under its new name. */
async function contactsOf({ contacts, originalLang }: PracticeContent, lang: Lang): Promise<PracticeContact[]> {
  const partners = await partnerLinks(contacts.map(({ partnerId }) => partnerId), lang);
  return contacts.flatMap(({ id, roles, partnerId }) => {
    const partner = partners.get(partnerId);
    const own = Boolean(roles[lang]?.trim());
    return partner ? [{ id, partner, role: (own ? roles[lang] : roles[originalLang]) ?? '', lang: own ? lang : originalLang }] : [];
  });
}

/** Who stopped offering it when, and why. */
async function retirementOf(entryId: string, lang: Lang): Promise<Retirement | null> {
  const step = (await timelineOf(entryId, true, lang)).findLast((one) => one.step === RETIRED);
  return step ? { at: step.at.toISOString(), by: step.actorRole, organisation: step.organisation, reason: step.note ?? '' } : null;
}

/** Everything readers see of a practice, also of one that is no longer offered (`retired`); `movedTo` for an address it had before; null when there is none. */
export async function findPractice(lang: Lang, slug: string): Promise<{ practice: PracticePage } | { movedTo: string } | null> {
  const entry = await db.entry.findFirst({ where: { kind: practiceKind.key, slug, ...READABLE } });
  if (!entry) {
    const movedTo = await presentSlug(db, practiceKind.key, slug);
    return movedTo ? { movedTo } : null;
  }
  const revision = await db.revision.findFirstOrThrow({ where: { entryId: entry.id, state: 'published' }, select: { content: true } });
  const content = asRead(practiceContent.parse(revision.content) as PracticeContent);
  const text = textFor(content, lang);
  const leads = entry.leadId ? await partnerLinks([entry.leadId], lang) : [];
  const written = (name: string) => text.fields[name]?.trim() ?? '';
  const html = (name: string) => renderMarkdown(text.fields[name] ?? '', { lang: text.lang, prefix: `${name}-`, headingFrom: PART_HEADING });
  const [pilots, pictures, contacts, timeline, versions, retired] = await Promise.all([
    pilotLinks(content.pilots, lang),
    picturesOf(content, lang),
    contactsOf(content, lang),
    threadView(entry.id, practiceKind, lang, true),
    publicVersions(entry.id),
    entry.isPublic ? null : retirementOf(entry.id, lang),
  ]);
  return {
    practice: {
      id: entry.id,
      slug: entry.slug,
      title: text.fields.title ?? '',
      summary: text.fields.summary ?? '',
      lang: text.lang,
      translation: text.state,
      languages: languagesOf(content),
      outcome: content.outcome,
      themes: themesOf(content.impact),
      conditions: content.conditions,
      sdgTargets: content.sdgTargets,
      lead: [...leads.values()][0] ?? null,
      pilots,
      indicators: content.indicators,
      pictures,
      documents: content.documents,
      contacts,
      parts: Object.fromEntries(readableTexts(content).flatMap(({ name, as }) => (as === 'markdown' && written(name) ? [[name, html(name)]] : []))),
      criteria: CRITERIA.flatMap((criterion) => (written(criterionField(criterion)) ? [{ criterion, text: written(criterionField(criterion)) }] : [])),
      publishedAt: entry.publishedAt?.toISOString() ?? '',
      updatedAt: entry.updatedAt.toISOString(),
      timeline,
      versions,
      retired,
    },
  };
}

/** What the form to write to a contact needs; without `to`, those who answer for the practice. Null when there is no such practice or contact. */
export async function practiceForContact(lang: Lang, slug: string, to: string | null) {
  const found = await findPractice(lang, slug);
  if (!found || 'movedTo' in found) return null;
  const { id, title, lang: textLang, lead, contacts } = found.practice;
  const contact = to === null ? null : (contacts.find((one) => one.id === to) ?? null);
  return to !== null && !contact ? null : { id, slug, title, lang: textLang, lead, contact };
}
