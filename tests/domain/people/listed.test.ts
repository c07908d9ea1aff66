import { beforeEach, describe, expect, it } from 'vitest';
import { mergePartner } from '#app/domain/partners/merge.server';
import { deactivatePerson } from '#app/domain/people/administration.server';
import { erasePerson } from '#app/domain/people/erasure.server';
import { peopleFiltersFrom, peopleSearch } from '#app/domain/people/people-filters';
import { listedForMembers, listPeople, peopleStatements, type Wanted } from '#app/domain/people/people-list.server';
import { LISTING_VERSION, type Listing } from '#app/domain/people/person.schema';
import { saveProfile } from '#app/domain/people/profile.server';
import { memberOf } from '#app/domain/people/viewer.server';
import { writeToPerson } from '#app/domain/people/write.server';
import { NotFound } from '#app/domain/shared/outcome';
import type { Member, Viewer } from '#app/domain/shared/viewer';
import { TooMany } from '#app/platform/auth/limits.server';
import { db, transaction } from '#app/platform/db/db.server';
import { emailOf, lettersTo, PASSWORD, withPassword } from '../../factories/accounts';
import { aCoordinator, aMember, aPartner } from '../../factories/people';
import { resetDatabase } from '../../setup/database';

const any: Wanted = { role: null, side: null, theme: null, q: '', partnerId: null };

const choose = (member: Member, listing: Listing, more: object = {}) =>
  saveProfile(member, { name: member.name, headline: '', about: '', themes: [], lang: member.lang, takesMessages: false, ...more, listing });

const found = async (viewer: Viewer, wanted: Partial<Wanted> = {}, lang: 'fi' | 'sv' | 'en' = 'fi') =>
  (await listPeople(viewer, lang, { ...any, ...wanted }, 1)).people.map(({ name }) => name);

let city: string;
let reader: Member;

beforeEach(async () => {
  await resetDatabase();
  city = await aPartner('Kaupunki', 'city');
  reader = await aMember({ name: 'Reader' });
});

describe('being listed', () => {
  it('is nobody’s lot by default, for members when chosen, for everyone when chosen', async () => {
    const member = await aMember({ in: city, name: 'Aino' });
    expect([await found(null), await found(reader)]).toEqual([[], []]);
    await choose(member, 'members');
    expect([await found(null), await found(reader), await listedForMembers(null)]).toEqual([[], ['Aino'], 1]);
    await choose(member, 'everyone');
    expect([await found(null), await found(reader), await listedForMembers(null)]).toEqual([['Aino'], ['Aino'], 0]);
    await choose(member, 'nobody');
    expect([await found(null), await found(reader)]).toEqual([[], []]);
  });

  it('keeps when and under which wording it was chosen, and another save changes neither', async () => {
    const member = await aMember({ in: city });
    await choose(member, 'members');
    const chosen = await db.person.findUniqueOrThrow({ where: { id: member.personId } });
    expect(chosen).toMatchObject({ listing: 'members', listingText: LISTING_VERSION });
    await choose(member, 'members', { headline: 'Kirjoittaa' });
    expect(await db.person.findUniqueOrThrow({ where: { id: member.personId } })).toMatchObject({ listedAt: chosen.listedAt, headline: 'Kirjoittaa' });
  });

  it('ends with the last membership, a closed account and an erasure', async () => {
    const [left, closed, erased] = [await aMember({ in: city, name: 'Left' }), await aMember({ in: city, name: 'Closed' }), await aMember({ in: city, name: 'Erased' })];
    for (const member of [left, closed, erased]) await choose(member, 'everyone');
    expect(await found(null)).toEqual(['Closed', 'Erased', 'Left']);
    await db.membership.deleteMany({ where: { personId: left.personId } });
    await deactivatePerson(await aMember({ platform: ['administrator'] }), closed.personId);
    await withPassword(erased.personId);
    await erasePerson(erased, PASSWORD);
    expect(await found(reader)).toEqual([]);
    expect(await db.listedPerson.count()).toBe(0);
  });

  it('takes a coordinator without an organisation, and no administrator', async () => {
    await choose(await aMember({ platform: ['coordinator'], name: 'Coordinator' }), 'everyone');
    await choose(await aMember({ platform: ['administrator'], name: 'Administrator' }), 'everyone');
    expect(await found(null)).toEqual(['Coordinator']);
    expect(await found(null, { role: 'coordinator' })).toEqual(['Coordinator']);
    expect(await found(null, { role: 'coordinator', side: 'administration' })).toEqual([]);
  });

  it('shows no address and no text about the person', async () => {
    const member = await aMember({ in: city });
    await choose(member, 'everyone', { about: 'A secret for members' });
    const shown = JSON.stringify(await listPeople(null, 'fi', any, 1));
    expect(shown).not.toContain(await emailOf(member.personId));
    expect(shown).not.toContain('secret');
  });
});

describe('the list', () => {
  it('filters by role and organisation together, never by two places at once', async () => {
    const other = await aPartner('Toinen', 'city');
    const both = await aMember({ in: city, roles: ['representative'], name: 'Both' });
    await db.membership.create({ data: { personId: both.personId, partnerId: other, roles: ['practitioner'], side: 'politics' } });
    await choose(both, 'everyone', { themes: ['smart'] });
    const cases: [Partial<Wanted>, number][] = [
      [{ partnerId: city }, 1], [{ partnerId: other }, 1], [{ role: 'representative' }, 1],
      [{ partnerId: city, role: 'representative' }, 1], [{ partnerId: other, role: 'representative' }, 0],
      [{ partnerId: other, side: 'politics' }, 1], [{ partnerId: city, side: 'politics' }, 0],
      [{ role: 'practitioner', side: 'politics' }, 1], [{ role: 'practitioner', side: 'administration' }, 0],
      [{ theme: 'smart', role: 'practitioner' }, 1], [{ theme: 'healthy' }, 0],
    ];
    for (const [wanted, n] of cases) expect([wanted, (await found(null, wanted)).length]).toEqual([wanted, n]);
  });

  it('finds part of a name or of what one does, with and without dots and rings', async () => {
    await choose(await aMember({ in: city, name: 'Väinö Åkerlund' }), 'everyone', { name: 'Väinö Åkerlund', headline: 'Pyöräily 100 % talvella' });
    for (const q of ['väinö', 'vaino', 'akerl', 'ÅKER', 'pyoraily talvella', '100 %']) expect([q, await found(null, { q })]).toEqual([q, ['Väinö Åkerlund']]);
    for (const q of ['100_', 'pyöräily kesällä', '\\']) expect([q, await found(null, { q })]).toEqual([q, []]);
  });

  it('stands in the order of each language’s alphabet, and is paged without loss', async () => {
    const names = ['Åsa', 'Ärla', 'Örjan', 'Anna', 'Ville', 'Wille', 'Zoe'];
    for (const name of names) await choose(await aMember({ in: city, name }), 'everyone');
    for (const lang of ['fi', 'sv', 'en'] as const) {
      expect(await found(null, {}, lang)).toEqual([...names].sort(new Intl.Collator(lang).compare));
    }
    expect((await found(null, {}, 'fi')).at(-1)).toBe('Örjan');
    expect((await found(null, {}, 'en')).at(-1)).toBe('Zoe');
    for (let i = 0; i < 20; i++) await choose(await aMember({ in: city, name: `Bo ${i}` }), 'everyone');
    const pages = await Promise.all([1, 2, 3].map((page) => listPeople(null, 'fi', any, page)));
    expect(pages.map(({ page, pages: of, people }) => [page, of, people.length])).toEqual([[1, 2, 25], [2, 2, 2], [2, 2, 2]]);
    expect(new Set(pages.slice(0, 2).flatMap(({ people }) => people.map(({ id }) => id))).size).toBe(27);
  });

  it('counts what each choice would leave', async () => {
    await choose(await aMember({ in: city, roles: ['editor'] }), 'everyone', { themes: ['smart', 'healthy'] });
    await choose(await aMember({ in: city, roles: ['practitioner'] }), 'members', { themes: ['smart'] });
    const count = (list: { value: string; count: number }[], value: string) => list.find((one) => one.value === value)?.count;
    const { facets } = await listPeople(reader, 'fi', { ...any, theme: 'smart' }, 1);
    expect(['editor', 'practitioner', 'representative'].map((role) => count(facets.roles, role))).toEqual([1, 1, 0]);
    expect(['smart', 'healthy'].map((theme) => count(facets.themes, theme))).toEqual([2, 1]);
    expect(facets.partners).toEqual([{ id: city, count: 2 }]);
    expect((await listPeople(null, 'fi', any, 1)).facets.partners).toEqual([{ id: city, count: 1 }]);
  });

  it('follows a merger of organisations', async () => {
    await choose(await aMember({ in: city, name: 'Aino' }), 'everyone');
    const into = await aPartner('Suuri', 'city');
    await mergePartner(await aCoordinator(), city, into);
    expect([await found(null, { partnerId: into }), await found(null, { partnerId: city })]).toEqual([['Aino'], []]);
  });

  it('reads a bounded number of rows with 20,000 people', { timeout: 60_000 }, async () => {
    await transaction(async (tx) => {
      // All rows of the list are written at once below. Its trigger, called 20,000 times in one statement, may go by a plan for an empty table.
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.$executeRaw`INSERT INTO "Person" (id, email, name, lang, listing, themes, roles, headline)
        SELECT gen_random_uuid(), 'p' || i || '@example.org', md5(i::text), 'fi', CASE WHEN i % 3 = 0 THEN 'members' ELSE 'everyone' END,
          ARRAY[CASE WHEN i % 2 = 0 THEN 'smart' ELSE 'healthy' END], ARRAY[CASE WHEN i % 4000 = 0 THEN 'coordinator' ELSE 'none' END], 'Kuntatyö ' || i
        FROM generate_series(1, 20000) i`;
      await tx.$executeRaw`INSERT INTO "ListedPerson" ("personId", name, words, keys)
        SELECT id, name, name || ' kuntatyo', ARRAY['members', 'theme:' || themes[1], '*:practitioner:*', '*:*:*', '*:*:administration'] || CASE WHEN listing = 'everyone' THEN ARRAY['everyone'] ELSE '{}' END || CASE WHEN 'coordinator' = ANY(roles) THEN ARRAY['*:coordinator:*'] ELSE '{}' END
        FROM "Person" WHERE email LIKE 'p%@example.org'`;
    });
    await db.$executeRaw`VACUUM (ANALYZE) "ListedPerson"`;
    const list = await listPeople(reader, 'fi', any, 1_000_000);
    expect([list.count, list.page, list.people.length]).toEqual([1001, 40, 25]);
    expect((await listPeople(reader, 'fi', { ...any, role: 'coordinator' }, 1)).count).toBe(5);
    for (const wanted of [any, { ...any, theme: 'smart' as const }, { ...any, role: 'coordinator' as const }]) {
      const { ids } = peopleStatements(true, 'fi', wanted);
      const plan = await db.$queryRaw<{ 'QUERY PLAN': { Plan: { 'Actual Rows': number } }[] }[]>`EXPLAIN (ANALYZE, FORMAT JSON) ${ids(1)}`;
      const text = JSON.stringify(plan);
      expect(text).not.toMatch(/"Seq Scan"/);
      for (const [, rows] of text.matchAll(/"Actual Rows":([\d.]+)/g)) expect(Number(rows)).toBeLessThan(100);
    }
  });
});

describe('writing to someone listed', () => {
  const takes = async (listing: Listing, takesMessages: boolean) => {
    const person = await aMember({ in: city, name: 'Aino', lang: 'sv' });
    await choose(person, listing, { takesMessages });
    return person;
  };

  it('sends a letter in their language that tells the writer’s address, to those alone who take messages', async () => {
    const aino = await takes('members', true);
    await writeToPerson(reader, aino.personId, 'Hei!\nMiten teillä?');
    const [letter] = await lettersTo(await emailOf(aino.personId));
    expect(letter).toMatchObject({ template: 'people/message', lang: 'sv' });
    expect(letter?.text).toContain('> Miten teillä?');
    expect(letter?.text).toContain(await emailOf(reader.personId));
    for (const other of [await takes('nobody', true), await takes('everyone', false)]) {
      await expect(writeToPerson(reader, other.personId, 'Hei')).rejects.toThrow(NotFound);
    }
    await expect(writeToPerson((await memberOf(aino.personId)) as Member, aino.personId, 'Me')).rejects.toThrow(NotFound);
  });

  it('is limited, and the letters go when the writer’s account is erased', async () => {
    const aino = await takes('everyone', true);
    await withPassword(reader.personId);
    for (let i = 0; i < 5; i++) await writeToPerson(reader, aino.personId, 'Hei');
    await expect(writeToPerson(reader, aino.personId, 'Hei')).rejects.toThrow(TooMany);
    await erasePerson(reader, PASSWORD);
    expect(await lettersTo(await emailOf(aino.personId))).toEqual([]);
  });
});

describe('filters in an address', () => {
  it('keep what makes sense and forget the rest', () => {
    const given = '?role=editor&side=politics&partner=tampere&theme=smart&q=Aino+R&page=3';
    expect(peopleSearch(peopleFiltersFrom(new URLSearchParams(given)))).toBe(given);
    const nonsense = new URLSearchParams({ role: 'king', side: '', partner: '../x', theme: '__proto__', q: '\u0000\u202e\ud800', page: '-1' });
    expect(peopleSearch(peopleFiltersFrom(nonsense))).toBe('');
  });
});
