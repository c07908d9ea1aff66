import type { LoaderFunctionArgs } from '@remix-run/node';
import { dcatCatalog } from '#app/domain/open-data/catalog.server';
import { kept } from '#app/page/answer.server';

/** What can be had as data, for portals that gather it (DCAT-AP 3). */
export async function loader({ request }: LoaderFunctionArgs) {
  const headers = { 'Content-Type': 'application/ld+json; charset=utf-8' };
  return kept(JSON.stringify(await dcatCatalog()), { request, headers });
}
