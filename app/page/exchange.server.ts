import { searchFor } from '#app/domain/partner-search/partner-searches.server';
import { newestQuestions } from '#app/domain/questions/questions.server';
import type { ContentDescriptor } from '#app/domain/shared/content-type';
import { publicId } from '#app/domain/shared/entry-address.server';
import type { Lang } from '#app/platform/i18n/languages';

/** What people ask and offer under a published entry, as far as its kind lets them; null when there is no such entry. */
export async function exchangeOf({ key, behaviours }: ContentDescriptor, slug: string, lang: Lang) {
  const id = await publicId(key, slug);
  if (!id) return null;
  const [search, questions] = await Promise.all([
    behaviours.partnerSearch ? searchFor(id, lang) : null,
    behaviours.questions ? newestQuestions(id, lang) : null,
  ]);
  return { href: `/${lang}/${key}/${slug}`, search, questions };
}
