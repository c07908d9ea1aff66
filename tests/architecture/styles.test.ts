import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Classes that a rule of a stylesheet is about by itself: those that begin a selector, alone or with what follows. */
function owned(path: string): Set<string> {
  const css = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const selectors = [...css.matchAll(/(?:^|[{};])\s*([^{};@]+)\{/g)].flatMap(([, list = '']) => list.split(','));
  return new Set(selectors.flatMap((selector) => /^\s*\.([a-z][\w-]*)\s*$/.exec(selector)?.[1] ?? []));
}

const sheetsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.css')).map((name) => join(folder, name));

it('gives each class to one room: what two stylesheets call the same would dress each other', () => {
  const rooms = sheetsIn('app/domain').map((path) => [path, owned(path)] as const);
  const shared = new Set(['app/tailwind.css', ...sheetsIn('app/components')].flatMap((path) => [...owned(path)]));
  expect(rooms.length).toBeGreaterThan(10);
  expect(shared.size).toBeGreaterThan(20);
  const twice = rooms.flatMap(([path, classes]) =>
    [...classes].flatMap((name) => (shared.has(name) || rooms.some(([other, theirs]) => other !== path && theirs.has(name)) ? [`${path} .${name}`] : [])),
  );
  expect(twice).toEqual([]);
});
