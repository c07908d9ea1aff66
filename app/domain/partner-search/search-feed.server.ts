import { partnerMessages } from '#app/domain/partners/messages';
import { programmeName } from '#app/domain/programme/programme.server';
import { atomFeed, tagUri } from '#app/domain/shared/atom';
import { env } from '#app/platform/env/env.server';
import { formatDate } from '#app/platform/i18n/format';
import { isLang, type Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { partnerSearchMessages } from './messages';
import { newestSearches } from './partner-searches.server';

/** Open searches for partners as an Atom feed, the newest first, and when the last one was begun. @param wanted a kind of organisation that they are open to */
export async function searchFeed(lang: Lang, wanted?: string): Promise<{ xml: string; changedAt: Date | undefined }> {
  const { ORIGIN } = env();
  const t = translator(partnerSearchMessages, lang);
  const [author, searches] = await Promise.all([programmeName(lang), newestSearches(lang, wanted)]);
  const search = wanted ? `?kind=${wanted}` : '';
  const kinds = translator(partnerMessages, lang);
  const entries = searches.map(({ id, href, title, titleLang, text, lang: written, lead, kinds: open, openedAt, lastDay }) => {
    const textLang = isLang(written) ? written : lang;
    const until = translator(partnerSearchMessages, textLang)('part.until', { day: formatDate(textLang, lastDay) });
    return {
      id: tagUri(ORIGIN, openedAt, `${lang}/partners-wanted/${id}`),
      url: `${ORIGIN}${href}#partners-wanted`,
      lang: textLang,
      title,
      titleLang: isLang(titleLang) ? titleLang : lang,
      summary: `${text}\n\n${until}`,
      publishedAt: openedAt,
      updatedAt: openedAt,
      author: lead && { name: lead.name, url: `${ORIGIN}/${lang}/partners/${lead.slug}` },
      categories: open.map((kind) => ({ term: kind, label: kinds.at(`kind.${kind}`) })),
    };
  });
  const at = `/${lang}/partners-wanted`;
  return atomFeed({ lang, origin: ORIGIN, path: `${at}.atom${search}`, page: `${at}${search}`, title: t('feed.title', { programme: author }), subtitle: t('feed.subtitle'), author, entries });
}
