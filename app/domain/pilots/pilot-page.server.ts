import { byGoal } from '#app/domain/sdg/sdg';
import { languagesOf, textFor } from '#app/domain/shared/content';
import type { EntryRow } from '#app/domain/shared/content-type';
import { entryNames } from '#app/domain/shared/entry-names.server';
import { presentSlug } from '#app/domain/shared/slug.server';
import { IMPACT_KEYS, THEMES, themesOf } from '#app/domain/shared/themes';
import { type Step, timelineOf } from '#app/domain/shared/timeline.server';
import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { renderMarkdown } from '#app/platform/markdown.server';
import { type PilotContent, pilotContent, total } from './pilot.schema';
import { PARTNER_ROLES } from './pilot.type';
import type { Named, PilotPage } from './pilot-reading.type';

export type { PilotPage } from './pilot-reading.type';

/** Organisations by id, named in `lang` or else in their original language; those that are not public have no page and are left out. */
export async function organisations(lang: Lang, ids: string[]): Promise<Map<string, Named>> {
  const found = await entryNames(ids, lang, Prisma.sql`e."isPublic"`);
  return new Map([...found].map(([id, { name, slug, lang: written }]) => [id, { name, slug, lang: written }]));
}

async function picturesOf(lang: Lang, content: PilotContent): Promise<PilotPage['pictures']> {
  if (content.pictures.length === 0) return [];
  const files = await db.storedFile.findMany({
    where: { id: { in: content.pictures.map(({ fileId }) => fileId) } },
    select: { id: true, width: true, height: true },
  });
  return content.pictures.map(({ fileId, credit, alt }) => {
    const file = files.find(({ id }) => id === fileId);
    const shown = alt[lang] ? lang : content.originalLang;
    return { id: fileId, credit, alt: alt[shown] ?? '', lang: shown, width: file?.width ?? null, height: file?.height ?? null };
  });
}

type Shown = Pick<EntryRow, 'id' | 'slug' | 'state' | 'leadId' | 'publishedAt'> & { updatedAt?: Date };

/**
 * Everything readers see of a pilot with this content: published, in review or being written.
 * @param steps the public part of its timeline
 */
export async function pilotPageFrom(lang: Lang, entry: Shown, content: PilotContent, steps: Step[] = []): Promise<PilotPage> {
  const text = textFor(content, lang);
  const field = (name: string) => text.fields[name]?.trim() ?? '';
  const html = (name: string) => renderMarkdown(field(name), { lang: text.lang, prefix: `${name}-` });
  const [names, pictures] = await Promise.all([
    organisations(lang, [...content.partners.map(({ partnerId }) => partnerId), ...(entry.leadId ? [entry.leadId] : [])]),
    picturesOf(lang, content),
  ]);
  const named = (ids: string[]) => [...new Set(ids)].flatMap((id) => names.get(id) ?? []);
  return {
    id: entry.id,
    slug: entry.slug,
    state: entry.state,
    lang: text.lang,
    textState: text.state,
    languages: languagesOf(content),
    title: field('title'),
    summary: field('summary'),
    place: field('place'),
    story: {
      challenge: html('challenge'),
      approach: html('approach'),
      novelty: html('novelty'),
    },
    lead: names.get(entry.leadId ?? '') ?? null,
    themes: themesOf(content.impact),
    matrix: THEMES.map((theme) => ({ theme, impact: content.impact[IMPACT_KEYS[theme]], evidence: field(`evidence.${IMPACT_KEYS[theme]}`) })),
    partners: PARTNER_ROLES.map((role) => ({
      role: role as string,
      organisations: named(content.partners.filter((one) => one.role === role).map(({ partnerId }) => partnerId)),
    })).filter((group) => group.organisations.length > 0),
    goals: byGoal(content.sdgTargets).map(({ goal, targets }) => ({
      code: goal.code,
      label: goal.label[lang],
      targets: targets.map(({ code, label }) => ({ code, label: label[lang] })),
    })),
    nuaParagraphs: [...content.nuaParagraphs].sort((a, b) => a - b),
    budget: content.budget,
    budgetTotal: total(content.budget),
    funding: content.funding,
    fundingTotal: total(content.funding),
    pictures,
    startsOn: content.startsOn,
    endsOn: content.endsOn,
    timeline: steps.map(({ id, at, step, actorRole, organisation, note }) => ({ id, at: at.toISOString(), step, actorRole, organisation, note })),
    publishedAt: entry.publishedAt?.toISOString() ?? null,
    updatedAt: entry.updatedAt?.toISOString() ?? null,
    today: dayOf(now()),
  };
}

/** A published pilot by its address, as a reader of `lang` gets it; null when there is none. */
export async function findPilot(lang: Lang, slug: string): Promise<PilotPage | null> {
  const entry = await findPublic(slug);
  const content = entry?.revisions[0]?.content;
  if (!entry || !content) return null;
  return pilotPageFrom(lang, entry, pilotContent.parse(content) as PilotContent, await timelineOf(entry.id, true, lang));
}

async function findPublic(slug: string) {
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) return null;
  return db.entry.findFirst({
    where: { kind: 'pilots', slug, isPublic: true },
    select: {
      id: true, slug: true, state: true, leadId: true, publishedAt: true, updatedAt: true,
      revisions: { where: { state: 'published' }, orderBy: { number: 'desc' }, take: 1, select: { content: true } },
    },
  });
}

/** The present address of a pilot that once had this one, or null. */
export async function movedPilot(slug: string): Promise<string | null> {
  return /^[a-z0-9-]{1,120}$/.test(slug) ? presentSlug(db, 'pilots', slug) : null;
}

/** What the contact page of a published pilot shows: whom a message goes to and about what; null when there is no such pilot. */
export async function pilotForContact(lang: Lang, slug: string): Promise<Pick<PilotPage, 'id' | 'slug' | 'title' | 'lang' | 'lead'> | null> {
  const pilot = await findPilot(lang, slug);
  return pilot && { id: pilot.id, slug: pilot.slug, title: pilot.title, lang: pilot.lang, lead: pilot.lead };
}
