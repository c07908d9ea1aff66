import { searchFor } from '#app/domain/partner-search/partner-searches.server';
import { newestQuestions } from '#app/domain/questions/questions.server';
import type { ContentDescriptor } from '#app/domain/shared/content-type';
import { addressOf } from '#app/domain/shared/entry-address.server';
import type { Lang } from '#app/platform/i18n/languages';

/** What people ask and offer under a published entry, as far as its kind lets them; null when there is no such entry. */
export async function exchangeOf({ key, behaviours }: ContentDescriptor, slug: string, lang: Lang) {
  const entry = await addressOf(key, slug, lang);
  if (!entry || 'movedTo' in entry) return null;
  const [search, questions] = await Promise.all([
    behaviours.partnerSearch ? searchFor(entry.id, lang) : null,
    behaviours.questions ? newestQuestions(entry.id, lang) : null,
  ]);
  return { href: `/${lang}/${key}/${slug}`, search, questions };
}
