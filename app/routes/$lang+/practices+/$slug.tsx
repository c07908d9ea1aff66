import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LanguageNotice } from '#app/components/language-notice';
import { Prose } from '#app/components/prose';
import { StatusTag, ThemeTags } from '#app/components/tags';
import { CollectLink } from '#app/domain/practice-lists/collect-link';
import { practiceMessages } from '#app/domain/practices/messages';
import { practiceThing } from '#app/domain/practices/practice-linked-data';
import { findPractice } from '#app/domain/practices/practice-page.server';
import { TravelSummary } from '#app/domain/replications/travel-parts';
import { findTravel } from '#app/domain/replications/travel.server';
import { targetLabel } from '#app/domain/sdg/sdg';
import { DocumentLinks } from '#app/domain/shared/document-links';
import { practiceType } from '#app/domain/practices/practice.type';
import { sharedMessages } from '#app/domain/shared/messages';
import { Thread } from '#app/domain/shared/thread';
import { Exchange } from '#app/page/exchange';
import { exchangeOf } from '#app/page/exchange.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { now } from '#app/platform/env/clock.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { dayOf, formatDate } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const found = await findPractice(lang, params.slug ?? '');
  if (!found) throw new Response(null, { status: 404 });
  if ('movedTo' in found) throw redirectTo(`/${lang}/practices/${found.movedTo}`, { status: 301 });
  const { practice } = found;
  const t = translator(practiceMessages, lang);
  const travelled = await findTravel(lang, practice.slug);
  return json({
    practice,
    travel: travelled && 'travel' in travelled ? travelled.travel : null,
    today: dayOf(now()),
    exchange: await exchangeOf(practiceType, practice.slug, lang),
    goals: practice.sdgTargets.map((code) => `${code} ${targetLabel(code, lang)}`),
    published: t('page.published', { at: formatDate(lang, practice.publishedAt) }),
    updated: t('page.updated', { at: formatDate(lang, practice.updatedAt) }),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data
    ? pageMeta(matches, {
        title: data.practice.title,
        description: data.practice.summary,
        languages: data.practice.languages,
        picture: `practices/${data.practice.slug}`,
        things: (at) => [practiceThing(at, data.practice)],
      })
    : [];

export default function PracticePage() {
  const { practice, travel, today, exchange, goals, published, updated } = useLoaderData<typeof loader>();
  const lang = useLang();
  const t = useT(practiceMessages);
  const shared = useT(sharedMessages);
  const { conditions } = practice;
  const other = practice.lang === lang ? undefined : practice.lang;
  return (
    <article className="wrap">
      <header className="page-head">
        <p className="tags">
          {practice.outcome && <StatusTag label={t.at(`outcome.${practice.outcome}`)} tone={practice.outcome === 'worked' ? 'success' : 'warning'} />}
        </p>
        <h1 lang={other}>{practice.title}</h1>
        <p className="lead" lang={other}>{practice.summary}</p>
        <ThemeTags themes={practice.themes} hrefOf={(theme) => `/${lang}/themes/${theme}`} />
        <LanguageNotice lang={practice.lang} state={practice.translation} />
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
        <aside aria-labelledby="takes" className="lg:order-2">
          <h2 id="takes" className="mb-4">{t('page.facts')}</h2>
          <dl className="facts">
            {practice.lead && <div><dt>{t('page.by')}</dt><dd><a href={`/${lang}/partners/${practice.lead.slug}`}>{practice.lead.name}</a></dd></div>}
            {conditions.leastStaff !== null && <div><dt>{t('field.leastStaff')}</dt><dd>{t('page.staff', { count: conditions.leastStaff })}</dd></div>}
            {conditions.costClass && <div><dt>{t('field.costClass')}</dt><dd>{t.at(`costClass.${conditions.costClass}`)}</dd></div>}
            {conditions.populationClass && <div><dt>{t('field.populationClass')}</dt><dd>{t.at(`populationClass.${conditions.populationClass}`)}</dd></div>}
            {goals.length > 0 && <div><dt>{t('field.sdgTargets')}</dt><dd><ul>{goals.map((goal) => <li key={goal}>{goal}</li>)}</ul></dd></div>}
          </dl>
        </aside>
        <div>
          {practice.pictures.map(({ fileId, alt, credit }) => (
            <figure key={fileId}>
              <img src={`/pictures/${fileId}?w=960`} alt={alt} loading="lazy" className="picture" />
              <figcaption className="meta">{credit}</figcaption>
            </figure>
          ))}
          {practice.parts.map(({ name, html }) => html && (
            <section key={name} aria-labelledby={name} className="mt-12 first:mt-0">
              <h2 id={name} className="mb-4">{t.at(`field.${name}`)}</h2>
              <Prose html={html} lang={other} />
            </section>
          ))}
          {practice.documents.length > 0 && (
            <section aria-labelledby="materials" className="mt-12">
              <h2 id="materials" className="mb-4">{shared('section.documents')}</h2>
              <DocumentLinks documents={practice.documents} />
            </section>
          )}
          {practice.pilots.length > 0 && (
            <section aria-labelledby="from" className="mt-12">
              <h2 id="from" className="mb-4">{t('page.from')}</h2>
              <ul>
                {practice.pilots.map((pilot) => (
                  <li key={pilot.slug}><a href={`/${lang}/pilots/${pilot.slug}`} lang={pilot.lang === lang ? undefined : pilot.lang}>{pilot.title}</a></li>
                ))}
              </ul>
            </section>
          )}
          {travel && <TravelSummary travel={travel} today={today} />}
          <CollectLink slug={practice.slug} />
          <Exchange exchange={exchange} />
          <section aria-labelledby="timeline" className="mt-12">
            <h2 id="timeline" className="mb-4">{t('page.timeline')}</h2>
            <Thread steps={practice.timeline} />
          </section>
          <p className="meta mt-8">{published} · {updated}</p>
        </div>
      </div>
    </article>
  );
}
