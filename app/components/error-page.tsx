import type { Lang } from '#app/platform/i18n/languages';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import { uiMessages } from './messages';
import { SearchForm } from './search-form';

const KINDS: Record<number, 'notFound' | 'forbidden' | 'tooManyRequests' | 'badRequest' | 'unavailable'> = {
  400: 'badRequest', 403: 'forbidden', 404: 'notFound', 405: 'badRequest', 410: 'notFound',
  413: 'badRequest', 414: 'badRequest', 415: 'badRequest', 422: 'badRequest', 429: 'tooManyRequests', 503: 'unavailable',
};

const kindOf = (status: number) => KINDS[status] ?? 'failure';

/** What an error page is called. */
export const errorTitle = (lang: Lang, status: number): string => translator(uiMessages, lang)(`${kindOf(status)}.title`);

/** Says what went wrong and offers ways on. */
export function ErrorPage({ status }: { status: number }) {
  const t = useT(uiMessages);
  const lang = useLang();
  const kind = kindOf(status);
  return (
    <div className="wrap-narrow stack">
      <p className="error-code">{status}</p>
      <h1>{t(`${kind}.title`)}</h1>
      <p className="lead">{t(`${kind}.body`)}</p>
      {kind === 'notFound' && <SearchForm />}
      <p><a href={`/${lang}`}>{t('home')}</a></p>
    </div>
  );
}
