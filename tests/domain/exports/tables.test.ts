import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLE_SUBJECTS } from '#app/domain/exports/export.type';
import { recordValue } from '#app/domain/indicators/value-record.server';
import { startEntry } from '#app/domain/shared/revision.server';
import { pilots } from '#app/domain/pilots/pilots.server';
import { emptyPractice } from '#app/domain/practices/practice.schema';
import { practices } from '#app/domain/practices/practices.server';
import { db, transaction } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { serialOf } from '#app/platform/sheet/cell';
import { completePilot } from '#tests/factories/pilots';
import { resetDatabase } from '#tests/setup/database';
import { records } from '#tests/setup/xlsx';
import { anExportWorld, endedPilots, type ExportWorld, exported, HOSTILE } from './export-world';

let world: ExportWorld;

beforeAll(async () => {
  await resetDatabase();
  world = await anExportWorld();
}, 60_000);

const sheet = async (...asked: Parameters<typeof exported>) => records((await exported(...asked)).sheets[0] ?? { headings: [], cells: [] });

describe.each(TABLE_SUBJECTS)('%s', (subject) => {
  // Pilots that have ended are there for this table alone.
  beforeAll(async () => {
    if (subject === 'follow-ups') world.ended = await endedPilots(world);
  });
  afterAll(async () => {
    if (subject === 'follow-ups') await db.entry.deleteMany({ where: { id: { in: world.ended } } });
  });

  it.each(LANGUAGES)('in %s is as long as it says, with headings that differ and no formula', async (lang) => {
    for (const format of ['csv', 'xlsx'] as const) {
      const { told, sheets } = await exported(subject, format, {}, lang);
      const rows = sheets.reduce((sum, { cells }) => sum + cells.length, 0);
      expect(told).toEqual({ expected: rows, written: rows });
      for (const { headings, cells } of sheets) {
        expect(new Set(headings).size).toBe(headings.length);
        for (const cell of cells.flat()) if (typeof cell === 'string' && !/^-?\d+(,\d+|\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }
    }
  });

  it('holds an editor’s own organisation and nothing of others, and no remark of the ministry’s', async () => {
    for (const format of ['csv', 'xlsx'] as const) {
      const { sheets } = await exported(subject, format, { organisations: [world.city] });
      const text = JSON.stringify(sheets);
      expect(text).toContain('HYPERLINK');
      expect(text).not.toMatch(/Vieras|Toinen kunta/);
      expect(JSON.stringify((await exported(subject, format)).sheets)).not.toContain('SALAISUUS');
      expect(JSON.stringify((await exported(subject, format)).sheets)).toContain('Vieras');
      for (const { cells } of (await exported(subject, format, { organisations: [] })).sheets) expect(cells).toEqual([]);
    }
  });
});

describe('follow-ups', () => {
  it('say what was asked, what was answered, by whom and why', async () => {
    const ended = await endedPilots(world);
    const rows = await sheet('follow-ups', 'xlsx', { organisations: [world.city] });
    await db.entry.deleteMany({ where: { id: { in: ended } } });
    expect(rows).toMatchObject([
      { Pilotti: `'${HOSTILE}`, 'Pilotti päättyi': serialOf('2024-05-01'), 'Kuukausia päättymisestä': 12, Kysymyspäivä: serialOf('2025-05-01'), Muistutuksia: 1, Tila: 'Vastattu', Vastaus: 'Työ on loppunut', 'Omin sanoin': `'${HOSTILE}`, Kuka: 'Eeva Editori', Rooli: 'toimittaja' },
      { 'Kuukausia päättymisestä': 24, Tila: 'Ei enää kysytä', Muistutuksia: 2 },
    ]);
  });
});

describe('pilots', () => {
  it('stand as they are in the database', async () => {
    const rows = await sheet('pilots', 'xlsx');
    const stored = await db.pilot.findMany({ orderBy: { id: 'asc' } });
    expect(rows).toHaveLength(stored.length);
    for (const [i, pilot] of stored.entries()) {
      expect(rows[i]).toMatchObject({
        'Budjetti (euroa)': pilot.budgetTotal, Alkaa: serialOf('2026-03-01'), Tila: 'Käynnissä', 'Vaikutus: Terveellinen': 'heikentää', 'Budjetti: Henkilöstö (euroa)': 1000, 'Budjetti: Palvelut (euroa)': 0,
        'Kestävän kehityksen alatavoitteet': 'SDG 11.6', Välitavoitteita: 1, 'Välitavoitteista saavutettu': 0,
      });
    }
    const own = rows.find(({ Nimi }) => String(Nimi).includes('HYPERLINK'));
    expect(own).toMatchObject({ Nimi: `'${HOSTILE}`, Vastuuorganisaatio: 'Oma; "kunta"', 'Raportteja odotettu': 1, 'Raportteja hyväksytty': 1, Osoite: `${env().ORIGIN}/fi/pilots/${world.own.slug}` });
  });

  it('keep drafts to their editors', async () => {
    await startEntry(world.editor, pilots, world.city, completePilot('Kesken vielä'));
    expect(JSON.stringify(await sheet('pilots', 'csv'))).not.toContain('Kesken vielä');
    expect(await sheet('pilots', 'csv', { organisations: [world.city] })).toContainEqual(expect.objectContaining({ Nimi: 'Kesken vielä', Tila: 'Luonnos' }));
  });

  it('are narrowed by theme and year', async () => {
    expect(await sheet('pilots', 'csv', { theme: 'low-carbon', year: 2027 })).toHaveLength(3);
    expect(await sheet('pilots', 'csv', { theme: 'smart' })).toHaveLength(0);
    expect(await sheet('pilots', 'csv', { year: 2028 })).toHaveLength(0);
  });
});

describe('indicators', () => {
  it('have a row for each value that counts or counted, as in the database', async () => {
    const rows = await sheet('indicators', 'xlsx');
    const stored = await db.indicatorValue.findMany({ where: { state: { in: ['accepted', 'superseded'] } } });
    expect(rows).toHaveLength(stored.length);
    expect(rows.map((row) => [row.Kausi, row.Versio, row.Arvo]).sort()).toEqual(stored.map(({ period, version, value }) => [period, version, value === null ? null : Number(value)]).sort());
    const corrections = rows.filter(({ Mittari, Kausi }) => Mittari === 'Energia' && Kausi === '2024H2');
    expect(corrections).toEqual([
      expect.objectContaining({ Versio: 1, Tila: 'korvattu', 'Lasketaan mukaan': 'ei', Arvo: 12.5, Perustelu: null }),
      expect.objectContaining({ Versio: 2, Tila: 'hyväksytty', 'Lasketaan mukaan': 'kyllä', Arvo: -13.75, Yksikkö: 'MWh', Perustelu: "'-korjattu", Kommentti: "'@x", Erittely: 'naiset: 1,5', 'Kausi päättyy': serialOf('2024-12-31') }),
    ]);
    expect(rows).toContainEqual(expect.objectContaining({ Arvo: 150, Kierros: '2025H1', Lähde: 'Laskuri' }));
  });

  it('write decimals in text files as the language does', async () => {
    expect(await sheet('indicators', 'csv')).toContainEqual(expect.objectContaining({ Arvo: '-13,75' }));
    expect(await sheet('indicators', 'csv', {}, 'en')).toContainEqual(expect.objectContaining({ Value: '-13.75' }));
  });

  it('leave out what is being written, and say what was aimed at', async () => {
    await transaction((tx) => recordValue(tx, world.editor, { indicatorId: world.people, period: '2024H1', field: '' }, { value: 4242, text: '', source: 's', comment: '', breakdown: null }));
    expect(JSON.stringify(await sheet('indicators', 'csv'))).not.toContain('4242');
    const { sheets } = await exported('indicators', 'xlsx');
    expect(records(sheets[1] ?? { headings: [], cells: [] }).map((row) => [row.Mikä, row.Kausi, row.Arvo])).toEqual([['lähtöarvo', '2024', 10.5], ['tavoite', '2026', 99.25]]);
  });

  it('are narrowed by year and round', async () => {
    expect(await sheet('indicators', 'csv', { year: 2024 })).toHaveLength(3);
    expect((await sheet('indicators', 'csv', { round: '2025H1' })).length).toBe(await db.indicatorValue.count({ where: { period: '2025H1', state: 'accepted' } }));
  });
});

describe('reports', () => {
  it('have a row for each submission, and one for each report without any', async () => {
    const rows = await sheet('reports', 'xlsx');
    expect(rows.map((row) => [row.Tila, row.Versio, row['Uusin versio'], row.Päätös]).sort()).toEqual([['Hyväksytty', 1, 'ei', 'Palautettu'], ['Hyväksytty', 2, 'kyllä', 'Hyväksytty'], ['Aloittamatta', null, null, null], ['Ohitettu', null, null, 'Ohitettu']].sort());
    expect(rows.find(({ Versio }) => Versio === 2)).toMatchObject({
      Pilotti: `'${HOSTILE}`, Määräpäivä: serialOf('2025-08-15'), Lähettäjä: 'Eeva Editori', Päättäjä: 'Koordinaattori', Viesti: 'Kiitos',
      progress: "'+Valmista tuli\n„paljon”", Kohteita: 1234.5, open: 'kyllä', how: 'Alussa; Lopussa', when: serialOf('2025-05-01'), 'Raporttien luvut': 'Tavoitetut ihmiset: 150 henkilöä; Energia: –',
    });
    expect(rows.find(({ Versio }) => Versio === 1)).toMatchObject({ 'Lähettäjän organisaatio': 'Oma; "kunta"', 'Palautuksen perustelut': 'Tavoitetut ihmiset: =laskettu?\nprogress: Kerro lisää\nLaitteet paikallaan: Milloin?' });
    expect(rows.find(({ Versio }) => Versio === 2)?.['Palautuksen perustelut']).toBeNull();
    expect(rows.find(({ Tila }) => Tila === 'Ohitettu')).toMatchObject({ Viesti: 'Pilotti oli tauolla', Päättäjä: 'Koordinaattori' });
  });

  it('list the milestones of each submission with their evidence', async () => {
    const rows = async () => (await sheet('reports', 'csv')).filter(({ Versio }) => Versio === '2').map((row) => row['Raporttien välitavoitteet']);
    expect(await rows()).toEqual(['Laitteet paikallaan: edessä']);
    const where = { reportId_number: { reportId: world.mine, number: 2 } };
    const { content } = await db.reportVersion.findUniqueOrThrow({ where });
    const told = { state: 'reached', reachedOn: '2025-05-01', note: 'Valmis', evidenceUrl: 'https://kunta.example/raportti', evidenceFileId: crypto.randomUUID(), evidenceDocument: { title: 'Loppuraportti' } };
    const { milestones, ...rest } = content as { milestones: object[] };
    await db.reportVersion.update({ where, data: { content: { ...rest, milestones: milestones.map((one) => ({ ...one, ...told })) } } });
    expect(await rows()).toEqual(['Laitteet paikallaan: saavutettu 2025-05-01; Valmis; https://kunta.example/raportti; Näyttö: kuva; Näyttö: Loppuraportti']);
    await db.reportVersion.update({ where, data: { content: content as object } });
  });

  it('have their figures on a sheet of their own, marked when they were corrected since', async () => {
    const figures = async () => records((await exported('reports', 'xlsx')).sheets[1] ?? { headings: [], cells: [] }).filter(({ Mittari }) => Mittari === 'Tavoitetut ihmiset').map((row) => [row.Versio, row.Arvo, row['Korjattu myöhemmin']]);
    expect(await figures()).toEqual([[1, 120, 'ei'], [2, 150, 'ei']]);
    await db.indicatorValue.updateMany({ where: { indicatorId: world.people, period: '2025H1' }, data: { state: 'superseded' } });
    expect(await figures()).toEqual([[1, 120, 'kyllä'], [2, 150, 'kyllä']]);
    await db.indicatorValue.updateMany({ where: { indicatorId: world.people, period: '2025H1' }, data: { state: 'accepted' } });
  });
});

describe('reviews', () => {
  it('hold every step with who, when and why, once for each reason', async () => {
    const rows = await sheet('reviews', 'xlsx');
    const steps = await db.timelineStep.findMany({ where: { entry: { kind: { in: ['pilots', 'practices'] }, state: { not: 'draft' } } }, orderBy: [{ entryId: 'asc' }, { at: 'asc' }, { id: 'asc' }] });
    const expected = steps.flatMap((step) => {
      const reasons = (step.reasons as { text: string }[] | null) ?? [];
      return (reasons.length > 0 ? reasons : [null]).map((reason) => [step.revisionNumber, step.note, reason?.text.replace(/^=/, "'=") ?? null]);
    });
    expect(rows.map((row) => [row.Versio, row.Viesti, row.Perustelu])).toEqual(expected);
    const returned = rows.filter(({ Vaihe }) => Vaihe === 'Raportti palautettu perusteluin');
    expect(returned.map(({ Kenttä, Kuka, Rooli, Kausi }) => [Kenttä, Kuka, Rooli, Kausi])).toEqual([['Tavoitetut ihmiset', 'Koordinaattori', 'koordinaattori', '2025H1'], ['progress', 'Koordinaattori', 'koordinaattori', '2025H1'], ['Laitteet paikallaan', 'Koordinaattori', 'koordinaattori', '2025H1']]);
    expect(rows).toContainEqual(expect.objectContaining({ Vaihe: 'Raportti lähetetty', Kuka: 'Eeva Editori', Organisaatio: 'Oma; "kunta"', Versio: 2 }));
  });

  it('are narrowed by theme, practices and what waits for its first review too', async () => {
    const impact = { lowCarbon: '0', smart: '+', healthy: '-', sociallySustainable: '0' } as const;
    const ids = [
      await startEntry(world.editor, pilots, world.city, { ...completePilot('Odottaa vielä'), impact }),
      await startEntry(world.editor, practices, world.city, { ...emptyPractice('fi'), impact }),
      await startEntry(world.editor, practices, world.city, emptyPractice('fi')),
    ].map(({ id }) => id);
    await db.entry.updateMany({ where: { id: { in: ids } }, data: { state: 'submitted' } });
    await db.practice.create({ data: { id: ids[2] ?? '', outcome: 'worked', themes: ['smart'], sdgTargets: [] } });
    const kinds = async (theme: 'smart' | 'healthy') => (await sheet('reviews', 'csv', { theme })).map((row) => row.Laji);
    expect((await kinds('smart')).sort()).toEqual(['Hyvä käytäntö', 'Hyvä käytäntö', 'Pilotti']);
    expect(await kinds('healthy')).toEqual([]);
    await db.entry.deleteMany({ where: { id: { in: ids } } });
  });

  it('say “former member” when a person is gone', async () => {
    const accepted = async () => (await sheet('indicators', 'csv', { round: '2025H1' }, 'en')).map((row) => [row['Entered by'], row['Accepted by']]);
    expect(await accepted()).toContainEqual(['Eeva Editori', 'Koordinaattori']);
    await db.person.delete({ where: { id: world.coordinator.personId } });
    const rows = await sheet('reviews', 'csv', {}, 'en');
    expect(rows).toContainEqual(expect.objectContaining({ Step: 'Report accepted', Who: 'former member', Role: 'coordinator' }));
    expect(await accepted()).toContainEqual(['Eeva Editori', 'former member']);
    expect(await sheet('reports', 'csv', {}, 'en')).toContainEqual(expect.objectContaining({ 'Decided by': 'former member', Version: '2' }));
  });
});
