import { describe, expect, it } from 'vitest';
import { pilotContent, pilotIssues, total } from '#app/domain/pilots/pilot.schema';
import { PILOT_STATES, pilotTextFields } from '#app/domain/pilots/pilot.type';
import { practiceContent, practiceIssues } from '#app/domain/practices/practice.schema';
import { textsOf } from '#app/domain/practices/practice.type';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { THEMES, themesOf } from '#app/domain/shared/themes';
import { PICTURES } from '#seed/pictures';
import { contentOf, type PilotFile, pilotFiles } from '#seed/pilot-file';
import { historyOf } from '#seed/pilot-history';
import { practiceContentOf, practiceFiles } from '#seed/practices';

const files = pilotFiles();
const anyId = { get: () => '00000000-0000-4000-8000-000000000000' } as unknown as Map<string, string>;
const content = (file: PilotFile) => contentOf(file, 2030, anyId, file.slug in PICTURES ? crypto.randomUUID() : null);
const FINISHED = (file: PilotFile) => file.state !== 'draft';

/** Every text with its language, however deep it lies. */
function textsIn(value: unknown, lang: string): { lang: string; text: string }[] {
  if (typeof value === 'string') return [{ lang, text: value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, (LANGUAGES as readonly string[]).includes(key) ? key : lang));
}

/** Sentences and lines, without list marks and case; what is shorter than a few words is no sentence. */
const sentences = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.replace(/^[\s#*\-–\d.]+/, '').replace(/[\s.!?]+$/, '').toLowerCase())
    .filter((sentence) => sentence.length > 12);

describe('demonstration texts', () => {
  it('share no sentence in any language', () => {
    const seen = new Map<string, string>();
    const shared: string[] = [];
    for (const file of [...files, ...practiceFiles()]) {
      const { texts, reason } = file as PilotFile;
      const { milestones = [], pictureAlt, returnReasons = [] } = file as Partial<PilotFile>;
      const all = [...textsIn(texts, ''), ...textsIn(milestones.map(({ title }) => title), ''), ...textsIn(pictureAlt, ''), ...textsIn([reason, ...returnReasons.map(({ text }) => text)], file.originalLang)];
      for (const { lang, text } of all) {
        for (const sentence of sentences(text)) {
          const key = `${lang}: ${sentence}`;
          if (seen.has(key) && seen.get(key) !== file.slug) shared.push(`${key} (${seen.get(key)}, ${file.slug})`);
          seen.set(key, file.slug);
        }
      }
    }
    expect(shared).toEqual([]);
    expect(seen.size).toBeGreaterThan(4000);
  });

  it('stand in files named by their address', () => {
    const slugs = [...files, ...practiceFiles()].map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});

describe('demonstration pilots', () => {
  it('are at least sixty in all states, themes and years, twenty of them in three languages', () => {
    expect(files.length).toBeGreaterThanOrEqual(60);
    expect(new Set(files.map(({ state }) => state))).toEqual(new Set(PILOT_STATES));
    expect(new Set(files.flatMap(({ impact }) => themesOf(impact)))).toEqual(new Set(THEMES));
    const years = files.flatMap(({ starts, ends }) => Array.from({ length: ends.year - starts.year + 1 }, (_, i) => starts.year + i));
    expect([...new Set(years)].sort()).toEqual([1, 2, 3, 4, 5]);
    const languages = files.map(({ texts }) => Object.keys(texts).length);
    expect(Math.min(...languages)).toBeGreaterThanOrEqual(2);
    expect(languages.filter((n) => n === 3).length).toBeGreaterThanOrEqual(20);
  });

  it.each(files.map((file) => [file.slug, file] as const))('%s fits the schema and its fields, and is complete unless a draft', (_, file) => {
    const made = content(file);
    expect(pilotContent.parse(made)).toEqual(made);
    if (FINISHED(file)) expect(pilotIssues(made)).toEqual([]);
    for (const lang of LANGUAGES) {
      const fields = made.texts[lang]?.fields;
      if (!fields) continue;
      for (const { name, max, required } of pilotTextFields) {
        expect((fields[name] ?? '').length, `${lang} ${name}`).toBeLessThanOrEqual(max);
        if (required && FINISHED(file)) expect(fields[name]?.trim(), `${lang} ${name}`).toBeTruthy();
      }
      for (const { titles } of made.milestones) expect(titles[lang], `${lang} milestones`).toBeTruthy();
      for (const { alt } of made.pictures) expect(alt[lang], `${lang} alt`).toBeTruthy();
    }
    expect(made.milestones.every(({ dueOn }) => dueOn && made.startsOn && made.endsOn && dueOn >= made.startsOn && dueOn <= made.endsOn)).toBe(true);
    if (FINISHED(file)) expect(total(made.budget)).toBeGreaterThanOrEqual(25_000);
  });

  it('have pictures where they are in three languages and public', () => {
    const wanted = files.filter(({ texts, state }) => Object.keys(texts).length === 3 && ['approved', 'running', 'completed', 'stopped'].includes(state));
    expect(wanted.filter(({ slug }) => !(slug in PICTURES)).map(({ slug }) => slug)).toEqual([]);
    expect(Object.keys(PICTURES).filter((slug) => !files.some((file) => file.slug === slug))).toEqual([]);
  });

  const days = ['2033-01-02T00:30:00Z', '2033-02-28T12:00:00Z', '2033-07-15T08:00:00Z', '2033-12-31T23:30:00Z'];
  it.each(days)('have a past in order and nothing in the future, seeded on %s', (day) => {
    const now = new Date(day);
    for (const file of files) {
      const steps = historyOf(file, content(file), now);
      const moments = steps.map(({ at }) => at.getTime());
      expect(moments, file.slug).toEqual([...new Set(moments)].sort((a, b) => a - b));
      expect(Math.max(...moments), file.slug).toBeLessThan(now.getTime());
      expect(steps[0]?.step).toBe('created');
      if (FINISHED(file)) expect(steps.at(-1)?.step, file.slug).toBe(file.state);
      expect(steps.some(({ step }) => step === 'approved'), file.slug).toBe(['approved', 'running', 'completed', 'stopped'].includes(file.state));
      const reasoned = steps.filter(({ step }) => ['returned', 'declined', 'withdrawn', 'stopped'].includes(step));
      expect(reasoned.every(({ note, reasons }) => note || reasons?.length), file.slug).toBe(true);
    }
  });
});

describe('demonstration practices', () => {
  it.each(practiceFiles().map((file) => [file.slug, file] as const))('%s is complete and comes from a pilot that has ended, or says when it was learned', (_, file) => {
    const made = practiceContentOf(file, { pilots: anyId, partners: anyId });
    expect(practiceContent.parse(made)).toEqual(made);
    expect(practiceIssues(made)).toEqual([]);
    for (const lang of LANGUAGES) {
      const fields = made.texts[lang]?.fields;
      for (const { name, max, required } of fields ? textsOf(file.kind) : []) {
        if (required) expect(fields?.[name], `${lang} ${name}`).toBeTruthy();
        expect(fields?.[name]?.length ?? 0).toBeLessThanOrEqual(max);
      }
    }
    for (const slug of file.pilots) expect(files.find((pilot) => pilot.slug === slug)?.state).toMatch(file.learned ? /running|completed|stopped/ : /completed|stopped/);
  });

  it('are at least twenty-five published ones, four of them of what did not work, and one from two pilots', () => {
    const published = practiceFiles().filter(({ state }) => state === 'published');
    expect(published.length).toBeGreaterThanOrEqual(25);
    expect(published.filter(({ kind }) => kind === 'did-not-work').length).toBeGreaterThanOrEqual(4);
    expect(published.some(({ pilots }) => pilots.length > 1)).toBe(true);
    expect(new Set(published.map(({ originalLang }) => originalLang))).toEqual(new Set(LANGUAGES));
  });
});
