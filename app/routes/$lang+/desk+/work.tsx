import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { reviewDeskMessages } from '#app/domain/review-desk/messages';
import { WORK_KINDS } from '#app/domain/review-desk/urgency';
import { HowOrdered, WorkDone, WorkList } from '#app/domain/review-desk/work-list';
import { MOST_OF_A_KIND } from '#app/domain/review-desk/work.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { workFor } from '#app/page/work.server';
import { formatNumber } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/review-desk/review-desk.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const all = (await workFor(await coordinatorAt(request, params), lang)) ?? [];
  const asked = new URL(request.url).searchParams.get('kind');
  const kind = WORK_KINDS.find((one) => one === asked) ?? null;
  const counts = WORK_KINDS.flatMap((one) => {
    const count = all.filter((row) => row.kind === one).length;
    return count > 0 ? [{ kind: one, count }] : [];
  });
  return json({ title: translator(reviewDeskMessages, lang)('work.title'), all: all.length, kind, counts, most: MOST_OF_A_KIND, rows: kind ? all.filter((row) => row.kind === kind) : all });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function Work() {
  const { title, all, kind, counts, most, rows } = useLoaderData<typeof loader>();
  const t = useT(reviewDeskMessages);
  const lang = useLang();
  const here = `/${lang}/desk/work`;
  const choice = (label: string, href: string, count: number, current: boolean) => (
    <li key={href}><a href={href} aria-current={current ? 'page' : undefined}><span>{label}</span> <strong>{formatNumber(lang, count)}</strong></a></li>
  );
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{title}</h1>
        {all > 0 && <p className="lead">{t('work.lead', { count: all })}</p>}
      </header>
      {all > 0 && (
        <nav className="queue-states" aria-label={t('work.kinds')}>
          <ul>
            {choice(t('work.every'), here, all, kind === null)}
            {counts.map((one) => choice(t(`work.kindName.${one.kind}`), `${here}?kind=${one.kind}`, one.count, one.kind === kind))}
          </ul>
        </nav>
      )}
      <h2 className="sr-only">{kind ? t(`work.kindName.${kind}`) : t('work.every')}</h2>
      {rows.length > 0 ? <WorkList rows={rows} /> : <WorkDone />}
      {counts.some(({ count }) => count >= most) && <p className="meta">{t('work.bounded', { most })}</p>}
      {rows.length > 0 && <HowOrdered rows={rows.slice(0, 50)} />}
    </div>
  );
}
