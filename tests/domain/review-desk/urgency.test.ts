import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_DAYS, rankWork, type Work, WORK_KINDS } from '#app/domain/review-desk/urgency';

const order = (work: Work[]) => rankWork(work).map(({ id }) => id);
const codes = (work: Work[], id: string) => rankWork(work).find((one) => one.id === id)?.why.map(({ code }) => code);

const someWork = fc.array(
  fc.record({
    kind: fc.constantFrom(...WORK_KINDS),
    id: fc.uuid(),
    days: fc.nat({ max: 400 }),
    returned: fc.nat({ max: 9 }),
    reminded: fc.nat({ max: 9 }),
    count: fc.nat({ max: 30 }),
    isEdit: fc.boolean(),
    corrects: fc.boolean(),
  }),
  { maxLength: 30 },
);

describe('what hurts most', () => {
  it('puts who waits for the ministry before what the ministry waits for', () => {
    const same = { days: 10 };
    expect(order([{ kind: 'overdue', id: 'overdue', ...same }, { kind: 'milestones', id: 'milestones', count: 1, ...same }, { kind: 'report', id: 'report', ...same }, { kind: 'review', id: 'review', ...same }])).toEqual(['report', 'review', 'overdue', 'milestones']);
  });

  it('says that one waits much longer than others do, where there are others', () => {
    const four = ['a', 'b', 'c'].map((id): Work => ({ kind: 'report', id, days: 4 }));
    const late: Work = { kind: 'report', id: 'late', days: 19 };
    expect(rankWork([...four, late])[0]?.why).toEqual([{ code: 'waitsLong', values: { days: 19, others: 4 }, points: 72 }]);
    expect(codes([late], 'late')).toEqual(['waits']);
  });

  it('counts what was returned before, reminders, corrections, and reports that nobody can write', () => {
    const base: Work = { kind: 'report', id: 'plain', days: 5 };
    expect(order([base, { ...base, id: 'again', days: 4, returned: 1 }])).toEqual(['again', 'plain']);
    expect(codes([{ kind: 'overdue', id: 'x', days: 12, reminded: 2 }], 'x')).toEqual(['dueWas', 'reminded']);
    expect(codes([{ kind: 'value', id: 'x', days: 1, corrects: true }], 'x')).toEqual(['waits', 'corrects']);
    expect(codes([{ kind: 'noEditor', id: 'x', days: 0, count: 2, formerly: 'Vanha' }], 'x')).toEqual(['noEditor', 'owedByNobody', 'merged']);
    expect(order([{ kind: 'review', id: 'edit', days: 9, isEdit: true }, { kind: 'review', id: 'first', days: 6 }])).toEqual(['first', 'edit']);
  });

  it('is the same in whatever order work comes, its points being the sum of its reasons', () => {
    fc.assert(fc.property(someWork, (work) => {
      const unique = [...new Map(work.map((one) => [one.id, one])).values()];
      const ranked = rankWork(unique);
      expect(rankWork([...unique].reverse()).map(({ id }) => id)).toEqual(ranked.map(({ id }) => id));
      ranked.forEach((one, at) => {
        expect(one.points).toBeCloseTo(one.why.reduce((sum, { points }) => sum + points, 0), 1);
        expect(one.points).toBeGreaterThanOrEqual(ranked[at + 1]?.points ?? 0);
        expect(one.why.length).toBeGreaterThan(0);
      });
    }));
  });

  it('never puts what has waited longer below its like', () => {
    fc.assert(fc.property(fc.constantFrom(...WORK_KINDS), fc.nat({ max: MOST_DAYS }), fc.nat({ max: MOST_DAYS }), (kind, one, other) => {
      const [shorter, longer] = [Math.min(one, other), Math.max(one, other)];
      fc.pre(shorter < longer);
      expect(order([{ kind, id: 'a-shorter', days: shorter }, { kind, id: 'b-longer', days: longer }])[0]).toBe('b-longer');
    }));
  });
});
