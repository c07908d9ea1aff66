import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyPilot, pilotContent, pilotIssues } from '#app/domain/pilots/pilot.schema';
import { pilots } from '#app/domain/pilots/pilots.server';
import { practiceContent } from '#app/domain/practices/practice.schema';
import { practices } from '#app/domain/practices/practices.server';
import { rowsOf, sentRows } from '#app/domain/shared/sent';
import { slugify } from '#app/domain/shared/slug';
import { isLocal } from '#app/platform/http/redirect.server';
import { isLang, preferredLang } from '#app/platform/i18n/languages';
import { completePilot } from '../../factories/pilots';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('\u0000', '__proto__', '-1', '9'.repeat(40), '2026-02-30', '\ud800', "'; --"));
const names = ['title', 'summary', 'startsOn', 'endsOn', 'impact.smart', 'evidence.smart', 'sdgTargets', 'nuaParagraphs', 'outcome', 'leastStaff', 'costClass'];
const rowNames = ['milestones.0.title', 'milestones.0.dueOn', 'milestones.7.title', 'budget.0.category', 'budget.0.amount', 'funding.1.source', 'funding.1.amount', 'partners.0.partnerId', 'partners.0.role', 'pilots.0.pilotId'];
const anyForm = fc.dictionary(fc.constantFrom(...names, ...rowNames), fc.array(anyText, { maxLength: 3 }));

it('whatever a form sends, a section either says what is wrong or leaves content that can be read again', () => {
  for (const { type, schema, start } of [
    { type: pilots, schema: pilotContent, start: completePilot() },
    { type: practices, schema: practiceContent, start: practices.empty('fi') },
  ]) {
    for (const section of type.sections ?? []) {
      fc.assert(
        fc.property(anyForm, (sent) => {
          const { content, issues } = (section as { apply: (c: unknown, s: unknown) => { content: unknown; issues: unknown[] } }).apply(start, sent);
          if (issues.length === 0) expect(schema.safeParse(JSON.parse(JSON.stringify(content))).success).toBe(true);
        }),
        { numRuns: 150 },
      );
    }
  }
});

it('what is saved, shown and sent back unchanged changes nothing', () => {
  const pilot = completePilot();
  for (const section of pilots.sections ?? []) {
    const { content, issues } = section.apply(pilot, section.values(pilot));
    expect(issues).toEqual([]);
    expect(content).toEqual(pilot);
  }
});

it('a pilot with any part missing cannot be submitted', () => {
  const complete = completePilot();
  expect(pilotIssues(complete)).toEqual([]);
  for (const key of ['startsOn', 'endsOn', 'sdgTargets', 'milestones', 'budget', 'funding', 'impact', 'texts'] as const) {
    expect(pilotIssues({ ...complete, [key]: emptyPilot('fi')[key] }), key).not.toEqual([]);
  }
});

it('rows survive the way into a form and back', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  fc.assert(
    fc.property(fc.array(fc.record({ a: word, b: word }), { maxLength: 20 }), (rows) => {
      expect(rowsOf(sentRows('r', rows), 'r', ['a', 'b']).map(({ row }) => row)).toEqual(rows);
    }),
  );
});

it('an address that counts as local never leads away', () => {
  const tricky = fc.tuple(fc.constantFrom('/', '//', '/\\', '\\', '/\t/', 'https:', 'javascript:', '/%2f/', '/@', '/./'), fc.string({ unit: 'binary' })).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), tricky), (path) => {
      if (isLocal(path)) expect(new URL(path, 'https://aukio.example').origin).toBe('https://aukio.example');
    }),
    { numRuns: 2000 },
  );
});

it('a slug is made of lower-case letters, digits and single hyphens, and stays itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const slug = slugify(title);
      expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      expect(slugify(slug)).toBe(slug);
    }),
  );
  expect(slugify('Jyväskylän yöbussi – kokeilu Åbossa')).toBe('jyvaskylan-yobussi-kokeilu-abossa');
});

it('any Accept-Language header leads to one of our languages or to none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z-]{2,5}(;q=[0-9.]{1,3})?(, ?[a-z-]{2,5}(;q=[0-9.]{1,3})?)*$/)), (header) => {
      const lang = preferredLang(header);
      expect(lang === undefined || isLang(lang)).toBe(true);
    }),
  );
  expect(preferredLang('de-DE, sv-FI;q=0.8, en;q=0.9')).toBe('en');
});
