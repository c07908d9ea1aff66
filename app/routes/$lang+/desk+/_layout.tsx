import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData, useLocation } from '@remix-run/react';
import { GroupedNavigation } from '#app/components/grouped-navigation';
import { peopleMessages } from '#app/domain/people/messages';
import { deskRooms } from '#app/page/desk-rooms.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { memberAt } from '#app/page/viewer.server';
import { useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export const meta: MetaFunction = () => [{ name: 'robots', content: 'noindex' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  return json({ groups: await deskRooms(await memberAt(request, params), lang) });
}

export default function DeskLayout() {
  const { groups } = useLoaderData<typeof loader>();
  const t = useT(peopleMessages);
  return (
    <>
      <GroupedNavigation label={t('desk.nav')} groups={groups} at={useLocation().pathname} />
      <Outlet />
    </>
  );
}
