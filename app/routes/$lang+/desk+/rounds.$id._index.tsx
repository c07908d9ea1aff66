import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Pagination } from '#app/components/pagination';
import { StatusTag } from '#app/components/tags';
import { Timeline } from '#app/components/timeline';
import { daysFrom } from '#app/domain/rounds/days';
import { roundMessages } from '#app/domain/rounds/messages';
import { nextRoundOf } from '#app/domain/rounds/next-round.server';
import { isStanding, roundOverview } from '#app/domain/rounds/overview.server';
import { countAsked } from '#app/domain/rounds/preview.server';
import { missingLanguages } from '#app/domain/rounds/question-list';
import { ReportRows } from '#app/domain/rounds/report-rows';
import { RoundBar } from '#app/domain/rounds/round-bar';
import { RoundPreparation } from '#app/domain/rounds/round-preparation';
import { findRound } from '#app/domain/rounds/round.server';
import { stepsOfRound } from '#app/domain/rounds/round-steps.server';
import { occasionWords, stepWords } from '#app/domain/rounds/round-words';
import { missingPilots } from '#app/domain/rounds/starting.server';
import { formatPeriod } from '#app/domain/shared/period-words';
import { found } from '#app/page/attempt.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf, formatDate, formatMoment } from '#app/platform/i18n/format';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/rounds/rounds.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const round = await found(() => findRound(member, params.id ?? ''));
  const { searchParams } = new URL(request.url);
  const show = searchParams.get('show');
  const of = isStanding(show) ? show : undefined;
  const t = translator(roundMessages, lang);
  const steps = (await stepsOfRound(round.id)).map((step) => ({ id: step.id, when: formatMoment(lang, step.at), dateTime: step.at.toISOString(), what: stepWords(lang, step), who: step.byClock ? t('step.clock') : (step.actor ?? t('step.former')) }));
  const { id, period, state, dueOn, questions } = round;
  const common = { id, state, dueOn, daysLeft: daysFrom(dayOf(now()), dueOn), title: t('one.title', { period: formatPeriod(lang, period) }), steps };
  if (state === 'draft') {
    return json({ ...common, draft: { questions: questions.length, incomplete: questions.filter((question) => missingLanguages(question, LANGUAGES).length > 0).length, asked: await countAsked(round), repeats: round.repeats }, open: null });
  }
  const overview = await roundOverview(id, lang, { of, page: Number(searchParams.get('page')) || 1 });
  const reminders = overview.reminders.map((one) => ({ id: one.occasion, when: formatMoment(lang, one.at), dateTime: one.at.toISOString(), what: occasionWords(lang, one), who: t('reminders.people', { count: one.people }) }));
  const missing = (await missingPilots(round)).length;
  const next = round.repeats ? await nextRoundOf(round) : null;
  return json({ ...common, draft: null, open: { ...overview, of: of ?? null, reminders, missing, next } });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function RoundPage() {
  const { id, state, dueOn, daysLeft, title, steps, draft, open } = useLoaderData<typeof loader>();
  const t = useT(roundMessages);
  const lang = useLang();
  const here = `/${lang}/desk/rounds/${id}`;
  return (
    <div className="wrap">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/rounds`}>{t('title')}</a></p>
        <h1>{title}</h1>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2"><StatusTag label={t.at(`state.${state}`)} tone={state === 'open' ? 'success' : 'neutral'} /> {t('due.on', { date: formatDate(lang, dueOn) })}</p>
      </header>
      {draft && <RoundPreparation id={id} dueOn={dueOn} {...draft} />}
      {open && (
        <>
          <div className="round-head">
            <p className="round-left">{state === 'open' ? <><strong>{Math.abs(daysLeft)}</strong> {t(daysLeft < 0 ? 'due.lateWords' : 'due.leftWords', { days: Math.abs(daysLeft) })}</> : t('one.closed')}</p>
            <RoundBar counts={open.counts} now={open.of ?? undefined} hrefOf={(standing) => `${here}?show=${standing}`} />
          </div>
          {open.missing > 0 && <p className="notice notice-warning">{t('missing.notice', { count: open.missing })} <a href={`${here}/missing`}>{t('missing.open')}</a></p>}
          {open.next && <p className="notice">{t('one.next', { period: formatPeriod(lang, open.next.period), opens: formatDate(lang, open.next.opensOn), due: formatDate(lang, open.next.dueOn) })}</p>}
          <section aria-labelledby="reports" className="mt-12">
            <div className="section-head">
              <h2 id="reports">{open.of ? t('one.only', { standing: t.at(`standings.${open.of}`).toLocaleLowerCase(lang) }) : t('one.who')}</h2>
              {open.of && <a href={here}>{t('one.all')}</a>}
            </div>
            <ReportRows id={id} rows={open.rows} isOpen={state === 'open'} />
            <Pagination page={open.page} pages={open.pages} hrefOf={(page) => `${here}?${new URLSearchParams({ ...(open.of && { show: open.of }), page: String(page) })}`} />
          </section>
          {state === 'open' && (
            <div className="button-row">
              <a className="btn-secondary" href={`${here}/edit`}>{t('edit.open')}</a>
              <a className="btn-secondary" href={`${here}/close`}>{t('close.open')}</a>
            </div>
          )}
          <section aria-labelledby="reminders">
            <div className="section-head"><h2 id="reminders">{t('reminders.title')}</h2></div>
            {open.reminders.length > 0 ? <Timeline items={open.reminders} /> : <p>{t('reminders.none')}</p>}
          </section>
        </>
      )}
      {steps.length > 0 && (
        <section aria-labelledby="history" className="mt-16">
          <div className="section-head"><h2 id="history">{t('step.title')}</h2></div>
          <Timeline items={steps} />
        </section>
      )}
    </div>
  );
}
