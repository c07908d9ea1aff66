import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { portfolioMessages } from '#app/domain/portfolio/messages';
import { keptSearch, saveView } from '#app/domain/portfolio/saved-views.server';
import { ViewForm } from '#app/domain/portfolio/view-form';
import { attempt } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await coordinatorAt(request, params);
  return json({ search: keptSearch(new URL(request.url).search), title: translator(portfolioMessages, langOf(params))('views.new') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await coordinatorAt(request, params);
  const search = keptSearch(new URL(request.url).search);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await saveView(member, { name: one(sent, 'name'), search, shared: one(sent, 'shared') === 'yes' });
    return redirectTo(`/${langOf(params)}/desk/portfolio${search}`, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function NewView() {
  const { search } = useLoaderData<typeof loader>();
  const t = useT(portfolioMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow stack">
      <h1>{t('views.new')}</h1>
      <p className="lead">{t('views.newLead')}</p>
      <ViewForm result={useActionData<typeof action>()} />
      <p><a href={`/${lang}/desk/portfolio${search}`}>{t('remind.back')}</a></p>
    </div>
  );
}
