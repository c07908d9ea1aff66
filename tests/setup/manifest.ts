import { readdirSync, readFileSync } from 'node:fs';

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
