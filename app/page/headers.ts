import type { HeadersFunction } from '@remix-run/node';

/** Headers of a page that is nobody else's: never stored; a refusal's Retry-After is passed on. */
export const privateHeaders: HeadersFunction = ({ actionHeaders, errorHeaders }) => {
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  const retry = actionHeaders.get('Retry-After') ?? errorHeaders?.get('Retry-After');
  if (retry) headers.set('Retry-After', retry);
  return headers;
};
