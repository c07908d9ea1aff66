import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { addressLinkStands, confirmNewAddress } from '#app/domain/people/address.server';
import { peopleMessages } from '#app/domain/people/messages';
import { attempt } from '#app/page/attempt.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

const tokenIn = (request: Request) => new URL(request.url).searchParams.get('token') ?? '';

/** Works without signing in: the letter may be opened on another device. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const stands = await addressLinkStands(tokenIn(request));
  return json({ stands, title: translator(peopleMessages, langOf(params))(stands ? 'address.confirmTitle' : 'setPassword.old') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  return attempt({}, async () => {
    await confirmNewAddress(tokenIn(request));
    return redirectTo(`/${lang}/account/address/confirmed`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ConfirmAddress() {
  const { stands } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const t = useT(peopleMessages);
  return (
    <div className="wrap-narrow stack">
      <h1>{t(stands && !failed ? 'address.confirmTitle' : 'setPassword.old')}</h1>
      <p className="lead">{t(stands && !failed ? 'address.confirmBody' : 'setPassword.oldBody')}</p>
      {stands && !failed && <form method="post"><button type="submit" className="btn">{t('address.confirm')}</button></form>}
    </div>
  );
}
