import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import type { Lang } from '#app/platform/i18n/languages';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import { uiMessages } from './messages';
import { type MovedOn, MovedOnPage, OwnText } from './moved-on';
import { SearchForm } from './search-form';

const KINDS: Record<number, 'notFound' | 'forbidden' | 'tooManyRequests' | 'badRequest' | 'unavailable' | 'movedOn'> = {
  400: 'badRequest', 403: 'forbidden', 404: 'notFound', 405: 'badRequest', 409: 'movedOn', 410: 'notFound',
  413: 'badRequest', 414: 'badRequest', 415: 'badRequest', 422: 'badRequest', 429: 'tooManyRequests', 503: 'unavailable',
};

const kindOf = (status: number) => KINDS[status] ?? 'failure';

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

/** What an error page is called. */
export const errorTitle = (lang: Lang, error: unknown): string => `${translator(uiMessages, lang)(`${kindOf(statusOf(error))}.title`)} – Aukio`;

const isMovedOn = (error: unknown): error is { data: MovedOn } => isRouteErrorResponse(error) && error.status === 409 && error.data?.sent !== undefined;

/** The page that stands in for one that failed, in whatever way it did. */
export function RouteError() {
  const error = useRouteError();
  if (isMovedOn(error)) return <MovedOnPage {...error.data} />;
  return <ErrorPage status={statusOf(error)} sent={isRouteErrorResponse(error) && error.status === 503 ? error.data?.sent : undefined} />;
}

/** Says what went wrong and offers ways on. */
function ErrorPage({ status, sent }: { status: number; sent?: MovedOn['sent'] }) {
  const t = useT(uiMessages);
  const lang = useLang();
  const kind = kindOf(status);
  return (
    <div className="wrap-narrow stack">
      <p className="error-code">{status}</p>
      <h1>{t(`${kind}.title`)}</h1>
      <p className="lead">{t(`${kind}.body`)}</p>
      {kind === 'notFound' && <SearchForm />}
      {sent && <OwnText sent={sent} />}
      <p><a href={`/${lang}`}>{t('home')}</a></p>
    </div>
  );
}
