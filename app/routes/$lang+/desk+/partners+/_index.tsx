import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { partnerMessages } from '#app/domain/partners/messages';
import { mayEditProfile } from '#app/domain/partners/partner.policy';
import { partnerLinks, partnerOptions } from '#app/domain/partners/partners.server';
import { isCoordinator } from '#app/domain/shared/viewer';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const links = await partnerLinks(member.memberships.map(({ partnerId }) => partnerId), lang);
  return json({
    title: translator(partnerMessages, lang)('desk.title'),
    own: member.memberships.flatMap(({ partnerId, roles }) => {
      const link = links.get(partnerId);
      return link ? [{ id: partnerId, ...link, roles, mayEdit: mayEditProfile(member, partnerId) }] : [];
    }),
    all: isCoordinator(member) ? await partnerOptions(lang) : null,
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function Organisations() {
  const { title, own, all } = useLoaderData<typeof loader>();
  const t = useT(partnerMessages);
  const page = useLang();
  const desk = `/${page}/desk/partners`;
  return (
    <div className="wrap stack">
      <header className="page-head">
        <h1>{title}</h1>
      </header>
      <section aria-labelledby="own">
        <div className="section-head"><h2 id="own">{t('desk.own')}</h2></div>
        {own.length === 0 && <p>{t('desk.none')}</p>}
        <ul className="stack">
          {own.map(({ id, slug, name, lang, roles, mayEdit }) => (
            <li key={id}>
              <h3 lang={lang === page ? undefined : lang}><a href={`/${page}/partners/${slug}`}>{name}</a></h3>
              <p className="meta">{roles.map((role) => t.at(`role.${role}`)).join(', ')}</p>
              <p className="button-row">
                {mayEdit && <a className="btn-secondary" href={`${desk}/${id}/edit`} aria-label={t('desk.editOf', { name })}>{t('desk.edit')}</a>}
                <a className="btn-secondary" href={`${desk}/${id}/members`} aria-label={t('desk.membersOf', { name })}>{t('members.title')}</a>
              </p>
            </li>
          ))}
        </ul>
      </section>
      {all && (
        <section aria-labelledby="all">
          <div className="section-head">
            <h2 id="all">{t('desk.all')}</h2>
            <a href={`${desk}/new`}>{t('desk.new')}</a>
          </div>
          <dl className="facts">
            {all.map(({ id, name }) => (
              <div key={id}>
                <dt>{name}</dt>
                <dd className="tags">
                  <a href={`${desk}/${id}/edit`} aria-label={t('desk.editOf', { name })}>{t('desk.edit')}</a>
                  <a href={`${desk}/${id}/members`} aria-label={t('desk.membersOf', { name })}>{t('members.title')}</a>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
