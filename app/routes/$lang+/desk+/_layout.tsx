import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData, useLocation } from '@remix-run/react';
import { SubNavigation } from '#app/components/sub-navigation';
import { partnerNames } from '#app/domain/partners/partners.server';
import { peopleMessages } from '#app/domain/people/messages';
import { isAdministrator, isCoordinator, partnersWhere } from '#app/domain/shared/viewer';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { memberAt } from '#app/page/viewer.server';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export const meta: MetaFunction = () => [{ name: 'robots', content: 'noindex' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const t = translator(peopleMessages, lang);
  const names = await partnerNames(member.memberships.map(({ partnerId }) => partnerId), lang);
  const to = (path: string, label: string) => ({ path: `/${lang}/${path}`, label });
  const links = [
    to('desk', t('desk.title')),
    ...member.memberships.map(({ partnerId }) => to(`desk/partners/${partnerId}`, names.get(partnerId) ?? partnerId)),
    ...(isCoordinator(member) || partnersWhere(member, 'representative').length > 0 ? [to('desk/applications', t('desk.applications'))] : []),
    ...(isAdministrator(member) ? [to('desk/people', t('desk.people'))] : []),
    ...(isCoordinator(member) ? [to('desk/programme', t('desk.programme'))] : []),
    to('account', t('desk.account')),
  ];
  return json({ links });
}

export default function DeskLayout() {
  const { links } = useLoaderData<typeof loader>();
  const t = useT(peopleMessages);
  return (
    <>
      <SubNavigation label={t('desk.nav')} links={links} at={useLocation().pathname} />
      <Outlet />
    </>
  );
}
