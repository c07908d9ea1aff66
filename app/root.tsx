import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, useLoaderData, useLocation, useRouteLoaderData } from '@remix-run/react';
import { type ReactNode, useContext } from 'react';
import typeface from '@fontsource-variable/familjen-grotesk/files/familjen-grotesk-latin-wght-normal.woff2?url';
import './typeface.css';
import './tailwind.css';
import { errorTitle, RouteError } from './components/error-page';
import type { SiteData } from './components/site-data';
import { SiteFooter } from './components/site-footer';
import { SiteHeader } from './components/site-header';
import { contentTypes } from './domain/registry.server';
import { programmeName } from './domain/programme/programme.server';
import { EnhancementContext } from './page/enhancement';
import { viewerOf } from './page/viewer.server';
import { env, isDemo } from './platform/env/env.server';
import { clearFlash, flashIn } from './platform/http/redirect.server';
import { isLang, langIn } from './platform/i18n/languages';
import { LangContext, translator } from './platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const lang = isLang(params.lang) ? params.lang : 'fi';
  const viewer = await viewerOf(request);
  const flash = flashIn(request);
  const navigation = contentTypes
    .filter((type) => type.behaviours.navigation)
    .map((type) => ({ path: `/${lang}/${type.key}`, label: translator(type.messages, lang).at('name.many') }));
  return json<SiteData>(
    {
      lang,
      origin: env().ORIGIN,
      path: url.pathname,
      search: url.search,
      siteName: 'Aukio',
      programme: await programmeName(lang),
      navigation,
      viewer: viewer && { name: viewer.name, roles: viewer.roles },
      demo: isDemo(),
      flash,
    },
    flash ? { headers: { 'Set-Cookie': clearFlash } } : undefined,
  );
}

/** What a page is called that names itself nothing: an error page. */
export const meta: MetaFunction<typeof loader> = ({ error, location }) => [{ title: error ? errorTitle(langIn(location.pathname), error) : 'Aukio' }];

export const useRoot = () => useRouteLoaderData<typeof loader>('root');

function Document({ lang, children }: { lang: string; children: ReactNode }) {
  const enhancement = useContext(EnhancementContext);
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="preload" href={typeface} as="font" type="font/woff2" crossOrigin="anonymous" />
        <Meta />
        <Links />
        {enhancement && <script type="module" src={enhancement} />}
      </head>
      <body>{children}</body>
    </html>
  );
}

export default function App() {
  const root = useLoaderData<typeof loader>();
  return (
    <Document lang={root.lang}>
      <LangContext.Provider value={root.lang}>
        <SiteHeader root={root} />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
        <SiteFooter root={root} />
      </LangContext.Provider>
    </Document>
  );
}

export function ErrorBoundary() {
  const root = useRoot();
  const { pathname } = useLocation();
  const lang = root?.lang ?? langIn(pathname);
  return (
    <Document lang={lang}>
      <LangContext.Provider value={lang}>
        {root && <SiteHeader root={root} />}
        <main id="content" tabIndex={-1}>
          <RouteError />
        </main>
        {root && <SiteFooter root={root} />}
      </LangContext.Provider>
    </Document>
  );
}
