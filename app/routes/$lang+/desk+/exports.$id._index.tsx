import { type ActionFunctionArgs, type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { WAITING_STATES } from '#app/domain/exports/export.type';
import { ExportFailed, ExportReady, ExportWaiting } from '#app/domain/exports/export-progress';
import { exportTitle } from '#app/domain/exports/export-words';
import { findExport, retryExport } from '#app/domain/exports/exports.server';
import { exportMessages } from '#app/domain/exports/messages';
import { attempt, found } from '#app/page/attempt.server';
import { readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

/** Seconds after which a page that waits shows itself anew. */
const PACE = 3;

export const headers: HeadersFunction = (args) => {
  const headers = new Headers(privateHeaders(args));
  const refresh = args.loaderHeaders.get('Refresh');
  if (refresh) headers.set('Refresh', refresh);
  return headers;
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const view = await found(() => findExport(member, params.id ?? ''));
  const isWaiting = WAITING_STATES.includes(view.state);
  // Whoever is disturbed by a page that changes by itself can stop it.
  const isLive = isWaiting && new URL(request.url).searchParams.get('still') !== '1';
  const title = `${exportTitle(lang, view)}: ${translator(exportMessages, lang)(`state.${view.state}`).toLowerCase()}`;
  return json({ view, isWaiting, isLive, title }, isLive ? { headers: { Refresh: String(PACE) } } : undefined);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await retryExport(member, params.id ?? '');
    return redirectTo(`/${lang}/desk/exports/${params.id}`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function OneExport() {
  const { view, isWaiting, isLive } = useLoaderData<typeof loader>();
  const t = useT(exportMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow stack">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/exports`}>{t('one.back')}</a></p>
        <h1>{exportTitle(lang, view)}</h1>
      </header>
      {isWaiting && <ExportWaiting view={view} isLive={isLive} />}
      {view.state === 'done' && <ExportReady view={view} />}
      {view.state === 'failed' && <ExportFailed />}
    </div>
  );
}
