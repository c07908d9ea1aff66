import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, Field, Select } from '#app/components/field';
import { inviteMember } from '#app/domain/partners/invitation.server';
import { MemberFields } from '#app/domain/partners/member-fields';
import { membersOf } from '#app/domain/partners/members.server';
import { partnerMessages } from '#app/domain/partners/messages';
import { invitableRoles, mayManageMembers } from '#app/domain/partners/partner.policy';
import { invitationForm } from '#app/domain/partners/partner.schema';
import { partnerNames } from '#app/domain/partners/partners.server';
import { attempt, found } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const id = params.id ?? '';
  await found(() => membersOf(member, id));
  const offered = invitableRoles(member, id);
  if (offered.length === 0) throw new Response(null, { status: 403 });
  return json({
    id,
    name: (await partnerNames([id], lang)).get(id) ?? '',
    title: translator(partnerMessages, lang)('members.invite'),
    offered,
    isEditorOnly: !mayManageMembers(member, id),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  const id = params.id ?? '';
  return attempt(sent, async () => {
    await membersOf(member, id);
    const input = check(invitationForm, {
      email: one(sent, 'email'),
      name: one(sent, 'name'),
      roles: sent.roles ?? [],
      side: one(sent, 'side'),
      lang: one(sent, 'lang'),
    });
    await inviteMember(member, id, input);
    return redirectTo(`/${lang}/desk/partners/${id}/members`, { flash: 'sent' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: `${data.title}: ${data.name}`, noindex: true }) : [];

export default function InviteMember() {
  const { id, name, title, offered, isEditorOnly } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(partnerMessages);
  const lang = useLang();
  const languages = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }));
  const labels = { email: t('members.email'), name: t('members.name'), roles: t('members.roles'), side: t('members.side'), lang: t('members.letterLang') };
  return (
    <div className="wrap-narrow stack">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/partners/${id}/members`}>{t('members.title')}</a> · {name}</p>
        <h1>{title}</h1>
        <p className="lead">{t('members.inviteLead')}</p>
        {isEditorOnly && <p className="notice">{t('members.editorOnly')}</p>}
      </header>
      <ErrorSummary result={result} labels={labels} />
      <form method="post" noValidate>
        <Field name="email" type="email" label={labels.email} result={result} maxLength={254} autoComplete="off" />
        <Field name="name" label={labels.name} result={result} maxLength={120} optional autoComplete="off" />
        <MemberFields result={result} offered={offered} roles={['practitioner']} side="" />
        <Select name="lang" label={labels.lang} options={languages} value={lang} result={result} />
        <button className="btn" type="submit">{t('members.send')}</button>
      </form>
    </div>
  );
}
