import { beforeEach, expect, it } from 'vitest';
import { countMilestones, lateMilestones } from '#app/domain/milestones/late.server';
import type { PilotContent } from '#app/domain/pilots/pilot.schema';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';

const planned = (...days: (string | null)[]): PilotContent => ({
  ...completePilot('Lämpö talteen'),
  milestones: days.map((dueOn, i) => ({ id: `m${i + 1}`, dueOn, titles: { fi: `Vaihe ${i + 1}`, en: i === 0 ? 'Step 1' : '' } })),
});
const record = (pilotId: string, milestoneId: string, state: string, at: string, note = '') =>
  db.milestoneRecord.create({ data: { pilotId, milestoneId, state, note, lang: 'fi', recordedAt: new Date(at) } });

beforeEach(() => {
  setClock(new Date('2026-07-01T09:00:00Z'));
  return () => setClock(undefined);
});

it('lists what is late in running pilots, the latest first, with what was told of it last', async () => {
  const lead = await aPartner();
  const make = (state: string, ...days: (string | null)[]) => aPublishedPilot(lead, planned(...days), { state });
  const running = await make('running', '2026-05-02', '2026-07-01', '2026-06-30', null);
  const other = await make('running', '2026-01-01');
  const notYet = await make('approved', '2026-01-01');
  const over = await make('completed', '2026-01-01');
  await record(running.id, 'm1', 'underway', '2026-05-10T09:00:00Z', 'Kaivuu on kesken.');
  await record(running.id, 'm1', 'underway', '2026-06-10T09:00:00Z', 'Routa viivytti kaivuuta.');
  await db.milestone.updateMany({ where: { pilotId: running.id, milestoneId: 'm1' }, data: { state: 'underway' } });

  const late = await lateMilestones('en');
  expect(late.map(({ pilot, id, daysLate }) => [pilot.id, id, daysLate])).toEqual([[other.id, 'm1', 181], [running.id, 'm1', 60], [running.id, 'm3', 1]]);
  expect(late[1]).toEqual({
    id: 'm1', pilot: { id: running.id, slug: running.slug, title: 'Lämpö talteen', lang: 'fi' }, title: 'Step 1', lang: 'en', dueOn: '2026-05-02',
    state: 'underway', daysLate: 60, note: 'Routa viivytti kaivuuta.', noteLang: 'fi',
  });
  expect(late[2]).toMatchObject({ title: 'Vaihe 3', lang: 'fi', note: '' });
  expect(await lateMilestones('fi', { limit: 1 })).toHaveLength(1);
  expect((await lateMilestones('fi', { pilots: [running.id, over.id, notYet.id] })).map(({ id }) => id)).toEqual(['m1', 'm3']);
  expect(await lateMilestones('fi', { pilots: [] })).toEqual([]);

  expect(await countMilestones(running.id)).toEqual({ ahead: 3, underway: 1, reached: 0, dropped: 0, late: 2 });
});
