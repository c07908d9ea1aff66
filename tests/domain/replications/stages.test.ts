import { expect, it } from 'vitest';
import { stagesOf } from '#app/domain/replications/travel.server';
import type { ReplicationState } from '#app/domain/replications/replication.type';

const LAST = new Date('2026-06-01T10:00:00Z');
const at = (...steps: [step: string, day: string][]) => steps.map(([step, day]) => ({ step, at: new Date(`${day}T10:00:00Z`) }));
const told = (steps: ReturnType<typeof at>, state: ReplicationState) => stagesOf(steps, state, null, LAST).map((stage) => `${stage.state} ${stage.from}`);

it('tells of two places that became one what led further, not when the second one came there', () => {
  const both = at(['adapting', '2025-06-02'], ['adopted', '2025-08-14'], ['adapting', '2025-09-01'], ['adopted', '2025-11-13'], ['merged', '2026-05-01']);
  expect(told(both, 'adopted')).toEqual(['adapting 2025-06-02', 'adopted 2025-08-14']);
  expect(told([...both, ...at(['piloting', '2026-05-20'])], 'piloting')).toEqual(['adapting 2025-06-02', 'adopted 2025-08-14', 'piloting 2026-05-20']);
});

it('keeps that a place went back, with a merger after it and without', () => {
  const back = at(['piloting', '2025-06-02'], ['adopted', '2025-08-14'], ['piloting', '2025-09-01']);
  const stages = ['piloting 2025-06-02', 'adopted 2025-08-14', 'piloting 2025-09-01'];
  expect(told(back, 'piloting')).toEqual(stages);
  expect(told([...back, ...at(['merged', '2026-05-01'])], 'piloting')).toEqual(stages);
});

it('keeps when a place gave up, though it merged since', () => {
  expect(told(at(['piloting', '2025-06-02'], ['dropped', '2025-08-14'], ['merged', '2026-05-01']), 'dropped')).toEqual(['piloting 2025-06-02', 'dropped 2025-08-14']);
});
