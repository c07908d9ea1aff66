import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CountBars } from '#app/components/count-bars';
import { Prose } from '#app/components/prose';
import { CrossingFigure } from '#app/domain/crossing/crossing-figure';
import { pilotMessages } from '#app/domain/pilots/messages';
import { PilotCard } from '#app/domain/pilots/pilot-card';
import { HomeFigures } from '#app/domain/programme/home-figures';
import { programmeMessages } from '#app/domain/programme/messages';
import { ThemeJoins } from '#app/domain/programme/theme-joins';
import { Highlights } from '#app/domain/shared/highlights';
import { isTheme } from '#app/domain/shared/themes';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { themePage } from '#app/page/theme.server';
import { useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/programme/home.css';
import '#app/domain/programme/theme-page.css';
import '#app/components/pair.css';

export async function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  if (!isTheme(params.theme)) throw new Response(null, { status: 404 });
  return json(await themePage(lang, params.theme));
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, description: data.description }) : []);

export default function Theme() {
  const { theme, title, description, body, figures, states, count, pilots, highlights, leads, goals, joins, others } = useLoaderData<typeof loader>();
  const t = useT(programmeMessages);
  const p = useT(pilotMessages);
  const lang = useLang();
  return (
    <div className={`wrap home theme-page theme-of-${theme}`}>
      <header className={`theme-head theme-${theme}`}>
        <h1>{title}</h1>
        <p className="lead">{description}</p>
      </header>

      <div className="with-aside">
        <Prose html={body} />
        {count > 0 && (
          <section aria-labelledby="figures">
            <h2 id="figures" className="sr-only">{t('theme.figures')}</h2>
            <HomeFigures figures={figures} />
            <ul className="state-links">
              {states.map(({ state, count: inState, href }) => <li key={state}><a href={href}>{p.at(`state.${state}`)} {inState}</a></li>)}
            </ul>
          </section>
        )}
      </div>

      <section aria-labelledby="joins">
        <div className="section-head">
          <h2 id="joins">{t('theme.joins')}</h2>
          <a href={`/${lang}/crossing`}>{t('theme.crossing')}</a>
        </div>
        <ThemeJoins others={others}>{count > 0 && <CrossingFigure cells={joins} />}</ThemeJoins>
      </section>

      <section aria-labelledby="pilots">
        <div className="section-head">
          <h2 id="pilots">{t('theme.newest')}</h2>
          {count > 0 && <a href={`/${lang}/pilots?theme=${theme}`}>{t('theme.all', { count })}</a>}
        </div>
        {count === 0 ? <p>{t('theme.none')}</p> : <div className="grid-cards">{pilots.map((pilot) => <PilotCard key={pilot.id} pilot={pilot} heading="h3" />)}</div>}
      </section>

      {highlights.map((group) => <Highlights key={group.key} group={group} />)}

      {leads.length > 0 && (
        <div className="partner-pair">
          <section aria-labelledby="leads">
            <div className="section-head"><h2 id="leads">{t('theme.leads')}</h2></div>
            <CountBars bars={leads.map(({ name, lang: of, slug, count: led }) => ({ label: name, lang: of, href: `/${lang}/partners/${slug}`, count: led, said: t('home.pilots', { count: led }) }))} />
          </section>
          <section aria-labelledby="goals">
            <div className="section-head"><h2 id="goals">{t('theme.goals')}</h2></div>
            <CountBars bars={goals.map(({ code, label, count: advancing, href }) => ({ label: `${code} ${label}`, href, count: advancing, said: t('home.pilots', { count: advancing }) }))} />
          </section>
        </div>
      )}
    </div>
  );
}
