import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, Field } from '#app/components/field';
import { peopleMessages } from '#app/domain/people/messages';
import { passwordLinkStands, setPasswordByLink } from '#app/domain/people/password.server';
import { newPasswordSchema } from '#app/domain/people/person.schema';
import { attempt } from '#app/page/attempt.server';
import { clientOf } from '#app/page/client.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

const tokenIn = (request: Request) => new URL(request.url).searchParams.get('token') ?? '';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const t = translator(peopleMessages, langOf(params));
  const stands = await passwordLinkStands(tokenIn(request));
  return json({ stands, title: t(stands ? 'setPassword.title' : 'setPassword.old') });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const lang = langOf(params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { newPassword } = check(newPasswordSchema, { newPassword: one(sent, 'newPassword') });
    const cookies = await setPasswordByLink(tokenIn(request), newPassword, clientOf(request, context).browser);
    return redirectTo(`/${lang}/desk`, { cookie: cookies, flash: 'signedIn' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function SetPassword() {
  const { stands } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(peopleMessages);
  const lang = useLang();
  if (!stands) {
    return (
      <div className="wrap-narrow stack">
        <h1>{t('setPassword.old')}</h1>
        <p className="lead">{t('setPassword.oldBody')}</p>
        <p><a href={`/${lang}/forgotten-password`} className="btn-secondary">{t('setPassword.again')}</a></p>
      </div>
    );
  }
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <h1>{t('setPassword.title')}</h1>
        <p className="lead">{t('setPassword.lead')}</p>
      </header>
      <form method="post" noValidate>
        <ErrorSummary result={result} labels={{ newPassword: t('newPassword') }} />
        <Field name="newPassword" type="password" label={t('newPassword')} hint={t('newPasswordHint')} autoComplete="new-password" result={result} />
        <div className="button-row"><button type="submit" className="btn">{t('setPassword.submit')}</button></div>
      </form>
    </div>
  );
}
