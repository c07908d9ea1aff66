import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CountBars } from '#app/components/count-bars';
import { LanguageNotice } from '#app/components/language-notice';
import { Prose } from '#app/components/prose';
import { Locator } from '#app/domain/map/locator';
import { partnerMessages } from '#app/domain/partners/messages';
import { PartnerFacts } from '#app/domain/partners/partner-facts';
import { organisationThing } from '#app/domain/partners/partner-linked-data';
import { PartnerGoals, PartnerProfile } from '#app/domain/partners/partner-profile';
import { findPartner } from '#app/domain/partners/partners.server';
import { peopleMessages } from '#app/domain/people/messages';
import { pilotMessages } from '#app/domain/pilots/messages';
import { PilotCard } from '#app/domain/pilots/pilot-card';
import { HomeFigures } from '#app/domain/programme/home-figures';
import { Exchange } from '#app/domain/replications/exchange-list';
import { Highlights } from '#app/domain/shared/highlights';
import { Related } from '#app/domain/shared/related';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { partnerPage } from '#app/page/partner.server';
import { viewerOf } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/partners/partner-page.css';
import '#app/components/pair.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const found = await findPartner(lang, params.slug ?? '');
  if (!found) throw new Response(null, { status: 404 });
  if ('movedTo' in found) throw redirectTo(`/${lang}/partners/${found.movedTo}`, { status: 301 });
  return json(await partnerPage(await viewerOf(request), lang, found.partner));
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data
    ? pageMeta(matches, {
        title: data.partner.name,
        description: data.partner.summary || undefined,
        languages: data.partner.languages,
        picture: `partners/${data.partner.slug}`,
        things: (at) => [organisationThing(at, data.partner)],
      })
    : [];

export default function PartnerPage() {
  const { partner, html, figures, pilots, companions, highlights, exchange, spotted, people, related, mayEdit, maySeeMembers: maySee } = useLoaderData<typeof loader>();
  const t = useT(partnerMessages);
  const p = useT(pilotMessages);
  const who = useT(peopleMessages);
  const page = useLang();
  const lang = partner.lang === page ? undefined : partner.lang;
  const allHref = `/${page}/pilots?partner=${partner.slug}`;
  return (
    <div className="wrap partner">
      <header className="page-head">
        <p className="meta"><a href={`/${page}/partners`}>{t('name.many')}</a> · {t.at(`kind.${partner.kind}`)}</p>
        <h1 lang={lang}>{partner.name}</h1>
        {partner.summary && <p className="lead" lang={lang}>{partner.summary}</p>}
        <LanguageNotice lang={partner.lang} state={partner.state} />
      </header>
      {(mayEdit || maySee) && (
        <p className="button-row no-print">
          {mayEdit && <a className="btn-secondary" href={`/${page}/desk/partners/${partner.id}/edit`}>{t('page.edit')}</a>}
          {maySee && <a className="btn-secondary" href={`/${page}/desk/partners/${partner.id}/members`}>{t('page.members')}</a>}
        </p>
      )}
      <section aria-labelledby="profile" className="partner-profile">
        <h2 id="profile" className="sr-only">{t('page.profile')}</h2>
        {pilots.pilots > 0 ? <PartnerProfile slug={partner.slug} themes={pilots.themes} pilots={pilots.pilots} over={pilots.over} /> : <p>{t('page.noPilots')}</p>}
        <div>
          <HomeFigures figures={figures} />
          <ul className="state-links">
            {pilots.states.map(({ state, count }) => <li key={state}><a href={`${allHref}&status=${state}`}>{p.at(`state.${state}`)} {count}</a></li>)}
          </ul>
        </div>
      </section>
      <section aria-labelledby="facts" className="with-aside">
        <div>
          <h2 id="facts" className="mb-4">{t('page.about')}</h2>
          <Prose html={html} lang={partner.lang} />
          <PartnerFacts partner={partner} />
        </div>
        {spotted && <Locator spotted={spotted} name={partner.name} />}
      </section>
      {pilots.roles.map(({ role, count, newest }) => (
        <section key={role} aria-labelledby={`pilots-${role}`}>
          <div className="section-head">
            <h2 id={`pilots-${role}`}>{t.at(`page.asRole.${role}`, { count })}</h2>
            {count > newest.length && <a href={allHref}>{t('page.allPilots', { count: pilots.pilots })}</a>}
          </div>
          <div className="grid-cards">{newest.map((pilot) => <PilotCard key={pilot.id} pilot={pilot} heading="h3" />)}</div>
        </section>
      ))}
      {highlights.map((group) => <Highlights key={group.key} group={group} />)}
      <Exchange {...exchange} />
      {(companions.length > 0 || pilots.goals.length > 0) && (
        <div className="partner-pair">
          {companions.length > 0 && (
            <section aria-labelledby="companions">
              <div className="section-head"><h2 id="companions">{t('page.companions')}</h2></div>
              <CountBars bars={companions.map(({ name, lang, slug, count }) => ({ label: name, lang, href: `/${page}/partners/${slug}`, count, said: t('page.inCommon', { count }) }))} />
              <p className="meta mt-3">{t('page.companionsNote')}</p>
            </section>
          )}
          {pilots.goals.length > 0 && (
            <section aria-labelledby="goals">
              <div className="section-head"><h2 id="goals">{p('section.goals')}</h2></div>
              <PartnerGoals slug={partner.slug} goals={pilots.goals} />
            </section>
          )}
        </div>
      )}
      {people.count > 0 && (
        <section aria-labelledby="people">
          <div className="section-head">
            <h2 id="people">{who('listed.title')}</h2>
            <a href={`/${page}/people?partner=${partner.slug}`}>{t('page.people', { count: people.count })}</a>
          </div>
          <ul className="tags">
            {people.roles.map(({ role, count }) => <li key={role}><a className="tag tag-outline" href={`/${page}/people?role=${role}&partner=${partner.slug}`}>{who.at(`listed.roles.${role}`)} {count}</a></li>)}
          </ul>
        </section>
      )}
      <Related groups={related} />
      <p className="meta">
        <time dateTime={partner.publishedAt}>{t('page.published', { at: formatDate(page, partner.publishedAt) })}</time>
        {' · '}
        <time dateTime={partner.updatedAt}>{t('page.updated', { at: formatDate(page, partner.updatedAt) })}</time>
      </p>
    </div>
  );
}
