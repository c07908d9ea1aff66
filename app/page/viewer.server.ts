import { memberOf } from '#app/domain/people/viewer.server';
import { isAdministrator, isCoordinator, type Member, type Viewer } from '#app/domain/shared/viewer';
import { personOfSession, sessionTokenIn } from '#app/platform/auth/sessions.server';
import { once } from '#app/platform/http/once.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { langOf } from './lang.server';

const found = new WeakMap<Request, Promise<Viewer>>();

/** Who is asking, read once per request. */
export function viewerOf(request: Request): Promise<Viewer> {
  let viewer = found.get(request);
  if (!viewer) {
    const token = sessionTokenIn(request.headers.get('Cookie'));
    const look = () => personOfSession(token).then(memberOf);
    // Loaders may share what they find; an action may change it.
    viewer = request.method === 'GET' && token ? once(`viewer ${token}`, look) : look();
    found.set(request, viewer);
  }
  return viewer;
}

/** Someone signed in; anybody else is sent to sign in and comes back here. */
export async function memberAt(request: Request, params: { lang?: string }): Promise<Member> {
  const viewer = await viewerOf(request);
  if (viewer) return viewer;
  const { pathname, search } = new URL(request.url);
  throw redirectTo(`/${langOf(params)}/sign-in?to=${encodeURIComponent(pathname + search)}`);
}

/** A coordinator; for others the page does not exist. */
export async function coordinatorAt(request: Request, params: { lang?: string }): Promise<Member> {
  const member = await memberAt(request, params);
  if (!isCoordinator(member)) throw new Response(null, { status: 404 });
  return member;
}

/** An administrator; for others the page does not exist. */
export async function administratorAt(request: Request, params: { lang?: string }): Promise<Member> {
  const member = await memberAt(request, params);
  if (!isAdministrator(member)) throw new Response(null, { status: 404 });
  return member;
}
