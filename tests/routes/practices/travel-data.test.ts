import { beforeAll, describe, expect, it } from 'vitest';
import { practiceWhole } from '#app/domain/practices/practice.api';
import { CRITERIA } from '#app/domain/practices/criteria.type';
import { practiceApi } from '#app/domain/practices/practice-api.server';
import { withdrawConfirmation } from '#app/domain/replications/confirmation.server';
import { db } from '#app/platform/db/db.server';
import { loader as practicePage } from '#app/routes/$lang+/practices+/$slug';
import { loader as csv } from '#app/routes/$lang+/practices[.]csv';
import { loader as data } from '#app/routes/$lang+/practices[.]json';
import { judged } from '#tests/factories/assessments';
import { aPartner } from '#tests/factories/people';
import { anybody, aPractice, aReplication } from '#tests/factories/replications';
import { type Caller, call } from '#tests/setup/call';
import { cellsOf } from '#tests/setup/csv';
import { resetDatabase } from '#tests/setup/database';

let slug = '';
let adopted = '';
let dropped = '';
let ends: string[] = [];

beforeAll(async () => {
  await resetDatabase();
  const [lead, near, far, quitter, unsure] = await Promise.all(['Antola', 'Lähelä', 'Kaukola', 'Luopula', 'Epäröivä'].map((name) => aPartner(name, 'city')));
  const practice = await aPractice(lead as string, 'Lämpö talteen');
  slug = practice.slug;
  ends = [lead as string, near as string];
  adopted = await aReplication(practice.id, near as string);
  await aReplication(practice.id, far as string, { sourceId: adopted, stages: [{ state: 'piloting', on: '2025-10-01' }], given: { on: '2025-10-02' }, taken: { on: '2025-10-03' } });
  dropped = await aReplication(practice.id, quitter as string, { stages: [{ state: 'adapting', on: '2025-03-01' }, { state: 'dropped', on: '2025-05-01', note: 'Ei väkeä.' }] });
  await aReplication(practice.id, unsure as string, { given: undefined });
  await db.assessment.create({ data: { entryId: practice.id, revisionNumber: 1, organisationId: far, state: 'done', lang: 'fi', scores: judged().scores, decidedAt: new Date('2025-01-05T10:00:00Z') } });
  await db.assessment.create({ data: { entryId: practice.id, revisionNumber: 2, organisationId: far, state: 'named', lang: 'fi', scores: {} } });
}, 60_000);

const at = (route: unknown, path: string, params = {}) => call(route as Caller, path, { params: { lang: 'en', ...params } });
const threadOf = async (): Promise<{ id: string; iso: string; what: string; href?: string }[]> => (await at(practicePage, `/en/practices/${slug}`, { slug })).body.practice.timeline;

describe('a practice’s timeline', () => {
  it('says where it was taken up, in order of time, until a side takes its confirmation back', async () => {
    const steps = await threadOf();
    const taken = steps.filter(({ what }) => what.startsWith('Taken up in'));
    expect(taken.map(({ what, iso }) => [what, iso.slice(0, 10)])).toEqual([['Taken up in Lähelä', '2025-02-02'], ['Taken up in Kaukola', '2025-10-03']]);
    expect(taken[0]?.href).toBe(`/en/practices/${slug}/travel#place-${adopted}`);
    expect(steps.map(({ iso }) => iso)).toEqual(steps.map(({ iso }) => iso).sort());
    const both = await anybody(ends);
    await withdrawConfirmation(both, adopted, 'receiving', 'Kirjattiin väärin.');
    expect((await threadOf()).filter(({ what }) => what.startsWith('Taken up in')).map(({ what }) => what)).toEqual(['Taken up in Kaukola']);
    await db.replication.update({ where: { id: adopted }, data: { takenAt: new Date('2025-02-02T09:00:00Z') } });
  });
});

describe('files of practices', () => {
  it('tell the criteria’s answers and scores and how many places use it', async () => {
    const [headings = [], row = []] = cellsOf((await at(csv, '/en/practices.csv')).body);
    const cell = (heading: string) => row[headings.indexOf(heading)];
    expect(new Set(headings).size).toBe(headings.length);
    expect([cell('Places that use it'), cell('Score: Provable outcomes'), cell('Provable outcomes'), cell('Assessed')]).toEqual(['1', '3', 'criterion.outcomes kerrotaan.', '2025-01-05']);
  });

  it('tell where it went, and nobody’s name nor what was not confirmed', async () => {
    const { body } = await at(data, '/en/practices.json');
    const [record] = body.practices;
    expect(record).toMatchObject({ adoptions: 1, criteria: { effects: 'criterion.effects kerrotaan.' }, assessment: { version: 1, decidedOn: '2025-01-05' } });
    expect(record.replications.map(({ takenBy, takenFrom, state, counts }: { takenBy: { name: string }; takenFrom: { name: string }; state: string; counts: boolean }) => [takenBy.name, takenFrom.name, state, counts])).toEqual([
      ['Lähelä', 'Antola', 'adopted', true], ['Luopula', 'Antola', 'dropped', false], ['Kaukola', 'Lähelä', 'piloting', true],
    ]);
    expect(record.replications.map(({ id }: { id: string }) => id)).toContain(dropped);
    expect(JSON.stringify(body)).not.toContain('Epäröivä');
    expect(JSON.stringify(body)).not.toMatch(/assessorId|actorId|email/);
  });
});

describe('the interface', () => {
  it('gives the same, as its description says', async () => {
    const found = await practiceApi.find({ lang: 'en', origin: 'http://localhost:3000' } as Parameters<typeof practiceApi.find>[0], slug);
    const whole = found && 'whole' in found ? (found.whole as ReturnType<typeof practiceWhole.parse>) : null;
    expect(practiceWhole.parse(whole)).toEqual(whole);
    expect([whole?.adoptions, whole?.replications.length, whole?.assessment?.scores.map(({ score }) => score)]).toEqual([1, 3, [1, 2, 3, 4, 5]]);
    expect(whole?.assessment?.scores).toHaveLength(CRITERIA.length);
  });
});
