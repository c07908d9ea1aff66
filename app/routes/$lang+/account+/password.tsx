import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { ErrorSummary, Field } from '#app/components/field';
import { peopleMessages } from '#app/domain/people/messages';
import { changePassword } from '#app/domain/people/password.server';
import { changePasswordSchema } from '#app/domain/people/person.schema';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { sessionTokenIn } from '#app/platform/auth/sessions.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await memberAt(request, params);
  return json({ title: translator(peopleMessages, langOf(params))('password.title') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const passwords = check(changePasswordSchema, { password: one(sent, 'password'), newPassword: one(sent, 'newPassword') });
    await changePassword(member, passwords, sessionTokenIn(request.headers.get('Cookie')));
    return redirectTo(`/${lang}/account/password`, { flash: 'changed' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ChangePassword() {
  const result = useActionData<typeof action>();
  const t = useT(peopleMessages);
  return (
    <div className="wrap-narrow stack">
      <h1>{t('password.title')}</h1>
      <p className="lead">{t('password.lead')}</p>
      <form method="post" noValidate>
        <ErrorSummary result={result} labels={{ password: t('password.current'), newPassword: t('newPassword') }} />
        <Field name="password" type="password" label={t('password.current')} autoComplete="current-password" result={result} />
        <Field name="newPassword" type="password" label={t('newPassword')} hint={t('newPasswordHint')} autoComplete="new-password" result={result} />
        <div className="button-row"><button type="submit" className="btn">{t('password.submit')}</button></div>
      </form>
    </div>
  );
}
