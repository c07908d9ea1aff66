import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { applicationToConfirm, confirmApplication } from '#app/domain/joining/join.server';
import { joiningMessages } from '#app/domain/joining/messages';
import { attempt } from '#app/page/attempt.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

const tokenIn = (request: Request) => new URL(request.url).searchParams.get('token') ?? '';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const t = translator(joiningMessages, langOf(params));
  const waiting = await applicationToConfirm(tokenIn(request));
  return json({ name: waiting?.name ?? null, title: t(waiting ? 'confirm.title' : 'confirm.old') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  return attempt({}, async () => {
    await confirmApplication(tokenIn(request));
    return redirectTo(`/${lang}/join/confirmed`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ConfirmApplication() {
  const { name } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const t = useT(joiningMessages);
  const lang = useLang();
  if (name === null || failed) {
    return (
      <div className="wrap-narrow stack">
        <h1>{t('confirm.old')}</h1>
        <p className="lead">{t('confirm.oldBody')}</p>
        <p><a href={`/${lang}/join`} className="btn-secondary">{t('confirm.again')}</a></p>
      </div>
    );
  }
  return (
    <div className="wrap-narrow stack">
      <h1>{t('confirm.title')}</h1>
      <p className="lead">{t('confirm.body', { name })}</p>
      <form method="post"><button type="submit" className="btn">{t('confirm.button')}</button></form>
    </div>
  );
}
