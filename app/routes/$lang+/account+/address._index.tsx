import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, Field } from '#app/components/field';
import { requestNewAddress } from '#app/domain/people/address.server';
import { peopleMessages } from '#app/domain/people/messages';
import { changeAddressSchema } from '#app/domain/people/person.schema';
import { ownProfile } from '#app/domain/people/profile.server';
import { attempt, found } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const { email } = await found(() => ownProfile(member));
  const t = translator(peopleMessages, lang);
  return json({ title: t('address.title'), lead: t('address.lead', { email }) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await requestNewAddress(member, check(changeAddressSchema, { email: one(sent, 'email'), password: one(sent, 'password') }));
    return redirectTo(`/${lang}/account/address/sent`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ChangeAddress() {
  const { title, lead } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(peopleMessages);
  return (
    <div className="wrap-narrow stack">
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <form method="post" noValidate>
        <ErrorSummary result={result} labels={{ email: t('address.email'), password: t('address.current') }} />
        <Field name="email" type="email" label={t('address.email')} autoComplete="email" maxLength={254} result={result} />
        <Field name="password" type="password" label={t('address.current')} autoComplete="current-password" result={result} />
        <div className="button-row"><button type="submit" className="btn">{t('address.submit')}</button></div>
      </form>
    </div>
  );
}
