import { expect, it } from 'vitest';
import { pilotsThatRan } from '#app/domain/rounds/owed.server';
import { aPartner } from '#tests/factories/people';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { completePilot } from '#tests/factories/pilots';
import { aRunningPilot } from '#tests/factories/rounds';

it('asks every pilot that ran during the period, also one that has ended since', async () => {
  const lead = await aPartner();
  const running = await aRunningPilot(lead, { from: '2025-06-30' });
  const completed = await aRunningPilot(lead, { from: '2024-02-01', until: '2025-01-01' });
  const stopped = await aRunningPilot(lead, { from: '2024-02-01', until: '2025-03-01', as: 'stopped' });
  await aRunningPilot(lead, { from: '2025-07-01' });
  await aRunningPilot(lead, { from: '2024-02-01', until: '2024-12-31' });
  await aPublishedPilot(lead, completePilot());
  const ran = await pilotsThatRan('2025H1');
  expect(ran.map(({ pilotId }) => pilotId).sort()).toEqual([running.id, completed.id, stopped.id].sort());
  expect(await pilotsThatRan('2025H1', { themes: ['smart'], exclude: [] })).toEqual([]);
  const some = await pilotsThatRan('2025H1', { themes: ['low-carbon'], exclude: [running.id] });
  expect(some.map(({ pilotId }) => pilotId).sort()).toEqual([completed.id, stopped.id].sort());
});
