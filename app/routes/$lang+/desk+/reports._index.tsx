import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Select } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { Pagination } from '#app/components/pagination';
import { reviewDeskMessages } from '#app/domain/review-desk/messages';
import { queueChoices, reportQueue } from '#app/domain/review-desk/queue.server';
import { queueSearch, readQueueFilters } from '#app/domain/review-desk/queue-filters';
import { QueueList, QueueStates } from '#app/domain/review-desk/queue-list';
import { formatPeriod } from '#app/domain/shared/period-words';
import { THEMES } from '#app/domain/shared/themes';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { formatMoment } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/review-desk/review-desk.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const filters = readQueueFilters(new URL(request.url).searchParams);
  const [queue, choices] = await Promise.all([reportQueue(member, lang, filters), queueChoices(lang)]);
  const rows = queue.rows.map(({ submittedAt, decidedAt, reader, ...row }) => {
    const at = { waiting: submittedAt, returned: decidedAt, accepted: decidedAt, skipped: decidedAt, overdue: null, owed: null, missed: null }[filters.state];
    return { ...row, since: at?.toISOString() ?? row.dueOn, periodName: formatPeriod(lang, row.period), reader: reader && { name: reader.name, at: formatMoment(lang, reader.at) } };
  });
  const rounds = choices.rounds.map((period) => ({ value: period, label: formatPeriod(lang, period) }));
  const partners = choices.partners.map(({ id, name }) => ({ value: id, label: name }));
  return json({ title: translator(reviewDeskMessages, lang)('queue.title'), filters: { ...filters, page: queue.page }, ...queue, rows, rounds, partners });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ReportsQueue() {
  const { title, filters, counts, rows, page, pages, rounds, partners } = useLoaderData<typeof loader>();
  const t = useT(reviewDeskMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const here = `/${lang}/desk/reports`;
  const narrowed = Boolean(filters.round || filters.theme || filters.partner);
  const isQueue = filters.state === 'waiting';
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t('queue.waiting', { count: counts.waiting })}. {isQueue && page === 1 && rows[0] && t('queue.oldest', { days: rows[0].days })}</p>
      </header>
      <QueueStates filters={filters} counts={counts} />
      <form action={here} className="filters no-print" aria-label={t('queue.filter')}>
        {!isQueue && <input type="hidden" name="state" value={filters.state} />}
        <Select name="round" label={t('queue.round')} value={filters.round} options={rounds} empty={t('queue.everyRound')} />
        <Select name="theme" label={t('queue.theme')} value={filters.theme} options={THEMES.map((theme) => ({ value: theme, label: ui(`theme.${theme}`) }))} empty={t('queue.everyTheme')} />
        <Select name="partner" label={t('queue.partner')} value={filters.partner} options={partners} empty={t('queue.everyPartner')} />
        <div className="queue-show">
          <button type="submit" className="btn-secondary">{t('queue.show')}</button>
          {narrowed && <a href={`${here}${queueSearch({ state: filters.state })}`}>{t('queue.clear')}</a>}
        </div>
      </form>
      <section aria-labelledby="count">
        <div className="section-head"><h2 id="count">{t(`queue.state.${filters.state}`)}: {t('queue.count', { count: counts[filters.state] })}</h2></div>
        {rows.length > 0 && <QueueList rows={rows} state={filters.state} />}
        {rows.length === 0 && narrowed && <p className="lead">{t('queue.emptyFiltered')}</p>}
        {rows.length === 0 && !narrowed && (isQueue ? <><p className="lead">{t('queue.emptyWaiting')}</p><p>{t('queue.emptyWaitingBody')}</p></> : <p>{t('queue.empty')}</p>)}
        <Pagination page={page} pages={pages} hrefOf={(at) => `${here}${queueSearch({ ...filters, page: at })}`} />
      </section>
    </div>
  );
}
