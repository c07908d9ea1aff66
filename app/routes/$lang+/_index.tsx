import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Prose } from '#app/components/prose';
import { SearchForm } from '#app/components/search-form';
import { CrossingFigure } from '#app/domain/crossing/crossing-figure';
import { crossingMessages } from '#app/domain/crossing/messages';
import { MapFigure } from '#app/domain/map/map-figure';
import { PilotCard } from '#app/domain/pilots/pilot-card';
import { HomeFigures } from '#app/domain/programme/home-figures';
import { programmeMessages } from '#app/domain/programme/messages';
import { HomeProgress } from '#app/domain/progress/home-progress';
import { Opening } from '#app/domain/programme/opening';
import { ThemeList } from '#app/domain/programme/theme-list';
import { YearLine } from '#app/domain/programme/year-line';
import { Highlights } from '#app/domain/shared/highlights';
import { NewsList } from '#app/domain/shared/news-list';
import { homePage } from '#app/page/home.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/programme/home.css';

export const loader = async ({ params }: LoaderFunctionArgs) => json(await homePage(langOf(params)));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: data.programme.name, description: data.description }) : [];

export default function Home() {
  const { programme, intro, themes, counts, pilots, crossing, highlights, news, figures, reached, map } = useLoaderData<typeof loader>();
  const t = useT(programmeMessages);
  const all = useT(crossingMessages);
  const lang = useLang();
  const { years } = programme;
  return (
    <div className="wrap home">
      <Opening tagline={programme.tagline} counts={counts}>
        <div className="home-words"><Prose html={intro} /></div>
        <p className="button-row">
          <a className="btn" href={`/${lang}/pilots`}>{t('home.explore')}</a>
          <a className="btn-secondary" href={`/${lang}/join`}>{t('home.joinAction')}</a>
        </p>
      </Opening>

      <div className="home-search"><SearchForm /></div>

      <section aria-labelledby="where" className="home-where">
        <div className="section-head">
          <h2 id="where">{t('home.where')}</h2>
          <a href={`/${lang}/map`}>{t('home.map')}</a>
        </div>
        <div className="home-map"><MapFigure figure={map} label={t('home.mapLabel')} /></div>
        <HomeFigures figures={figures} />
      </section>

      <HomeProgress figures={reached} />

      <section aria-labelledby="themes">
        <div className="section-head"><h2 id="themes">{t('home.themes')}</h2></div>
        <ThemeList themes={themes} />
      </section>

      <section aria-labelledby="crossing">
        <div className="section-head">
          <h2 id="crossing">{t('home.crossing')}</h2>
          <a href={`/${lang}/crossing`}>{all('figure.all')}</a>
        </div>
        <p className="lead">{t('home.crossingLead')}</p>
        <CrossingFigure cells={crossing} />
      </section>

      <section aria-labelledby="newest">
        <div className="section-head">
          <h2 id="newest">{t('home.newest')}</h2>
          {pilots.length > 0 && <a href={`/${lang}/pilots`}>{t('home.all')}</a>}
        </div>
        {pilots.length === 0 ? <p>{t('home.none')}</p> : <div className="grid-cards">{pilots.map((pilot) => <PilotCard key={pilot.id} pilot={pilot} heading="h3" />)}</div>}
      </section>

      {highlights.map((group) => <Highlights key={group.key} group={group} />)}

      <div className="home-pair">
        {news.length > 0 && (
          <section aria-labelledby="news">
            <div className="section-head"><h2 id="news">{t('home.news')}</h2></div>
            <NewsList items={news} />
          </section>
        )}
        <section aria-labelledby="years">
          <div className="section-head"><h2 id="years">{t('home.years', { from: String(years[0]?.year), to: String(years.at(-1)?.year) })}</h2></div>
          <YearLine years={years} quarter={programme.quarter} />
          <p className="meta mt-3">{programme.yearNumber ? t('home.now', { n: programme.yearNumber }) : t(programme.phase === 'before' ? 'home.before' : 'home.after')}</p>
          <p className="mt-4">{t('home.coordinator', { coordinator: programme.coordinator })} <a href={`/${lang}/about`}>{t('home.more')}</a></p>
        </section>
      </div>

      <section aria-labelledby="join" className="home-join">
        <h2 id="join">{t('home.join')}</h2>
        <ol>
          {(['home.joinReason1', 'home.joinReason2', 'home.joinReason3'] as const).map((reason) => <li key={reason}>{t(reason)}</li>)}
        </ol>
        <p className="home-join-how">{t('home.joinBody')}</p>
        <p className="button-row">
          <a className="btn" href={`/${lang}/join`}>{t('home.joinAction')}</a>
          <a className="btn btn-secondary" href={`/${lang}/partners`}>{t('home.partners')}</a>
        </p>
      </section>
    </div>
  );
}
