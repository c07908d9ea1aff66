import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { uiMessages } from '#app/components/messages';
import { Prose } from '#app/components/prose';
import { PilotCard } from '#app/domain/pilots/pilot-card';
import { countByTheme, pilotsInThemes } from '#app/domain/pilots/pilots.server';
import { programmeMessages } from '#app/domain/programme/messages';
import { themesOf } from '#app/domain/programme/programme.server';
import { ThemeList } from '#app/domain/programme/theme-list';
import { isTheme } from '#app/domain/shared/themes';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import { renderMarkdown } from '#app/platform/markdown.server';

const SHOWN = 12;

export async function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const { theme } = params;
  if (!isTheme(theme)) throw new Response(null, { status: 404 });
  const [themes, counts, pilots] = await Promise.all([themesOf(lang), countByTheme(), pilotsInThemes(lang, [theme], SHOWN)]);
  const words = themes.find((found) => found.theme === theme);
  const name = translator(uiMessages, lang).at(`theme.${theme}`);
  return json({
    theme,
    title: translator(programmeMessages, lang)('theme.title', { theme: name }),
    description: words?.lead ?? '',
    body: renderMarkdown(words?.body ?? '', { lang }),
    count: counts[theme],
    pilots,
    others: themes.filter((other) => other.theme !== theme).map((other) => ({ theme: other.theme, lead: other.lead, count: counts[other.theme] })),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, data) : []);

export default function Theme() {
  const { theme, title, description, body, count, pilots, others } = useLoaderData<typeof loader>();
  const t = useT(programmeMessages);
  const lang = useLang();
  return (
    <div className="wrap home">
      <header className={`theme-head theme-${theme}`}>
        <h1>{title}</h1>
        <p className="lead">{description}</p>
      </header>
      <Prose html={body} />
      <section aria-labelledby="pilots">
        <div className="section-head">
          <h2 id="pilots">{t('theme.pilots')}</h2>
          {count > 0 && <a href={`/${lang}/pilots?theme=${theme}`}>{t('theme.all', { count })}</a>}
        </div>
        {count === 0 ? <p>{t('theme.none')}</p> : <div className="grid-cards">{pilots.map((pilot) => <PilotCard key={pilot.id} pilot={pilot} heading="h3" />)}</div>}
      </section>
      <section aria-labelledby="others">
        <div className="section-head"><h2 id="others">{t('theme.others')}</h2></div>
        <ThemeList themes={others} />
      </section>
    </div>
  );
}
