import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { replicationMessages } from '#app/domain/replications/messages';
import { deleteReplication } from '#app/domain/replications/tell.server';
import { attempt } from '#app/page/attempt.server';
import { readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { replicationAt } from '#app/page/replication.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { here, title, t } = await replicationAt(request, params, ({ mayTell }) => mayTell, ({ mayDelete }) => mayDelete);
  return json({ here, title: `${t('delete.title')} – ${title}`, heading: title });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, view } = await replicationAt(request, params, (one) => one.mayTell);
  return attempt(await readForm(request), async () => {
    await deleteReplication(member, view.id);
    return redirectTo(`/${lang}/desk/replications`, { flash: 'removed' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function DeleteReplication() {
  const { here, heading } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(replicationMessages);
  const ui = useT(uiMessages);
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={here}>{heading}</a></p>
        <h1>{t('delete.title')}</h1>
        <p className="lead">{t('delete.lead')}</p>
      </header>
      <ErrorSummary result={result} />
      <form method="post" className="button-row">
        <button type="submit" className="btn-danger">{t('delete.title')}</button>
        <a href={here} className="btn-secondary">{ui('cancel')}</a>
      </form>
    </div>
  );
}
