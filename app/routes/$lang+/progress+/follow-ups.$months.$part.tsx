import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { progressMessages } from '#app/domain/progress/messages';
import { isNarrowed, progressFiltersFrom } from '#app/domain/progress/programme-figures.server';
import { BehindPage } from '#app/domain/progress/rows/behind-page';
import { followUpRows } from '#app/domain/progress/rows/follow-up-rows.server';
import { atPage, pageIn } from '#app/domain/shared/list';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang } from '#app/platform/i18n/messages';

/** The pilots behind a figure of what became of them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const { searchParams, search } = new URL(request.url);
  const filters = progressFiltersFrom(searchParams);
  const [months, part] = [params.months ?? '', params.part ?? ''];
  const behind = await followUpRows(months, part, filters, lang, pageIn(searchParams));
  if (!behind) throw new Response(null, { status: 404 });
  return json({ behind, from: { href: `/${lang}/progress#follow-ups`, label: translator(progressMessages, lang)('public.title') }, narrowed: isNarrowed(filters), months, part, search });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.behind.title ?? '', noindex: true });

export default function FollowUpsBehindAFigure() {
  const { behind, from, narrowed, months, part, search } = useLoaderData<typeof loader>();
  const lang = useLang();
  return <BehindPage behind={behind} from={from} narrowed={narrowed} hrefOf={(page) => `/${lang}/progress/follow-ups/${months}/${part}${atPage(search, page)}`} />;
}
