import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuestion, questionValues, withMovedOption } from '#app/domain/rounds/question-form';
import { incompleteQuestions, lastingId, missingLanguages, moved } from '#app/domain/rounds/question-list';
import { QUESTION_KINDS, type Question, questionSchema } from '#app/domain/rounds/question.type';
import { periodChoices, roundIssues, suggestedRound } from '#app/domain/rounds/round.schema';
import { daysOf, overlap } from '#app/domain/shared/period';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { aQuestion } from '#tests/factories/rounds';

const codesOf = (issues: { field: string; code: string }[]) => issues.map(({ field, code }) => `${field}:${code}`);

describe('a new round', () => {
  it('is suggested for the half-year that ended last, 45 days to answer', () => {
    expect(suggestedRound('2026-07-10', null)).toEqual({ period: '2026H1', dueOn: '2026-08-14', repeats: false });
  });

  it('follows the last one, of the same length', () => {
    expect(suggestedRound('2026-07-10', { period: '2025H2', dueOn: '2026-02-14', repeats: true })).toEqual({ period: '2026H1', dueOn: '2026-08-14', repeats: true });
    expect(suggestedRound('2026-11-23', { period: '2026H2', dueOn: '2027-01-15', repeats: false }).period).toBe('2027H1');
    // There is no period after this one; the form still opens.
    expect(suggestedRound('2026-11-23', { period: '2099Q4', dueOn: '2100-02-01', repeats: false }).period).toBe('2026Q3');
    expect(suggestedRound('2026-07-10', { period: '2026Q1', dueOn: '2026-05-01', repeats: false })).toEqual({ period: '2026Q2', dueOn: '2026-08-14', repeats: false });
  });

  it('leaves time to answer although the period is long past', () => {
    expect(suggestedRound('2026-06-01', null)).toEqual({ period: '2025H2', dueOn: '2026-07-16', repeats: false });
    expect(suggestedRound('2026-06-01', { period: '2020', dueOn: '2021-02-01', repeats: false }).period).toBe('2025');
  });

  it('offers no period that shares a day with another round', () => {
    fc.assert(
      fc.property(fc.subarray(['2026', '2026H1', '2025H2', '2025Q1', '2024']), (taken) => {
        for (const period of periodChoices('2026-11-23', taken)) expect(taken.some((other) => other === period || overlap(other, period))).toBe(false);
      }),
    );
  });

  it('is one a period, is not asked twice about a month, and is due after its period', () => {
    const edit = (period: string, dueOn: string) => ({ period, dueOn, repeats: false });
    expect(codesOf(roundIssues(edit('2026H1', '2026-08-14'), ['2025H2']))).toEqual([]);
    expect(codesOf(roundIssues(edit('2026H1', '2026-08-14'), ['2026H1']))).toEqual(['period:roundTaken']);
    expect(codesOf(roundIssues(edit('2026', '2027-02-01'), ['2026H1']))).toEqual(['period:roundOverlaps']);
    expect(codesOf(roundIssues(edit('2026H1', daysOf('2026H1').endsOn), []))).toEqual(['dueOn:afterPeriod']);
  });
});

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', 'Å', ' ', '?', '1'), maxLength: 12 }).map((value) => value.trim().replace(/\s+/g, ' '));
const texts = fc.record({ fi: text, sv: text, en: text }).map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value)));
const written = texts.map((all) => ({ ...all, fi: all.fi || 'kysymys' }));
const question: fc.Arbitrary<Question> = fc
  .record({ kind: fc.constantFrom(...QUESTION_KINDS), labels: written, hints: texts, required: fc.boolean(), options: fc.uniqueArray(written, { minLength: 2, maxLength: 5, selector: ({ fi }) => fi }) })
  .map(({ options, ...rest }) => ({ id: 'q', ...rest, options: rest.kind.startsWith('choice') ? options.map((labels, i) => ({ id: `o${i}`, labels })) : [] }));

const asSent = (values: Record<string, string>) => Object.fromEntries(Object.entries(values).filter(([, value]) => value).map(([name, value]) => [name, [value]]));

describe('a question', () => {
  it('comes back from its form as it went in', () => {
    fc.assert(
      fc.property(question, (one) => {
        const read = readQuestion(asSent(questionValues(one)), one.id, []);
        expect(read.issues).toEqual([]);
        expect(read.question).toEqual(one);
        expect(questionSchema.safeParse(read.question).success).toBe(true);
      }),
    );
  });

  it('needs Finnish, a kind and two options; the rest may wait', () => {
    expect(codesOf(readQuestion({}, null, []).issues)).toEqual(['kind:choose', 'fi.label:required']);
    const choice = { kind: ['choice'], 'fi.label': ['Mikä?'], 'options.0.sv': ['Ja'], 'options.7.fi': ['Ei'] };
    expect(codesOf(readQuestion(choice, null, []).issues)).toEqual(['options.0.fi:required']);
    expect(codesOf(readQuestion({ ...choice, 'options.0.sv': [''] }, null, []).issues)).toEqual(['options:twoOptions']);
    expect(codesOf(readQuestion({ kind: ['line'], 'fi.label': ['a'.repeat(201)], 'sv.hint': ['\u202e'] }, null, []).issues)).toEqual(['fi.label:tooLong', 'sv.hint:badCharacters']);
    const many = Object.fromEntries(Array.from({ length: 24 }, (_, i) => [`options.${i}.fi`, [`Vaihtoehto ${i}`]]));
    expect(codesOf(readQuestion({ kind: ['choices'], 'fi.label': ['Mitkä?'], ...many }, null, []).issues)).toEqual(['options:tooManyOptions']);
  });

  it('keeps its options’ ids when words change or one in between goes', () => {
    const sent = { kind: ['choice'], 'fi.label': ['Mikä?'], 'options.0.id': ['kylla'], 'options.0.fi': ['Kyllä vain'], 'options.1.id': ['ei'], 'options.1.fi': [''], 'options.2.id': ['ehka'], 'options.2.fi': ['Ehkä'], 'options.3.fi': ['Ehkä'], 'options.4.id': ['__proto__'], 'options.4.fi': ['Muu'] };
    expect(readQuestion(sent, null, []).question.options.map(({ id }) => id)).toEqual(['kylla', 'ehka', 'ehka-2', 'muu']);
  });

  it('moves an option with its id and all its languages, past empty rows, and loses nothing else', () => {
    const sent = { kind: ['choice'], 'fi.label': ['Mikä?'], 'options.0.id': ['a'], 'options.0.fi': ['A'], 'options.2.id': ['b'], 'options.2.fi': ['B'], 'options.2.sv': ['Bsv'], 'options.3.fi': ['Uusi'], move: ['2:up'] };
    const ids = (to: string) => readQuestion(withMovedOption(sent, to), null, []).question.options.map(({ id, labels }) => `${id}${labels.sv ?? ''}`);
    expect([ids('2:up'), ids('2:down'), ids('3:up'), ids('0:up'), ids('3:down'), ids('1:up'), ids('x')]).toEqual([
      ['bBsv', 'a', 'uusi'], ['a', 'uusi', 'bBsv'], ['a', 'uusi', 'bBsv'], ['a', 'bBsv', 'uusi'], ['a', 'bBsv', 'uusi'], ['a', 'bBsv', 'uusi'], ['a', 'bBsv', 'uusi'],
    ]);
    expect(withMovedOption(sent, '2:up')).toMatchObject({ 'fi.label': ['Mikä?'], 'options.0.id': ['b'], 'options.2.id': [''] });
    expect(withMovedOption(sent, '2:up').move).toBeUndefined();
  });

  it('gets an id from its words: the same words, the same id in every round', () => {
    expect(lastingId('Mitä opitte? Ääniä', [])).toBe('mita-opitte-aania');
    expect(lastingId('Mitä opitte?', ['mita-opitte'])).toBe('mita-opitte-2');
    expect(lastingId('???', [])).toBe('q');
  });

  it('is complete in three languages, its options and hint too', () => {
    const whole = aQuestion('a');
    expect(missingLanguages(whole, LANGUAGES)).toEqual([]);
    expect(missingLanguages({ ...whole, labels: { fi: 'A', sv: 'A' } }, LANGUAGES)).toEqual(['en']);
    expect(missingLanguages({ ...whole, hints: { fi: 'Ohje' } }, LANGUAGES)).toEqual(['sv', 'en']);
    expect(incompleteQuestions([whole, { ...whole, options: [{ id: 'o', labels: { fi: 'O', en: 'O' } }] }], LANGUAGES)).toHaveLength(1);
  });

  it('moves one place and no further', () => {
    const list = ['a', 'b', 'c'].map((id) => aQuestion(id));
    const ids = (all: Question[]) => all.map(({ id }) => id).join('');
    expect([ids(moved(list, 'b', -1)), ids(moved(list, 'b', 1)), ids(moved(list, 'a', -1)), ids(moved(list, 'c', 1)), ids(moved(list, 'x', 1))]).toEqual(['bac', 'acb', 'abc', 'abc', 'abc']);
  });
});
