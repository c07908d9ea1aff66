import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { leavePartner } from '#app/domain/partners/members.server';
import { partnerMessages } from '#app/domain/partners/messages';
import { partnerNames } from '#app/domain/partners/partners.server';
import { attempt } from '#app/page/attempt.server';
import { readForm } from '#app/page/form.server';
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
  if (!member.memberships.some(({ partnerId }) => partnerId === id)) throw new Response(null, { status: 404 });
  return json({ id, name: (await partnerNames([id], lang)).get(id) ?? '', title: translator(partnerMessages, lang)('members.leave') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const id = params.id ?? '';
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await leavePartner(member, id);
    return redirectTo(`/${lang}/desk/partners`, { flash: 'removed' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: `${data.title}: ${data.name}`, noindex: true }) : [];

export default function LeavePartner() {
  const { id, name, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(partnerMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow stack">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/partners/${id}/members`}>{t('members.title')}</a></p>
        <h1>{title}</h1>
        <p className="lead">{name}</p>
      </header>
      <ErrorSummary result={result} labels={{ roles: t('members.roles') }} />
      <p>{t('members.removeSelf')}</p>
      <form method="post" noValidate>
        <button id="f-roles" className="btn-danger" type="submit">{title}</button>
      </form>
    </div>
  );
}
