import { readdirSync, readFileSync } from 'node:fs';
import { matchRoutes } from '@remix-run/react';

export type BuiltRoute = { id: string; parentId?: string; path?: string; index?: boolean; hasLoader: boolean; hasAction: boolean };

const folder = new URL('../../build/client/assets/', import.meta.url);

/** Every route of the built server, as Remix's manifest lists them. */
export function builtRoutes(): BuiltRoute[] {
  const file = readdirSync(folder).find((name) => /^manifest-.*\.js$/.test(name));
  if (!file) throw new Error('There is no built manifest: run npm run build');
  const text = readFileSync(new URL(file, folder), 'utf8').trim();
  const manifest = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as { routes: Record<string, BuiltRoute> };
  return Object.values(manifest.routes);
}

type RouteObject = Parameters<typeof matchRoutes>[0][number];

/** Routes as the router takes them. */
export const treeOf = (routes: BuiltRoute[], parentId?: string): RouteObject[] =>
  routes
    .filter((route) => route.parentId === parentId)
    .map(({ id, path, index }): RouteObject => (index ? { id, path, index } : { id, path, children: treeOf(routes, id) }));

/** Which of the built routes an address leads to; the innermost one. */
export function routeFinder(): (path: string) => string | undefined {
  const tree = treeOf(builtRoutes());
  return (path) => matchRoutes(tree, path.split('?')[0] ?? '')?.at(-1)?.route.id;
}
