import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentTypes } from '#app/domain/registry.server';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';

// Walks the registry: what every kind of content owes the house, without naming any of them.

const REVIEW_STATES = ['draft', 'submitted', 'returned', 'declined', 'withdrawn'];

it('names each kind once', () => {
  const keys = contentTypes.map((type) => type.key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBeGreaterThan(1);
});

describe.each(contentTypes.map((type) => [type.key, type] as const))('%s', (key, type) => {
  const states = [...(type.behaviours.reviewed ? REVIEW_STATES : []), type.publishedState, ...(type.transitions ?? []).map(({ to }) => to)];

  it.each(LANGUAGES)('has words for everything the shared pages say of it in %s', (lang) => {
    const t = translator(type.messages, lang);
    const owed = [
      'name.one',
      'name.many',
      ...(type.behaviours.reviewed ? states.map((state) => `state.${state}`) : []),
      ...(type.sections ? type.textFields.map(({ name }) => `field.${name}`) : []),
      ...(type.sections ?? []).map((section) => `section.${section.key}`),
      ...(type.transitions ?? []).map(({ to }) => `transition.${to}`),
      ...(type.startFrom ? ['startFrom'] : []),
    ];
    expect(owed.filter((key) => !t.has(key))).toEqual([]);
  });

  it('has a list, a page, a seed and models of its own', () => {
    for (const path of [`app/routes/$lang+/${key}+/_index.tsx`, `app/routes/$lang+/${key}+/$slug.tsx`, `prisma/seed/${key}.ts`, `prisma/models/${key}.prisma`]) {
      expect(existsSync(path), path).toBe(true);
    }
  });

  it('begins empty, can be read back, and says what is missing', () => {
    for (const lang of LANGUAGES) {
      const empty = type.empty(lang);
      expect(type.parse(JSON.parse(JSON.stringify(empty)))).toEqual(empty);
      expect(type.issues(empty)).not.toEqual([]);
      expect(type.isMaterial(empty, empty)).toBe(false);
    }
  });

  it('moves only from states it has', () => {
    for (const { from } of type.transitions ?? []) for (const state of from) expect(states).toContain(state);
  });
});

it('practices, the second reviewed kind, are named nowhere but in their folders, the rooms that are about them, and one line of the registry', () => {
  const own = /^(app\/domain\/(practices|practice-lists|replications|progress\/travel)\/|app\/routes\/\$lang\+\/(practices(\+|\[\.\](csv|json)\.ts)|lists\+)|prisma\/seed\/practices)/;
  const strangers = ['app', 'server', 'bin']
    .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(root, path)))
    .filter((path) => /\.tsx?$/.test(path) && !own.test(path) && !path.includes('generated'))
    .filter((path) => /domain\/practices|\.\/practices|'practices'/.test(readFileSync(path, 'utf8')));
  expect(strangers).toEqual(['app/domain/registry.server.ts']);
});
