import { emptyPilot, type PilotContent } from '#app/domain/pilots/pilot.schema';
import { pilotTextFields } from '#app/domain/pilots/pilot.type';

/** A pilot that can be submitted as it is. */
export function completePilot(title = 'Lämpö talteen'): PilotContent {
  const fields = Object.fromEntries(pilotTextFields.map(({ name }) => [name, `${name} kerrotaan tässä.`]));
  return {
    ...emptyPilot('fi'),
    texts: { fi: { state: 'original', fields: { ...fields, title } } },
    impact: { lowCarbon: '+', smart: '0', healthy: '-', sociallySustainable: '+' },
    startsOn: '2026-03-01',
    endsOn: '2027-06-30',
    sdgTargets: ['11.6'],
    nuaParagraphs: [75],
    milestones: [{ id: 'm1', dueOn: '2026-06-01', titles: { fi: 'Laitteet paikallaan' } }],
    budget: [{ category: 'staff', amount: 1000 }],
    funding: [{ source: 'own', amount: 1000 }],
  };
}
