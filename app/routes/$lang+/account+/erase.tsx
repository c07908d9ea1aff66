import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { ErrorSummary, Field } from '#app/components/field';
import { erasePerson } from '#app/domain/people/erasure.server';
import { peopleMessages } from '#app/domain/people/messages';
import { eraseSchema } from '#app/domain/people/person.schema';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { closeSession } from '#app/platform/auth/sessions.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await memberAt(request, params);
  return json({ title: translator(peopleMessages, langOf(params))('erase.title') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { password } = check(eraseSchema, { password: one(sent, 'password') });
    await erasePerson(member, password);
    return redirectTo(`/${lang}/account/erased`, { cookie: await closeSession(null) });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function EraseAccount() {
  const result = useActionData<typeof action>();
  const t = useT(peopleMessages);
  return (
    <div className="wrap-narrow stack">
      <h1>{t('erase.title')}</h1>
      <p className="lead">{t('erase.lead')}</p>
      <p>{t('erase.stays')}</p>
      <form method="post" noValidate>
        <ErrorSummary result={result} labels={{ password: t('erase.password') }} />
        <Field name="password" type="password" label={t('erase.password')} autoComplete="current-password" result={result} />
        <div className="button-row"><button type="submit" className="btn-danger">{t('erase.submit')}</button></div>
      </form>
    </div>
  );
}
