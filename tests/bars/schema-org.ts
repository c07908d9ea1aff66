import { readFileSync } from 'node:fs';

// schema.org's types with their properties, read from the declarations of schema-dts, which are made from the
// vocabulary: what exists there may be said here.

const source = readFileSync('node_modules/schema-dts/dist/schema.d.ts', 'utf8');

type Kind = { parents: string[]; properties: string[] };
const bases = new Map<string, Kind>();
const types = new Map<string, string[]>();

const namesIn = (list = '') => [...list.matchAll(/\b(\w+)Base\b/g)].map(([, name]) => name ?? '');

for (const [, name = '', list, body = ''] of source.matchAll(/interface (\w+)Base(?:<[^>]*>)? extends ([^{]+)\{([\s\S]*?)\n\}/g)) {
  bases.set(name, { parents: namesIn(list), properties: [...body.matchAll(/^\s{4}"(\w+)"\?:/gm)].map(([, property]) => property ?? '') });
}
for (const [, name = '', list, body = ''] of source.matchAll(/interface (\w+)Leaf(?:<[^>]*>)? extends ([^{]+)\{([\s\S]*?)\n\}/g)) {
  if (body.includes(`"@type": "${name}"`)) types.set(name, namesIn(list));
}

function propertiesOfBase(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return new Set();
  seen.add(name);
  const { parents, properties } = bases.get(name) ?? { parents: [], properties: [] };
  return new Set([...properties, ...parents.flatMap((parent) => [...propertiesOfBase(parent, seen)])]);
}

/** The properties a type has, its ancestors' too; null when schema.org knows no such type. */
export function propertiesOf(type: string): Set<string> | null {
  const parents = types.get(type);
  return parents ? new Set(parents.flatMap((parent) => [...propertiesOfBase(parent)])) : null;
}
