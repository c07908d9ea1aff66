import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { portfolioMessages } from '#app/domain/portfolio/messages';
import { changeView, deleteView, openView } from '#app/domain/portfolio/saved-views.server';
import { ViewForm } from '#app/domain/portfolio/view-form';
import { attempt, found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await coordinatorAt(request, params);
  const view = await found(() => openView(member, params.id ?? ''));
  return json({ view, title: translator(portfolioMessages, langOf(params))('views.change') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await coordinatorAt(request, params);
  const id = params.id ?? '';
  const view = await found(() => openView(member, id));
  const sent = await readForm(request);
  const portfolio = `/${langOf(params)}/desk/portfolio`;
  return attempt(sent, async () => {
    if (one(sent, 'do') === 'delete') {
      await deleteView(member, id);
      return redirectTo(portfolio, { flash: 'removed' });
    }
    await changeView(member, id, { name: one(sent, 'name'), shared: one(sent, 'shared') === 'yes' });
    return redirectTo(`${portfolio}${view.search}`, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ChangeView() {
  const { view } = useLoaderData<typeof loader>();
  const t = useT(portfolioMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow stack">
      <h1>{t('views.change')}</h1>
      <ViewForm view={view} result={useActionData<typeof action>()} />
      <form method="post">
        <button type="submit" name="do" value="delete" className="btn-danger">{t('views.delete')}</button>
      </form>
      <p><a href={`/${lang}/desk/portfolio${view.search}`}>{t('remind.back')}</a></p>
    </div>
  );
}
