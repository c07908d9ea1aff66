import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { MemberFields } from '#app/domain/partners/member-fields';
import { changeMembership, membershipMark, openMembership, removeMember } from '#app/domain/partners/members.server';
import { partnerMessages } from '#app/domain/partners/messages';
import { membershipForm } from '#app/domain/partners/partner.schema';
import { partnerNames } from '#app/domain/partners/partners.server';
import { MEMBER_ROLES } from '#app/domain/shared/viewer';
import { attempt, found } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const id = params.id ?? '';
  const membership = await found(() => openMembership(member, id, params.membership ?? ''));
  return json({
    id,
    partner: (await partnerNames([id], lang)).get(id) ?? '',
    title: translator(partnerMessages, lang)('members.changeTitle'),
    name: membership.person.name,
    isSelf: membership.personId === member.personId,
    roles: membership.roles,
    side: membership.side,
    base: membershipMark(membership),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  const id = params.id ?? '';
  const membership = params.membership ?? '';
  return attempt(sent, async () => {
    const isRemoval = one(sent, 'do') === 'remove';
    if (isRemoval) await removeMember(member, id, membership);
    else {
      await openMembership(member, id, membership);
      const change = check(membershipForm, { roles: sent.roles ?? [], side: one(sent, 'side') });
      await changeMembership(member, id, membership, one(sent, 'base'), change);
    }
    return redirectTo(`/${lang}/desk/partners/${id}/members`, { flash: isRemoval ? 'removed' : 'changed' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: `${data.title}: ${data.name}`, noindex: true }) : [];

export default function ChangeMembership() {
  const { id, partner, title, name, isSelf, roles, side, base } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(partnerMessages);
  const lang = useLang();
  const isConflict = result != null && 'theirs' in result;
  return (
    <div className="wrap-narrow stack">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/partners/${id}/members`}>{t('members.title')}</a> · {partner}</p>
        <h1>{title}</h1>
        <p className="lead">{name}</p>
      </header>
      <ErrorSummary result={result} labels={{ roles: t('members.roles'), side: t('members.side') }} />
      {isConflict && (
        <p className="notice">{t('conflict.theirs')}: {roles.map((role) => t.at(`role.${role}`)).join(', ')} · {t.at(`side.${side}`)}</p>
      )}
      <form method="post" noValidate>
        <input type="hidden" name="base" value={base} />
        <MemberFields result={result?.sent.do ? null : result} offered={MEMBER_ROLES} roles={roles} side={side} />
        <button className="btn" type="submit">{t('edit.saveRoles')}</button>
      </form>
      <section aria-labelledby="remove">
        <h2 id="remove">{isSelf ? t('members.leave') : t('members.remove')}</h2>
        <p>{isSelf ? t('members.removeSelf') : t('members.removeWarn', { name })}</p>
        <form method="post" noValidate>
          <input type="hidden" name="do" value="remove" />
          <button className="btn-danger" type="submit">{isSelf ? t('members.leave') : t('members.remove')}</button>
        </form>
      </section>
    </div>
  );
}
