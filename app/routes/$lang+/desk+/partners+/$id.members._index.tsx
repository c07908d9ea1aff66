import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { membersOf } from '#app/domain/partners/members.server';
import { partnerMessages } from '#app/domain/partners/messages';
import { invitableRoles, mayManageMembers } from '#app/domain/partners/partner.policy';
import { partnerLinks } from '#app/domain/partners/partners.server';
import { found } from '#app/page/attempt.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { formatDate } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const id = params.id ?? '';
  const { members, invitations } = await found(() => membersOf(member, id));
  const link = (await partnerLinks([id], lang)).get(id);
  const mayGive: string[] = invitableRoles(member, id);
  const own = members.find(({ personId }) => personId === member.personId);
  return json({
    id,
    slug: link?.slug ?? '',
    name: link?.name ?? '',
    title: translator(partnerMessages, lang)('members.title'),
    members: members.map(({ personId: _, ...row }) => row),
    invitations: invitations.map((row) => ({ ...row, mayRevoke: row.roles.every((role) => mayGive.includes(role)) })),
    mayManage: mayManageMembers(member, id),
    mayInvite: mayGive.length > 0,
    mayLeave: Boolean(own),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: `${data.title}: ${data.name}`, noindex: true }) : [];

export default function Members() {
  const { id, slug, name, title, members, invitations, mayManage, mayInvite, mayLeave } = useLoaderData<typeof loader>();
  const t = useT(partnerMessages);
  const lang = useLang();
  const desk = `/${lang}/desk/partners/${id}/members`;
  const roleNames = (roles: string[]) => roles.map((role) => t.at(`role.${role}`)).join(', ');
  return (
    <div className="wrap stack">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/partners`}>{t('desk.title')}</a> · <a href={`/${lang}/partners/${slug}`}>{name}</a></p>
        <h1>{title}</h1>
        <p className="lead">{t('members.lead')}</p>
      </header>
      {mayInvite && <p><a className="btn" href={`${desk}/invite`}>{t('members.invite')}</a></p>}
      {members.length === 0 && <p>{t('members.none')}</p>}
      {members.length > 0 && <dl className="facts">
        {members.map((row) => (
          <div key={row.id}>
            <dt className="break-words"><strong>{row.name}</strong></dt>
            <dd>
              <p>{roleNames(row.roles)}</p>
              <p className="meta">{t.at(`side.${row.side}`)} · {t('members.sinceAt', { at: formatDate(lang, row.since) })}</p>
              {mayManage && <p><a href={`${desk}/${row.id}`} aria-label={t('members.changeOf', { name: row.name })}>{t('members.change')}</a></p>}
            </dd>
          </div>
        ))}
      </dl>}
      {invitations.length > 0 && (
        <section aria-labelledby="invitations">
          <h2 id="invitations">{t('members.invitations')}</h2>
          <ul className="stack">
            {invitations.map((row) => (
              <li key={row.id}>
                <p className="break-words">{row.name ? `${row.name}, ${row.email}` : row.email}</p>
                <p className="meta">{roleNames(row.roles)} · {t.at(`side.${row.side}`)} · {t('members.invited', { at: formatDate(lang, row.expiresAt) })}</p>
                {row.mayRevoke && (
                  <form method="post" action={`${desk}/revoke`}>
                    <input type="hidden" name="invitation" value={row.id} />
                    <button className="btn-secondary" type="submit" aria-label={t('members.revokeOf', { email: row.email })}>{t('members.revoke')}</button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mayLeave && <p><a href={`${desk}/leave`}>{t('members.leave')}</a></p>}
    </div>
  );
}
