import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isNarrowed, progressFiltersFrom, progressSearch } from '#app/domain/progress/programme-figures.server';
import { progressMessages } from '#app/domain/progress/messages';
import { BehindPage } from '#app/domain/progress/rows/behind-page';
import { programmeRows } from '#app/domain/progress/rows/programme-rows.server';
import { atPage } from '#app/domain/shared/list';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { translator, useLang } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

/** What a figure of the programme's page counts, row by row. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await coordinatorAt(request, params);
  const lang = langOf(params);
  const { searchParams, search } = new URL(request.url);
  const filters = progressFiltersFrom(searchParams);
  const behind = await programmeRows(params.rows ?? '', { params: searchParams, filters, lang });
  if (!behind) throw new Response(null, { status: 404 });
  const from = { href: `/${lang}/desk/programme${progressSearch(filters)}`, label: translator(progressMessages, lang)('desk.title') };
  return json({ behind, from, narrowed: isNarrowed(filters), name: params.rows ?? '', search });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.behind.title ?? '', noindex: true });

export default function RowsOfTheProgramme() {
  const { behind, from, narrowed, name, search } = useLoaderData<typeof loader>();
  const lang = useLang();
  return <BehindPage behind={behind} from={from} narrowed={narrowed} hrefOf={(page) => `/${lang}/desk/programme/${name}${atPage(search, page)}`} />;
}
