import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Choices, ErrorSummary, Field } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { acceptInvitation, invitesNewcomer, showInvitation } from '#app/domain/partners/invitation.server';
import { partnerMessages } from '#app/domain/partners/messages';
import { newcomerForm } from '#app/domain/partners/partner.schema';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { viewerOf } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const token = (new URL(request.url).searchParams.get('token') ?? '').slice(0, 200);
  const invitation = await showInvitation(token, lang);
  const t = translator(partnerMessages, lang);
  return json(
    { invitation, token: invitation ? token : '', title: t(invitation ? 'invitation.title' : 'invitation.oldTitle') },
    { status: invitation ? 200 : 410 },
  );
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const sent = await readForm(request);
  const token = one(sent, 'token').slice(0, 200);
  return attempt(sent, async () => {
    const newcomer = (await invitesNewcomer(token)) ? check(newcomerForm, { name: one(sent, 'name'), consent: one(sent, 'consent') }) : null;
    const { setPassword } = await acceptInvitation(token, lang, newcomer);
    if (setPassword) return redirectTo(`/${lang}/set-password?token=${encodeURIComponent(setPassword)}`);
    return redirectTo((await viewerOf(request)) ? `/${lang}/desk` : `/${lang}/sign-in`, { flash: 'approved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function Invitation() {
  const { invitation, token, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(partnerMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  if (!invitation) {
    return (
      <div className="wrap-narrow stack">
        <h1>{title}</h1>
        <p>{t('invitation.old')}</p>
        <p><a href={`/${lang}/join`}>{ui('join')}</a></p>
      </div>
    );
  }
  const { partner, email, name, roles, side, hasAccount } = invitation;
  const labels = { name: t('invitation.name'), consent: t('invitation.consentLabel') };
  return (
    <div className="wrap-narrow stack">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t('invitation.lead', { partner })}</p>
      </header>
      <dl className="facts">
        <div><dt>{t('members.roles')}</dt><dd>{roles.map((role) => t.at(`role.${role}`)).join(', ')}</dd></div>
        <div><dt>{t('members.side')}</dt><dd>{t.at(`side.${side}`)}</dd></div>
      </dl>
      <p className="break-words">{t('invitation.address', { email })} {t(hasAccount ? 'invitation.account' : 'invitation.newcomer')}</p>
      <ErrorSummary result={result} labels={labels} />
      <form method="post" noValidate>
        <input type="hidden" name="token" value={token} />
        {!hasAccount && (
          <>
            <Field name="name" label={labels.name} hint={t('invitation.nameHint')} value={name} result={result} maxLength={120} autoComplete="name" />
            <Choices name="consent" type="checkbox" label={labels.consent} options={[{ value: 'yes', label: t('invitation.consent') }]} result={result} />
          </>
        )}
        <button className="btn" type="submit">{t('invitation.accept')}</button>
      </form>
    </div>
  );
}
