import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';

type Params = LoaderFunctionArgs['params'];

/** A route's loader or action. */
export type Caller = (args: { request: Request; params: Params; context: AppLoadContext }) => unknown;

type Form = Record<string, string | readonly string[]>;

function formOf(fields: Form): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  return form;
}

/** Calls a loader, or with a form an action, as Remix would; a thrown Response is an answer like any other. */
export async function call(route: Caller, path: string, options: { params: Params; cookie?: string; form?: Form; address?: string }) {
  const headers = new Headers(options.cookie ? { Cookie: options.cookie } : {});
  const request = new Request(new URL(path, 'http://localhost:3000'), { headers, ...(options.form ? { method: 'POST', body: formOf(options.form) } : {}) });
  let answer: unknown;
  try {
    answer = await route({ request, params: options.params, context: { clientAddress: options.address ?? '192.0.2.1' } });
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    answer = thrown;
  }
  const response = answer as Response;
  const text = await response.text();
  // What a page's data looks like is for each test to say.
  const body = text.startsWith('{') ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, location: response.headers.get('Location'), cookies: response.headers.getSetCookie(), body };
}
