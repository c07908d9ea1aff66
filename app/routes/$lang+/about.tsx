import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Prose } from '#app/components/prose';
import { ThemeTags } from '#app/components/tags';
import { ContactForm } from '#app/domain/contact/contact-form';
import { contactMessages } from '#app/domain/contact/messages';
import { KEPT_DAYS } from '#app/domain/people/retention.server';
import { programmeMessages } from '#app/domain/programme/messages';
import { programmeOf } from '#app/domain/programme/programme.server';
import { YearLine } from '#app/domain/programme/year-line';
import { THEMES } from '#app/domain/shared/themes';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import { renderMarkdown } from '#app/platform/markdown.server';

export async function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const t = translator(programmeMessages, lang);
  const { name, coordinator, intro, about, years, quarter } = await programmeOf(lang);
  return json({
    programme: { name, coordinator, years, quarter },
    intro: renderMarkdown(intro, { lang }),
    about: renderMarkdown(about, { lang, headingFrom: 2, prefix: 'about-' }),
    history: renderMarkdown(t('about.historyBody'), { lang, headingFrom: 3, prefix: 'history-' }),
    title: t('about.title'),
    description: t('home.description'),
    keptDays: KEPT_DAYS.letters,
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, data) : []);

export default function About() {
  const { programme, intro, about, history, keptDays } = useLoaderData<typeof loader>();
  const c = useT(contactMessages);
  const t = useT(programmeMessages);
  const lang = useLang();
  const [first, last] = [programme.years[0]?.year, programme.years.at(-1)?.year];
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{programme.name}</h1>
        <div className="lead"><Prose html={intro} /></div>
      </header>
      <div className="with-aside">
        <Prose html={about} />
        <aside aria-labelledby="facts">
          <h2 id="facts" className="home-label">{t('about.facts')}</h2>
          <dl className="facts-plain">
            <dt>{t('about.period')}</dt>
            <dd>{first}–{last}<YearLine years={programme.years} quarter={programme.quarter} /></dd>
            <dt>{t('about.coordinator')}</dt>
            <dd className="sentence">{programme.coordinator}</dd>
            <dt>{t('about.themes')}</dt>
            <dd><ThemeTags themes={THEMES} hrefOf={(theme) => `/${lang}/themes/${theme}`} /></dd>
          </dl>
          <p className="button-row"><a className="btn btn-secondary" href="#contact">{t('about.contact')}</a></p>
        </aside>
      </div>
      <section aria-labelledby="history" className="mt-16">
        <div className="section-head"><h2 id="history">{t('about.history')}</h2></div>
        <Prose html={history} />
      </section>
      <section aria-labelledby="contact" className="mt-16">
        <div className="section-head"><h2 id="contact">{c('title')}</h2></div>
        <p className="mb-6">{c('lead')}</p>
        <ContactForm action={`/${lang}/contact`} keptDays={keptDays} />
      </section>
    </div>
  );
}
