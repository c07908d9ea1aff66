import type { AppLoadContext } from '@remix-run/node';
import { browserMarkIn } from '#app/platform/auth/known-browser.server';

/** Where a request comes from, as far as limits and the list of sessions need to know. */
export type Client = { address: string; browser: string; mark: string | null };

/** The client of a request; its address is what the server before Remix made out. */
export function clientOf(request: Request, context: AppLoadContext): Client {
  const address = context?.clientAddress;
  return { address: typeof address === 'string' && address ? address : 'unknown', browser: request.headers.get('User-Agent') ?? '', mark: browserMarkIn(request.headers.get('Cookie')) };
}
