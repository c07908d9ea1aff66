import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { daysFrom } from '#app/domain/rounds/days';
import { roundMessages } from '#app/domain/rounds/messages';
import { RoundBar } from '#app/domain/rounds/round-bar';
import { periodHeading } from '#app/domain/rounds/round-words';
import { allRounds } from '#app/domain/rounds/round.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf, formatDate } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/rounds/rounds.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  await coordinatorAt(request, params);
  const today = dayOf(now());
  const rounds = (await allRounds()).map(({ id, period, state, dueOn, repeats, questions, counts }) => ({ id, period, state, dueOn, repeats, questions: questions.length, counts, daysLeft: daysFrom(today, dueOn) }));
  return json({ rounds, title: translator(roundMessages, lang)('title') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function Rounds() {
  const { rounds, title } = useLoaderData<typeof loader>();
  const t = useT(roundMessages);
  const lang = useLang();
  const groups = (['open', 'draft', 'closed'] as const).map((state) => ({ state, all: rounds.filter((round) => round.state === state) })).filter(({ all }) => all.length > 0);
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t('list.lead')}</p>
        <div className="button-row"><a className="btn" href={`/${lang}/desk/rounds/new`}>{t('list.new')}</a></div>
      </header>
      {groups.length === 0 && <p className="notice">{t('list.none')}</p>}
      {groups.map(({ state, all }) => (
        <section key={state} aria-labelledby={`rounds-${state}`} className="mt-12">
          <div className="section-head"><h2 id={`rounds-${state}`}>{t.at(`list.${state}`)}</h2></div>
          <ul className="rounds-list">
            {all.map((round) => {
              const href = `/${lang}/desk/rounds/${round.id}`;
              const notes = [t('due.on', { date: formatDate(lang, round.dueOn) }), ...(state === 'open' ? [t(round.daysLeft < 0 ? 'due.passed' : 'due.left', { days: Math.abs(round.daysLeft) })] : []), ...(state === 'draft' ? [t('list.questions', { count: round.questions })] : []), ...(round.repeats ? [t('list.repeats')] : [])];
              return (
                <li key={round.id}>
                  <h3><a href={href}>{periodHeading(lang, round.period)}</a></h3>
                  <p className="meta">{notes.join(' · ')}</p>
                  {state !== 'draft' && <RoundBar counts={round.counts} hrefOf={(standing) => `${href}?show=${standing}`} />}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
