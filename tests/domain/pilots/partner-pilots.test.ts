import { beforeEach, describe, expect, it } from 'vitest';
import { addPartner } from '#app/domain/partners/profile.server';
import { pilotsOfPartner } from '#app/domain/pilots/partner-pilots.server';
import type { PilotContent } from '#app/domain/pilots/pilot.schema';
import { db } from '#app/platform/db/db.server';
import { loader as partnerPage } from '#app/routes/$lang+/partners+/$slug';
import { loader as themePage } from '#app/routes/$lang+/themes+/$theme';
import { aCoordinator, aMember, aPartner } from '../../factories/people';
import { completePilot } from '../../factories/pilots';
import { aPublishedPilot } from '../../factories/published-pilot';
import { type Caller, call } from '../../setup/call';
import { resetDatabase } from '../../setup/database';

let city: string;
let university: string;
let ministry: string;

const pilot = (lead: string, more: Partial<PilotContent> = {}, state = 'running', at = '2026-01-01') => aPublishedPilot(lead, { ...completePilot(), ...more }, { state, at });

beforeEach(async () => {
  await resetDatabase();
  [city, university, ministry] = await Promise.all([aPartner('Kaupunki', 'city'), aPartner('Yliopisto', 'university'), aPartner('Ministeriö', 'ministry')]);
});

describe('what an organisation does in pilots', () => {
  it('is told by role, state, theme, goal, year and companion', async () => {
    const smartAlone = { lowCarbon: '0', smart: '+', healthy: '0', sociallySustainable: '0' } as const;
    await pilot(city, { partners: [{ partnerId: university, role: 'evaluating' }, { partnerId: ministry, role: 'funding' }] });
    const newest = await pilot(city, { impact: smartAlone, sdgTargets: ['9.4'], startsOn: '2024-01-01', partners: [{ partnerId: university, role: 'evaluating' }] }, 'completed', '2026-02-01');
    await pilot(university, { partners: [{ partnerId: city, role: 'implementing' }] });
    await pilot(university);

    const found = await pilotsOfPartner('fi', city, 1);
    expect(found).toMatchObject({ pilots: 3, over: false, years: [2024, 2027], themes: { 'low-carbon': 2, smart: 1, healthy: 0, 'socially-sustainable': 2 } });
    expect(found.roles.map(({ role, count }) => [role, count])).toEqual([['lead', 2], ['implementing', 1]]);
    expect(found.roles[0]?.newest.map(({ slug }) => slug)).toEqual([newest.slug]);
    expect(found.states).toEqual([{ state: 'running', count: 2 }, { state: 'completed', count: 1 }]);
    expect(found.goals).toEqual([{ goal: 9, count: 1 }, { goal: 11, count: 2 }]);
    expect(found.companions).toEqual({ count: 2, most: [{ partnerId: university, count: 3 }, { partnerId: ministry, count: 1 }] });
  });

  it('counts a pilot once, whatever the number of roles, and nothing that is not public', async () => {
    const twice = await pilot(city, { partners: [{ partnerId: city, role: 'funding' }] });
    expect(await pilotsOfPartner('fi', city, 3)).toMatchObject({ pilots: 1, roles: [{ role: 'lead', count: 1 }, { role: 'funding', count: 1 }], themes: { 'low-carbon': 1 } });
    await db.pilot.update({ where: { id: twice.id }, data: { isPublic: false } });
    expect(await pilotsOfPartner('fi', city, 3)).toMatchObject({ pilots: 0, roles: [], goals: [], years: null, companions: { count: 0, most: [] } });
  });
});

describe('the pages', () => {
  it('of a partner leads to people without naming any', async () => {
    const { id: partnerId } = await addPartner(await aCoordinator(), { name: 'Oma kunta', lang: 'fi', kind: 'city' });
    const member = await aMember({ in: partnerId, name: 'Aino Nimetön' });
    await db.person.update({ where: { id: member.personId }, data: { listing: 'everyone' } });
    const { slug } = await db.entry.findUniqueOrThrow({ where: { id: partnerId } });
    const { body } = await call(partnerPage as Caller, `/fi/partners/${slug}`, { params: { lang: 'fi', slug } });
    expect(body).toMatchObject({ people: { count: 1, roles: [{ role: 'practitioner', count: 1 }] }, pilots: { pilots: 0 } });
    expect(JSON.stringify(body)).not.toContain('Nimetön');
  });

  it('of a theme says how it joins the others, who leads and what it advances', async () => {
    await pilot(city);
    await pilot(city, { impact: { lowCarbon: '+', smart: '+', healthy: '0', sociallySustainable: '-' } });
    await pilot(university, { impact: { lowCarbon: '0', smart: '+', healthy: '0', sociallySustainable: '0' } });
    const { body } = await call(themePage as Caller, '/fi/themes/low-carbon', { params: { lang: 'fi', theme: 'low-carbon' } });
    expect(body.count).toBe(2);
    expect(body.others.map(({ theme, both }: { theme: string; both: number }) => [theme, both])).toEqual([['smart', 1], ['healthy', 0], ['socially-sustainable', 1]]);
    expect(body.leads.map(({ name, count }: { name: string; count: number }) => [name, count])).toEqual([['Kaupunki', 2]]);
    expect(body.goals.map(({ code, count }: { code: string; count: number }) => [code, count])).toEqual([['11', 2]]);
    expect(body.states).toEqual([{ state: 'running', count: 2, href: '/fi/pilots?theme=low-carbon&status=running' }]);
  });
});
