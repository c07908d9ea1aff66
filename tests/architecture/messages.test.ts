import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentTypes } from '#app/domain/registry.server';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';

type Tree = { [key: string]: string | Tree };

const folders = ['app', 'server'].flatMap((top) =>
  readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'fi.json' && entry.parentPath.endsWith('messages'))
    .map((entry) => entry.parentPath),
);

function flat(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flat(value, `${prefix}${key}.`)));
}

const read = (folder: string, lang: string) => flat(JSON.parse(readFileSync(join(folder, `${lang}.json`), 'utf8')) as Tree);
/** Names of the values that an ICU text asks for, in the branches of its plurals and choices too. */
function values(text: string): string {
  const names = new Set<string>();
  let at = 0;
  const words = () => {
    for (; at < text.length && text[at] !== '}'; at++) if (text[at] === '{') argument();
  };
  const argument = () => {
    const [, name = '', then] = /^\{\s*(\w+)\s*([,}])/.exec(text.slice(at)) ?? [];
    names.add(name);
    at = text.indexOf(then ?? '}', at);
    for (; at < text.length && text[at] !== '}'; at++) {
      if (text[at] !== '{') continue;
      at++;
      words();
    }
  };
  words();
  return [...names].sort().join();
}

it('reads what a text asks for', () => {
  expect(values('a {x} {n, plural, one {yksi {y}} other {# kpl}} {z, select, a {b} other {c}} end {w}')).toBe('n,w,x,y,z');
});

it('finds messages', () => {
  expect(folders.length).toBeGreaterThan(5);
});

describe.each(folders)('%s', (folder) => {
  const finnish = new Map(read(folder, 'fi'));

  it.each(LANGUAGES)('has every text in %s, none of them empty', (lang) => {
    const texts = read(folder, lang);
    expect(texts.map(([key]) => key).sort()).toEqual([...finnish.keys()].sort());
    expect(texts.filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it.each(['sv', 'en'])('asks for the same values in %s as in Finnish', (lang) => {
    const other = read(folder, lang).filter(([key, text]) => values(text) !== values(finnish.get(key) ?? ''));
    expect(other.map(([key]) => key)).toEqual([]);
  });
});

describe.each(contentTypes.map((type) => [type.key, type] as const))('content type %s', (key, type) => {
  it('has a name, and a name for its first published state, in each language', () => {
    for (const lang of LANGUAGES) {
      const t = translator(type.messages, lang);
      for (const text of ['name.one', 'name.many', `state.${type.publishedState}`]) expect(t.has(text), `${lang} ${text}`).toBe(true);
    }
  });

  it('has a list and a page', () => {
    const routes = readdirSync('app/routes', { recursive: true }).map(String);
    expect(routes.filter((route) => route.split(/[/.]/).some((part) => part.replace(/\+$/, '') === key))).not.toEqual([]);
  });

  it('reads and judges an entry nobody has written in', () => {
    const empty = type.empty('fi');
    expect(type.parse(JSON.parse(JSON.stringify(empty)))).toEqual(empty);
    if (type.behaviours.reviewed) expect(type.issues(empty).length).toBeGreaterThan(0);
  });
});
