import type { ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];

/** Text of an address as routes compare it: without regard to case. */
const folded = (text: string) => text.toLowerCase();

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** A route's whole path from the root, in pieces; null where a piece may be left out, which is for the router to judge. */
function piecesOf(routes: Routes, id: string): string[] | null {
  const route = routes[id];
  if (!route) return [];
  const above = route.parentId ? piecesOf(routes, route.parentId) : [];
  const own = (route.path ?? '').split('/').filter(Boolean);
  return above === null || own.some((piece) => piece.endsWith('?')) ? null : [...above, ...own];
}

/** Whether an address may be a route's: never false for one that is. */
function mayBe(pieces: string[] | null, segments: string[]): boolean {
  if (pieces === null) return true;
  const isOpen = pieces.at(-1) === '*';
  if (isOpen ? segments.length < pieces.length - 1 : segments.length !== pieces.length) return false;
  return pieces.every((piece, i) => piece === '*' || piece.startsWith(':') || folded(piece) === folded(segments[i] ?? ''));
}

function withAncestors(routes: Routes, ids: string[]): Set<string> {
  const all = new Set<string>();
  for (const id of ids) for (let at: string | undefined = id; at; at = routes[at]?.parentId) all.add(at);
  return all;
}

const only = <T>(table: Record<string, T>, ids: Set<string>): Record<string, T> => Object.fromEntries(Object.entries(table).filter(([id]) => ids.has(id)));

/**
 * Cuts a build down to the routes that an address may mean. Remix looks each address up in the whole table, three times, and builds the table
 * anew for every rendering; with some 260 routes that was a quarter of a server's work. The choice among those left stays Remix's.
 * @returns for the path of an address the smallest build that answers it as the whole does; the same object for the same choice of routes
 */
export function branchesOf(build: ServerBuild): (path: string) => ServerBuild {
  const leaves = Object.values(build.routes).filter(({ path, index }) => path !== undefined || index).map(({ id }) => ({ id, pieces: piecesOf(build.routes, id) }));
  const known = new Map<string, ServerBuild>();
  return (path) => {
    // Doubled slashes the router reads its own way.
    if (path.includes('//')) return build;
    const segments = path.split('/').filter(Boolean).map(decoded);
    const found = leaves.filter(({ pieces }) => mayBe(pieces, segments)).map(({ id }) => id);
    if (found.length === 0) return build;
    const key = found.join('\n');
    const branch = known.get(key);
    if (branch) return branch;
    const ids = withAncestors(build.routes, found);
    const cut = { ...build, routes: only(build.routes, ids), assets: { ...build.assets, routes: only(build.assets.routes, ids) } };
    known.set(key, cut);
    return cut;
  };
}
