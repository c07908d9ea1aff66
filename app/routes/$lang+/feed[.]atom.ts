import type { LoaderFunctionArgs } from '@remix-run/node';
import { feedOf } from '#app/domain/open-data/feed.server';
import { kept } from '#app/page/answer.server';
import { langOf } from '#app/page/lang.server';

/** What is new, as an Atom feed in the reader's language. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const { xml, changedAt } = await feedOf(lang);
  const headers = { 'Content-Type': 'application/atom+xml; charset=utf-8', 'Content-Language': lang };
  return kept(xml, { request, changedAt, headers });
}
