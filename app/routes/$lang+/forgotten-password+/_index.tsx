import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { ErrorSummary, Field } from '#app/components/field';
import { peopleMessages } from '#app/domain/people/messages';
import { requestNewPassword } from '#app/domain/people/password.server';
import { forgottenSchema } from '#app/domain/people/person.schema';
import { attempt } from '#app/page/attempt.server';
import { clientOf } from '#app/page/client.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export const loader = ({ params }: LoaderFunctionArgs) => json({ title: translator(peopleMessages, langOf(params))('forgotten.title') });

export async function action({ request, params, context }: ActionFunctionArgs) {
  const lang = langOf(params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { email } = check(forgottenSchema, { email: one(sent, 'email') });
    await requestNewPassword(email, clientOf(request, context));
    return redirectTo(`/${lang}/forgotten-password/sent`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ForgottenPassword() {
  const result = useActionData<typeof action>();
  const t = useT(peopleMessages);
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <h1>{t('forgotten.title')}</h1>
        <p className="lead">{t('forgotten.lead')}</p>
      </header>
      <form method="post" noValidate>
        <ErrorSummary result={result} labels={{ email: t('signIn.email') }} />
        <Field name="email" type="email" label={t('signIn.email')} autoComplete="username" result={result} />
        <div className="button-row"><button type="submit" className="btn">{t('forgotten.submit')}</button></div>
      </form>
    </div>
  );
}
