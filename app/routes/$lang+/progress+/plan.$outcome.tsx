import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { progressMessages } from '#app/domain/progress/messages';
import { isNarrowed, progressFiltersFrom } from '#app/domain/progress/programme-figures.server';
import { BehindPage } from '#app/domain/progress/rows/behind-page';
import { milestoneRows } from '#app/domain/progress/rows/milestone-rows.server';
import { atPage, pageIn } from '#app/domain/shared/list';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang } from '#app/platform/i18n/messages';

/** The milestones of which one thing became. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const { searchParams, search } = new URL(request.url);
  const filters = progressFiltersFrom(searchParams);
  const outcome = params.outcome ?? '';
  const behind = await milestoneRows(outcome, filters, lang, pageIn(searchParams));
  if (!behind) throw new Response(null, { status: 404 });
  return json({ behind, from: { href: `/${lang}/progress#plan`, label: translator(progressMessages, lang)('public.title') }, narrowed: isNarrowed(filters), outcome, search });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.behind.title, noindex: true }) : []);

export default function MilestonesBehindAFigure() {
  const { behind, from, narrowed, outcome, search } = useLoaderData<typeof loader>();
  const lang = useLang();
  return <BehindPage behind={behind} from={from} narrowed={narrowed} hrefOf={(page) => `/${lang}/progress/plan/${outcome}${atPage(search, page)}`} />;
}
