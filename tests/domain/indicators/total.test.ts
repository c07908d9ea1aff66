import { expect, it } from 'vitest';
import { totalOf } from '#app/domain/indicators/total';

const values = [
  { endsOn: '2025-06-30', value: 0.1 },
  { endsOn: '2024-12-31', value: 0.2 },
  { endsOn: '2025-12-31', value: null },
];

it('adds periods up, without the errors of binary fractions', () => {
  expect(totalOf({ cumulative: false, unit: 'tCO2e' }, values)).toBe(0.3);
});

it('takes the newest of running totals, shares and levels', () => {
  expect(totalOf({ cumulative: true, unit: 'tCO2e' }, values)).toBe(0.1);
  expect(totalOf({ cumulative: false, unit: 'percent' }, values)).toBe(0.1);
});

it('knows nothing of later periods, and nothing where there is nothing', () => {
  expect(totalOf({ cumulative: false, unit: 'people' }, values, '2024-12-31')).toBe(0.2);
  expect(totalOf({ cumulative: false, unit: 'people' }, values, '2023-12-31')).toBeNull();
});
