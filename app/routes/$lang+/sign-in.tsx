import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { ErrorSummary, Field } from '#app/components/field';
import { peopleMessages } from '#app/domain/people/messages';
import { signInSchema } from '#app/domain/people/person.schema';
import { signIn } from '#app/domain/people/sign-in.server';
import { attempt } from '#app/page/attempt.server';
import { clientOf } from '#app/page/client.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { viewerOf } from '#app/page/viewer.server';
import { isLocal, redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

/** Where someone wanted to go before signing in; only ever on this site. */
function wanted(request: Request, lang: string): string {
  const to = new URL(request.url).searchParams.get('to') ?? '';
  return isLocal(to) && to.length < 1000 ? to : `/${lang}/desk`;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  if (await viewerOf(request)) return redirectTo(wanted(request, lang));
  return json({ title: translator(peopleMessages, lang)('signIn.title') });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const lang = langOf(params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const cookies = await signIn(check(signInSchema, { email: one(sent, 'email'), password: one(sent, 'password') }), clientOf(request, context));
    return redirectTo(wanted(request, lang), { cookie: cookies, lang, flash: 'signedIn' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data && 'title' in data ? data.title : '', noindex: true });

export default function SignIn() {
  const result = useActionData<typeof action>();
  const t = useT(peopleMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow">
      <header className="page-head"><h1>{t('signIn.title')}</h1></header>
      <form method="post" noValidate>
        <ErrorSummary result={result} labels={{ email: t('signIn.email'), password: t('signIn.password') }} />
        {result?.issues.some(({ code }: { code: string }) => code === 'tooMany') && <p className="notice">{t('signIn.held')} <a href={`/${lang}/forgotten-password`}>{t('signIn.heldAction')}</a></p>}
        <Field name="email" type="email" label={t('signIn.email')} autoComplete="username" result={result} />
        <Field name="password" type="password" label={t('signIn.password')} autoComplete="current-password" result={result} />
        <div className="button-row"><button type="submit" className="btn">{t('signIn.submit')}</button></div>
      </form>
      <p className="mt-6"><a href={`/${lang}/forgotten-password`}>{t('signIn.forgotten')}</a></p>
      <p className="mt-2"><a href={`/${lang}/join`}>{t('signIn.join')}</a></p>
    </div>
  );
}
