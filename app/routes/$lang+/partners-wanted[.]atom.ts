import type { LoaderFunctionArgs } from '@remix-run/node';
import { searchFeed } from '#app/domain/partner-search/search-feed.server';
import { isPartnerKind } from '#app/domain/partners/partner.type';
import { kept } from '#app/page/answer.server';
import { langOf } from '#app/page/lang.server';

/** Open searches for partners as an Atom feed in the reader's language; with `kind` those that are open to such an organisation. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const kind = new URL(request.url).searchParams.get('kind');
  const { xml, changedAt } = await searchFeed(lang, isPartnerKind(kind) ? kind : undefined);
  const headers = { 'Content-Type': 'application/atom+xml; charset=utf-8', 'Content-Language': lang };
  return kept(xml, { request, changedAt, headers });
}
