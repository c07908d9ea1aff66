import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Choices, ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { partnerNames } from '#app/domain/partners/partners.server';
import { openPerson, setPlatformRoles } from '#app/domain/people/administration.server';
import { peopleMessages } from '#app/domain/people/messages';
import { platformRolesSchema } from '#app/domain/people/person.schema';
import { PLATFORM_ROLES } from '#app/domain/shared/viewer';
import { attempt, found } from '#app/page/attempt.server';
import { check, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { administratorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatDate } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await administratorAt(request, params);
  const { memberships, ...person } = await found(() => openPerson(member, params.id ?? ''));
  const t = translator(peopleMessages, lang);
  const names = await partnerNames(memberships.map((m) => m.partnerId), lang);
  const organisations = memberships.map((m) => ({
    href: `/${lang}/desk/partners/${m.partnerId}`,
    name: names.get(m.partnerId) ?? m.partnerId,
    as: [...m.roles.map((role) => t.at(`role.${role}`)), t.at(`side.${m.side}`)].join(', '),
  }));
  return json({ person, organisations, isOwn: member.personId === person.id });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await administratorAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { roles } = check(platformRolesSchema, { roles: sent.roles ?? [] });
    await setPlatformRoles(member, params.id ?? '', roles);
    const keeps = params.id !== member.personId || roles.includes('administrator');
    return redirectTo(keeps ? `/${lang}/desk/people/${params.id}` : `/${lang}/desk`, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.person.name ?? '', noindex: true });

export default function PersonPage() {
  const { person, organisations, isOwn } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(peopleMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const roles = PLATFORM_ROLES.map((role) => ({ value: role, label: t(`platformRole.${role}`), hint: t(`platformRoleHint.${role}`) }));
  const closed = person.deactivatedAt !== null;
  return (
    <div className="wrap-narrow stack">
      <h1>{person.name}</h1>
      <p className="meta"><span className="break-all">{person.email}</span> · {t('people.since', { at: formatDate(lang, person.createdAt) })} · {t(closed ? 'people.deactivated' : 'people.active')}</p>
      {organisations.length > 0 && (
        <ul>{organisations.map(({ href, name, as }) => <li key={href}><a href={href}>{name}</a> <span className="meta">{as}</span></li>)}</ul>
      )}
      <ErrorSummary result={result} labels={{ roles: t('people.rolesTitle') }} />
      <form method="post">
        <Choices name="roles" type="checkbox" label={t('people.rolesTitle')} options={roles} values={person.roles} result={result} />
        <div className="button-row"><button type="submit" className="btn">{ui('save')}</button></div>
      </form>
      {isOwn && <p className="meta">{t('people.own')}</p>}
      {!isOwn && (
        <form method="post" action={`/${lang}/desk/people/${person.id}/account`}>
          {!closed && <p className="meta">{t('people.deactivateNote')}</p>}
          <button type="submit" name="account" value={closed ? 'open' : 'closed'} className={closed ? 'btn-secondary' : 'btn-danger'}>{t(closed ? 'people.reactivate' : 'people.deactivate')}</button>
        </form>
      )}
      <p><a href={`/${lang}/desk/people`}>{t('people.back')}</a></p>
    </div>
  );
}
