import { type MetaFunction, Outlet } from '@remix-run/react';
import { errorTitle, RouteError } from '#app/components/error-page';
import { langIn } from '#app/platform/i18n/languages';

export const meta: MetaFunction = ({ error, location }) => [{ title: error ? errorTitle(langIn(location.pathname), error) : 'Aukio' }];

/** Stands between the document and its pages, so that one that fails keeps the header, and the reader's language, also after a form. */
export default Outlet;

export const ErrorBoundary = RouteError;
