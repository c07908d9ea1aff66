import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysFrom, plusDays } from '#app/domain/rounds/days';
import { nameOfOccasion, occasionFrom, reminderSince } from '#app/domain/rounds/occasions';

const DUE = '2026-08-15';

describe('a reminder', () => {
  it('falls 14 and 3 days before, 1 and 14 days after the due day, and on no other day', () => {
    const sent = Array.from({ length: 80 }, (_, i) => plusDays(DUE, i - 40)).flatMap((day) => {
      const kind = reminderSince(DUE, plusDays(day, -1), day);
      return kind ? [[day, kind]] : [];
    });
    expect(sent).toEqual([['2026-08-01', 'before-14'], ['2026-08-12', 'before-3'], ['2026-08-16', 'after-1'], ['2026-08-29', 'after-14']]);
  });

  it('is the newest alone after days on which nothing ran', () => {
    expect(reminderSince(DUE, '2026-07-20', '2026-08-13')).toBe('before-3');
    expect(reminderSince(DUE, '2026-08-01', '2026-08-11')).toBeNull();
    expect(reminderSince(DUE, '2026-07-20', '2026-12-01')).toBe('after-14');
  });

  it('is never lost nor repeated, however the days are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 3, maxLength: 30 }), fc.integer({ min: -30, max: 30 }), (steps, shift) => {
        let seen = plusDays(DUE, shift);
        const found: (string | null)[] = [];
        for (const step of steps) {
          const day = plusDays(seen, step);
          found.push(reminderSince(DUE, seen, day));
          seen = day;
        }
        const sent = found.filter(Boolean);
        expect(new Set(sent).size).toBe(sent.length);
        expect([...sent]).toEqual(['before-14', 'before-3', 'after-1', 'after-14'].filter((kind) => sent.includes(kind as never)));
      }),
    );
  });

  it('is kept under a name that can be read again', () => {
    for (const occasion of [{ kind: 'opened', day: null }, { kind: 'opened', day: '2026-01-02' }, { kind: 'before-14', day: DUE }, { kind: 'by-hand', day: DUE }] as const) expect(occasionFrom(nameOfOccasion(occasion))).toEqual(occasion);
    expect(occasionFrom('after-1')).toEqual({ kind: 'after-1', day: null });
    expect(daysFrom('2026-03-28', '2026-03-30')).toBe(2);
  });
});
