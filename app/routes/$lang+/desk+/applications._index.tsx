import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { waitingApplications } from '#app/domain/joining/applications.server';
import { joiningMessages } from '#app/domain/joining/messages';
import { WaitingList } from '#app/domain/joining/waiting-list';
import { isCoordinator, partnersWhere } from '#app/domain/shared/viewer';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const decides = isCoordinator(member);
  if (!decides && partnersWhere(member, 'representative').length === 0) throw new Response(null, { status: 404 });
  return json({ decides, applications: await waitingApplications(member, lang), title: translator(joiningMessages, lang)('desk.title') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function Applications() {
  const { decides, applications } = useLoaderData<typeof loader>();
  const t = useT(joiningMessages);
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{t('desk.title')}</h1>
        <p className="lead">{t(decides ? 'desk.lead' : 'desk.leadRepresentative')}</p>
      </header>
      {applications.length > 0 ? <WaitingList applications={applications} /> : <p>{t('desk.empty')}</p>}
    </div>
  );
}
