import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Prose } from '#app/components/prose';
import { PilotCard } from '#app/domain/pilots/pilot-card';
import { countByTheme, newestPilots } from '#app/domain/pilots/pilots.server';
import { programmeMessages } from '#app/domain/programme/messages';
import { programmeOf, themesOf } from '#app/domain/programme/programme.server';
import { ThemeList } from '#app/domain/programme/theme-list';
import { YearLine } from '#app/domain/programme/year-line';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import { renderMarkdown } from '#app/platform/markdown.server';

export async function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const [programme, themes, counts, pilots] = await Promise.all([programmeOf(lang), themesOf(lang), countByTheme(), newestPilots(lang, 6)]);
  const { name, coordinator, tagline, intro, years, phase, yearNumber, quarter } = programme;
  return json({
    programme: { name, coordinator, tagline, years, phase, yearNumber, quarter },
    intro: renderMarkdown(intro, { lang }),
    themes: themes.map(({ theme, lead }) => ({ theme, lead, count: counts[theme] })),
    pilots,
    description: translator(programmeMessages, lang)('home.description'),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: data.programme.name, description: data.description }) : [];

export default function Home() {
  const { programme, intro, themes, pilots } = useLoaderData<typeof loader>();
  const t = useT(programmeMessages);
  const lang = useLang();
  const { years } = programme;
  return (
    <div className="wrap home">
      <div className="square">
        <i aria-hidden="true" /><i aria-hidden="true" /><i aria-hidden="true" /><i aria-hidden="true" />
        <h1>{programme.tagline}</h1>
      </div>

      <div className="home-intro">
        <div className="home-words">
          <Prose html={intro} />
          <p>
            {t('home.coordinator', { coordinator: programme.coordinator })} <a href={`/${lang}/about`}>{t('home.more')}</a>
          </p>
        </div>
        <section aria-labelledby="years">
          <h2 id="years" className="home-label">{t('home.years', { from: String(years[0]?.year), to: String(years.at(-1)?.year) })}</h2>
          <YearLine years={years} quarter={programme.quarter} />
          <p className="meta mt-3">{programme.yearNumber ? t('home.now', { n: programme.yearNumber }) : t(programme.phase === 'before' ? 'home.before' : 'home.after')}</p>
        </section>
      </div>

      <section aria-labelledby="themes">
        <div className="section-head"><h2 id="themes">{t('home.themes')}</h2></div>
        <ThemeList themes={themes} />
      </section>

      <section aria-labelledby="newest">
        <div className="section-head">
          <h2 id="newest">{t('home.newest')}</h2>
          {pilots.length > 0 && <a href={`/${lang}/pilots`}>{t('home.all')}</a>}
        </div>
        {pilots.length === 0 ? <p>{t('home.none')}</p> : <div className="grid-cards">{pilots.map((pilot) => <PilotCard key={pilot.id} pilot={pilot} heading="h3" />)}</div>}
      </section>

      <section aria-labelledby="join" className="home-join">
        <h2 id="join">{t('home.join')}</h2>
        <p className="lead">{t('home.joinBody')}</p>
        <p className="button-row">
          <a className="btn" href={`/${lang}/join`}>{t('home.joinAction')}</a>
          <a className="btn btn-secondary" href={`/${lang}/partners`}>{t('home.partners')}</a>
        </p>
      </section>
    </div>
  );
}
