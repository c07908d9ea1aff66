import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Select } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { Pagination } from '#app/components/pagination';
import { GanttFigure, GanttTable } from '#app/domain/milestones/gantt';
import { GANTT_STATES, ganttFiltersFrom, ganttSearch } from '#app/domain/milestones/gantt-filters';
import { ganttOf } from '#app/domain/milestones/gantt.server';
import { milestoneMessages } from '#app/domain/milestones/messages';
import { pilotMessages } from '#app/domain/pilots/messages';
import { THEMES } from '#app/domain/shared/themes';
import { isCoordinator } from '#app/domain/shared/viewer';
import { found } from '#app/page/attempt.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/milestones/gantt.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const filters = ganttFiltersFrom(new URL(request.url).searchParams);
  const gantt = await found(() => ganttOf(member, lang, filters));
  const t = translator(milestoneMessages, lang);
  const title = gantt.page > 1 ? t('timeline.page', { page: gantt.page }) : t('timeline.title');
  return json({ title, gantt, filters, isCoordinator: isCoordinator(member) });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

function Filters() {
  const { gantt, filters } = useLoaderData<typeof loader>();
  const t = useT(milestoneMessages);
  const ui = useT(uiMessages);
  const pilots = useT(pilotMessages);
  const lang = useLang();
  const isNarrowed = ganttSearch(filters, 1) !== '';
  return (
    <form method="get" className="gantt-filters">
      <Select name="theme" label={t('timeline.theme')} empty={t('timeline.allThemes')} value={filters.theme ?? ''} options={THEMES.map((theme) => ({ value: theme, label: ui.at(`theme.${theme}`) }))} />
      <Select name="status" label={t('timeline.state')} empty={t('timeline.allStates')} value={filters.status ?? ''} options={GANTT_STATES.map((state) => ({ value: state, label: pilots.at(`state.${state}`) }))} />
      <Select name="year" label={t('timeline.year')} empty={t('timeline.allYears')} value={String(filters.year ?? '')} options={gantt.years.map((year) => ({ value: String(year), label: String(year) }))} />
      <label className="choice">
        <input type="checkbox" name="late" value="1" defaultChecked={filters.late} />
        <span>{t('timeline.late')}</span>
      </label>
      <div className="button-row">
        <button type="submit" className="btn">{t('timeline.show')}</button>
        {isNarrowed && <a href={`/${lang}/desk/timeline`} className="btn-secondary">{t('timeline.clear')}</a>}
      </div>
    </form>
  );
}

export default function Timeline() {
  const { gantt, filters, isCoordinator: seesAll } = useLoaderData<typeof loader>();
  const t = useT(milestoneMessages);
  const lang = useLang();
  const isNarrowed = ganttSearch(filters, 1) !== '';
  return (
    <div className="wrap gantt-page">
      <header className="page-head">
        <h1>{t('timeline.title')}</h1>
        <p className="lead">{t(seesAll ? 'timeline.lead' : 'timeline.leadOwn')}</p>
      </header>
      <Filters />
      <p className="gantt-count"><strong>{t('timeline.count', { count: gantt.count })}</strong>{gantt.count > 0 && <>, {t('timeline.lateCount', { late: gantt.late })}</>}</p>
      {gantt.count === 0 && <p>{t(!seesAll && !isNarrowed ? 'timeline.noneOwn' : 'timeline.none')}</p>}
      <GanttFigure gantt={gantt} />
      {gantt.count > 0 && <GanttTable gantt={gantt} />}
      <Pagination page={gantt.page} pages={gantt.pages} hrefOf={(page) => `/${lang}/desk/timeline${ganttSearch(filters, page)}`} />
    </div>
  );
}
