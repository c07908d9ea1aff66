import { progressMessages } from '#app/domain/progress/messages';
import { programmeName } from '#app/domain/programme/programme.server';
import { contentTypes } from '#app/domain/registry.server';
import type { DownloadFormat } from '#app/domain/shared/content-type';
import { env } from '#app/platform/env/env.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { openDataMessages } from './messages';

const MIME: Record<DownloadFormat, string> = { csv: 'text/csv', json: 'application/json' };

/** One way to get a collection. `interface`: page by page; otherwise all at once. */
export type Distribution = { format: DownloadFormat; mime: string; url: string; way: 'download' | 'interface' };

/** What is published of one kind, as data in one language. */
export type Collection = { key: string; name: string; description: string; url: string; distributions: Distribution[] };

/** What each pilot brings to the common indicators: not a kind of content, but public figures all the same. */
function progressCollection(lang: Lang, programme: string): Collection {
  const name = translator(progressMessages, lang)('download.name');
  const url = `${env().ORIGIN}/${lang}/progress`;
  const distributions = (['csv', 'json'] as const).map((format): Distribution => ({ format, mime: MIME[format], url: `${url}.${format}`, way: 'download' }));
  return { key: 'progress', name, description: translator(openDataMessages, lang)('collection', { name, programme }), url, distributions };
}

/** Every kind of content that programs can read, with where from. */
export async function collections(lang: Lang): Promise<Collection[]> {
  const { ORIGIN } = env();
  const t = translator(openDataMessages, lang);
  const programme = await programmeName(lang);
  const kinds = contentTypes.flatMap(({ key, messages, behaviours, api }) => {
    const files = (behaviours.downloads ?? []).map((format): Distribution => ({ format, mime: MIME[format], url: `${ORIGIN}/${lang}/${key}.${format}`, way: 'download' }));
    const pages: Distribution[] = api ? [{ format: 'json', mime: MIME.json, url: `${ORIGIN}/api/v1/${key}?lang=${lang}`, way: 'interface' }] : [];
    if (files.length + pages.length === 0) return [];
    const name = translator(messages, lang).at('name.many');
    return [{ key, name, description: t('collection', { name, programme }), url: `${ORIGIN}/${lang}/${key}`, distributions: [...files, ...pages] }];
  });
  return [...kinds, progressCollection(lang, programme)];
}

/** The same of one kind; null where programs cannot read it. */
export const collectionOf = async (lang: Lang, kind: string): Promise<Collection | null> => (await collections(lang)).find(({ key }) => key === kind) ?? null;
