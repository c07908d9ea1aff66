import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith(ending)).map((name) => join(folder, name));

/** What every page loads; each other sheet belongs to a room, and comes with what wears it. */
const EVERYWHERE = ['app/tailwind.css', 'app/components/site.css'];
const rooms = [...filesIn('app/domain', '.css'), ...filesIn('app/components', '.css')].filter((path) => !EVERYWHERE.includes(path));

const selectorsIn = (path: string): string[] => {
  const css = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [...css.matchAll(/(?:^|[{};])\s*([^{};@]+)\{/g)].flatMap(([, list = '']) => list.split(/,(?![^(]*\))/));
};

/** Classes that a rule of a stylesheet is about by itself: those that begin a selector, alone or with what follows. */
const owned = (path: string) => new Set(selectorsIn(path).flatMap((selector) => /^\s*\.([a-z][\w-]*)\s*$/.exec(selector)?.[1] ?? []));

/** Classes and elements of our own that begin a selector: who wears one needs its sheet. */
const begun = (path: string) => new Set(selectorsIn(path).flatMap((selector) => /^\s*\.?([a-z][\w]*-[\w-]+|(?<=\.)[a-z]\w*)/.exec(selector)?.[1] ?? []));

/** The text of an attribute's value from where it begins. */
function valueAt(text: string, at: number): string {
  if (text[at] === '"') return text.slice(at + 1, text.indexOf('"', at + 1));
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    depth += text[end] === '{' ? 1 : text[end] === '}' ? -1 : 0;
    if (depth === 0) return [...text.slice(at, end).matchAll(/(['"`])(.*?)\1/g)].map(([, , part]) => part).join(' ');
  }
  return '';
}

/** The classes that a component's elements wear, and its custom elements. */
function worn(path: string): Set<string> {
  const text = readFileSync(path, 'utf8');
  const classes = [...text.matchAll(/\bclassName=(?=["{])/g)].flatMap(({ index, 0: name }) => valueAt(text, index + name.length).split(/[\s${}'"`?:()]+/));
  const elements = [...text.matchAll(/<([a-z]+-[a-z-]+)/g)].map(([, name = '']) => name);
  return new Set([...classes, ...elements]);
}

const sheetsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^import '([^']+\.css)';$/gm)].map(([, name = '']) => (name.startsWith('#') ? name.slice(1) : join(dirname(path), name)));

const components = filesIn('app', '.tsx');

it('gives each class to one room: what two stylesheets call the same would dress each other', () => {
  const all = rooms.map((path) => [path, owned(path)] as const);
  const shared = new Set(EVERYWHERE.flatMap((path) => [...owned(path)]));
  expect(all.length).toBeGreaterThan(20);
  expect(shared.size).toBeGreaterThan(20);
  const twice = all.flatMap(([path, classes]) =>
    [...classes].flatMap((name) => (shared.has(name) || all.some(([other, theirs]) => other !== path && theirs.has(name)) ? [`${path} .${name}`] : [])),
  );
  expect(twice).toEqual([]);
});

it('comes with what wears it: a component that wears a room’s class imports its sheet', () => {
  const shared = new Set(EVERYWHERE.flatMap((path) => [...owned(path)]));
  const all = rooms.map((path) => [path, begun(path)] as const);
  const dressed = components.map((path) => ({ path, wears: worn(path), sheets: sheetsOf(path) }));
  expect(dressed.filter(({ sheets }) => sheets.length > 0).length).toBeGreaterThan(80);
  const bare = dressed.flatMap(({ path, wears, sheets }) =>
    all.flatMap(([sheet, names]) => (!sheets.includes(sheet) && [...wears].some((name) => names.has(name) && !shared.has(name)) ? [`${path} needs ${sheet}`] : [])),
  );
  expect(bare).toEqual([]);
});

it('is fetched for something: no component imports a sheet of which it wears nothing, and none lies unused', () => {
  const idle = components.flatMap((path) => {
    const wears = worn(path);
    // `only-${at}` is one of those that begin so.
    const isWorn = (name: string) => wears.has(name) || [...wears].some((part) => part.endsWith('-') && name.startsWith(part));
    return sheetsOf(path).filter((sheet) => rooms.includes(sheet) && ![...begun(sheet)].some(isWorn)).map((sheet) => `${path} wears nothing of ${sheet}`);
  });
  const used = new Set(components.flatMap(sheetsOf));
  expect([...idle, ...rooms.filter((sheet) => !used.has(sheet))]).toEqual([]);
});
