import { placeName } from '#app/domain/partners/partner-places.server';
import { partnerLinks } from '#app/domain/partners/partners.server';
import type { PartnerKind } from '#app/domain/partners/partner.type';
import { titleIn } from '#app/domain/shared/entry-links.server';
import { NotFound } from '#app/domain/shared/outcome';
import { partnersWhere, type Viewer } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { formatMonth } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { replicationMessages } from './messages';
import { outcomeOf } from './open.server';
import { pilotChoices } from './own-pilots.server';
import { isDescendant } from './replication.type';

type Option = { value: string; label: string; lang?: Lang; hint?: string };

/** Places that a practice can be taken from: where it was written up first, then those that count, by name. @param own a replication that is not among them, nor what came from it */
export async function sourceOptions(practiceId: string, lang: Lang, own: { id: string; partnerId: string; sourceId: string } | null = null): Promise<Option[]> {
  const t = translator(replicationMessages, lang);
  const entry = await db.entry.findUniqueOrThrow({ where: { id: practiceId }, select: { leadId: true } });
  const all = await db.replication.findMany({ where: { practiceId }, select: { id: true, sourceId: true, partnerId: true, state: true, givenAt: true, takenAt: true, adoptedOn: true, partner: { select: { kind: true } } } });
  const sources = new Map(all.map(({ id, sourceId }) => [id, sourceId]));
  const open = all.filter(({ id, state, givenAt, takenAt }) => id === own?.sourceId || (givenAt && takenAt && state !== 'dropped' && !(own && isDescendant(id, own.id, sources))));
  const names = await partnerLinks([entry.leadId ?? '', ...open.map(({ partnerId }) => partnerId)].filter(Boolean), lang);
  const { compare } = new Intl.Collator(lang);
  const places = open.flatMap(({ id, partnerId, state, adoptedOn, partner }): Option[] => {
    const link = names.get(partnerId);
    return link ? [{ value: id, label: placeName({ ...link, kind: partner.kind as PartnerKind }), lang: link.lang === lang ? undefined : link.lang, hint: adoptedOn ? t('tree.since', { state: t.at(`state.${state}`), at: formatMonth(lang, adoptedOn) }) : t.at(`state.${state}`) }] : [];
  });
  return [{ value: '', label: t('field.origin', { name: names.get(entry.leadId ?? '')?.name ?? '' }) }, ...places.sort((a, b) => compare(a.label, b.label))];
}

/** What taking a practice up starts from. `partners`: those of the viewer's that could. @throws NotFound when it is not public */
export async function takeUpChoices(viewer: Viewer, slug: string, lang: Lang) {
  const practice = /^[a-z0-9-]{1,120}$/.test(slug) ? await db.entry.findFirst({ where: { kind: 'practices', slug, isPublic: true }, select: { id: true, slug: true, leadId: true, texts: { select: { lang: true, title: true, state: true } } } }) : null;
  if (!practice) throw new NotFound();
  const isOffered = (await outcomeOf(db, practice.id)) === 'worked';
  const mine = partnersWhere(viewer, 'editor').filter((id) => id !== practice.leadId);
  const has = await db.replication.findMany({ where: { practiceId: practice.id, partnerId: { in: mine } }, select: { id: true, partnerId: true } });
  const free = !isOffered ? [] : mine.filter((id) => !has.some(({ partnerId }) => partnerId === id));
  const names = await partnerLinks(free, lang);
  return {
    isOffered,
    practice: { id: practice.id, slug: practice.slug, ...titleIn(practice.texts, lang) },
    partners: free.map((value): Option => ({ value, label: names.get(value)?.name ?? '' })),
    ours: has.map(({ id }) => `/${lang}/desk/replications/${id}`),
    sources: await sourceOptions(practice.id, lang),
    pilots: free.length > 0 ? await pilotChoices(free, lang) : [],
  };
}
