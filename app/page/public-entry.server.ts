import { contentType } from '#app/domain/registry.server';
import type { ContentDescriptor } from '#app/domain/shared/content-type';
import { addressOf } from '#app/domain/shared/entry-address.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { langOf } from './lang.server';

type Params = { lang?: string; kind?: string; slug?: string };

/**
 * The published entry a page under its address is about, of a kind that has this behaviour. An address that is no longer in use leads on.
 * @param under the rest of the page's address, e.g. `/questions`
 * @throws 404, 301
 */
export async function publicEntryAt(params: Params, behaviour: keyof ContentDescriptor['behaviours'], under: string) {
  const lang = langOf(params);
  const type = contentType(params.kind ?? '');
  const at = type?.behaviours[behaviour] ? await addressOf(type.key, params.slug ?? '', lang) : null;
  if (!type || !at) throw new Response(null, { status: 404 });
  if ('movedTo' in at) throw redirectTo(`/${lang}/${type.key}/${at.movedTo}${under}`, { status: 301 });
  return { lang, type, ...at, href: `/${lang}/${type.key}/${at.slug}` };
}
