import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { progressMessages } from '#app/domain/progress/messages';
import { progressFiltersFrom } from '#app/domain/progress/programme-figures.server';
import { BehindPage } from '#app/domain/progress/rows/behind-page';
import { travelRows } from '#app/domain/progress/travel/travel-rows.server';
import { atPage } from '#app/domain/shared/list';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang } from '#app/platform/i18n/messages';

/** What a figure of how practices travel counts, row by row. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const { searchParams, search } = new URL(request.url);
  const filters = progressFiltersFrom(searchParams);
  const behind = await travelRows(params.rows ?? '', { params: searchParams, filters, lang });
  if (!behind) throw new Response(null, { status: 404 });
  return json({ behind, from: { href: `/${lang}/progress#travel`, label: translator(progressMessages, lang)('public.title') }, name: params.rows ?? '', search });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.behind.title, noindex: true }) : []);

export default function TravelsBehindAFigure() {
  const { behind, from, name, search } = useLoaderData<typeof loader>();
  const lang = useLang();
  return <BehindPage behind={behind} from={from} narrowed={false} hrefOf={(page) => `/${lang}/progress/travel/${name}${atPage(search, page)}`} />;
}
