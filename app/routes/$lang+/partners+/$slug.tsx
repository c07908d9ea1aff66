import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LanguageNotice } from '#app/components/language-notice';
import { Prose } from '#app/components/prose';
import { partnerMessages } from '#app/domain/partners/messages';
import { PartnerFacts } from '#app/domain/partners/partner-facts';
import { organisationThing } from '#app/domain/partners/partner-linked-data';
import { mayEditProfile, maySeeMembers } from '#app/domain/partners/partner.policy';
import { findPartner, rolesInPilots } from '#app/domain/partners/partners.server';
import { pilotMessages } from '#app/domain/pilots/messages';
import { PilotCard } from '#app/domain/pilots/pilot-card';
import { listPilots, pilotFiltersFrom } from '#app/domain/pilots/pilot-list.server';
import { Related } from '#app/domain/shared/related';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { publishedFor } from '#app/page/related.server';
import { viewerOf } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { renderMarkdown } from '#app/platform/markdown.server';

const ROLES = ['lead', 'implementing', 'funding', 'evaluating', 'advising'];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const found = await findPartner(lang, params.slug ?? '');
  if (!found) throw new Response(null, { status: 404 });
  if ('movedTo' in found) throw redirectTo(`/${lang}/partners/${found.movedTo}`, { status: 301 });
  const { partner } = found;
  const { pilots, count } = await listPilots(lang, pilotFiltersFrom(new URLSearchParams({ partner: partner.slug })));
  const roles = await rolesInPilots(partner.id, pilots.map(({ id }) => id));
  const viewer = await viewerOf(request);
  return json({
    partner,
    html: renderMarkdown(partner.description, { lang: partner.lang, headingFrom: 2 }),
    pilots: ROLES.map((role) => ({ role, pilots: pilots.filter(({ id }) => roles.get(id)?.includes(role)) })).filter((group) => group.pilots.length > 0),
    related: await publishedFor(partner.id, lang, ['pilots']),
    count,
    shown: pilots.length,
    mayEdit: mayEditProfile(viewer, partner.id),
    maySeeMembers: maySeeMembers(viewer, partner.id),
  });
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
  const { partner, html, pilots, related, count, shown, mayEdit, maySeeMembers: maySee } = useLoaderData<typeof loader>();
  const t = useT(partnerMessages);
  const p = useT(pilotMessages);
  const page = useLang();
  const lang = partner.lang === page ? undefined : partner.lang;
  return (
    <div className="wrap stack">
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
      <Prose html={html} lang={partner.lang} />
      <section aria-labelledby="facts">
        <div className="section-head"><h2 id="facts">{t('page.facts')}</h2></div>
        <PartnerFacts partner={partner} />
      </section>
      {pilots.map((group) => (
        <section key={group.role} aria-labelledby={`pilots-${group.role}`}>
          <div className="section-head"><h2 id={`pilots-${group.role}`}>{t('page.pilots')}: {p.at(`role.${group.role}`)}</h2></div>
          <div className="grid-cards">
            {group.pilots.map((pilot) => <PilotCard key={pilot.id} pilot={pilot} heading="h3" />)}
          </div>
        </section>
      ))}
      {count === 0 && (
        <section aria-labelledby="no-pilots">
          <div className="section-head"><h2 id="no-pilots">{t('page.pilots')}</h2></div>
          <p>{t('page.noPilots')}</p>
        </section>
      )}
      {count > shown && <p><a href={`/${page}/pilots?partner=${partner.slug}`}>{t('page.allPilots', { count })}</a></p>}
      <Related groups={related} />
      <p className="meta">
        <time dateTime={partner.publishedAt}>{t('page.published', { at: formatDate(page, partner.publishedAt) })}</time>
        {' · '}
        <time dateTime={partner.updatedAt}>{t('page.updated', { at: formatDate(page, partner.updatedAt) })}</time>
      </p>
    </div>
  );
}
