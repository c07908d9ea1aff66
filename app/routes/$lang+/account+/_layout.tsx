import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData, useLocation } from '@remix-run/react';
import { uiMessages } from '#app/components/messages';
import { SubNavigation } from '#app/components/sub-navigation';
import { peopleMessages } from '#app/domain/people/messages';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { viewerOf } from '#app/page/viewer.server';
import { useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export const meta: MetaFunction = () => [{ name: 'robots', content: 'noindex' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  langOf(params);
  return json({ signedIn: (await viewerOf(request)) !== null });
}

const PAGES = ['profile', 'address', 'password', 'sessions', 'export', 'erase'] as const;

export default function AccountLayout() {
  const { signedIn } = useLoaderData<typeof loader>();
  const t = useT(peopleMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const at = useLocation().pathname;
  const links = PAGES.map((page) => ({ path: `/${lang}/account${page === 'profile' ? '' : `/${page}`}`, label: t(`account.${page}`) }));
  return (
    <>
      {signedIn && <SubNavigation label={t('account.nav')} links={[{ path: `/${lang}/desk`, label: ui('desk') }, ...links]} at={at} />}
      <Outlet />
    </>
  );
}
