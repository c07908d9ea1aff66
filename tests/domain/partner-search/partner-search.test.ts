import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offerPartnership, offersTo, openOffer, replyToOffer } from '#app/domain/partner-search/offers.server';
import { OFFERS_A_DAY, searchSchema, type Sought } from '#app/domain/partner-search/partner-search.schema';
import { openSearches, searchFor, searchToEdit } from '#app/domain/partner-search/partner-searches.server';
import { closeSearch, seekPartners } from '#app/domain/partner-search/searching.server';
import { Conflict, Forbidden, Invalid, NotFound } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { render } from '#app/platform/mail/letters.server';
import { codes } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { aPractice } from '#tests/factories/replications';
import { resetDatabase } from '#tests/setup/database';

const NOON = new Date('2026-05-04T09:00:00Z');
let city: string;
let practice: string;
let editor: Member;
let other: Member;

const sought = (more: Partial<Sought> = {}): Sought => ({ text: 'Etsimme pieniä kuntia.', lang: 'fi', kinds: [], until: '2026-06-01', ...more });
const offer = (more: object = {}) => ({ text: 'Me tulemme.', lang: 'fi' as const, organisation: '', ...more });
const letters = async (template: string) => (await db.letter.findMany({ where: { template: `partner-search/${template}` }, orderBy: { to: 'asc' } })).map((letter) => ({ ...letter, ...render(letter) }));
const addressOf = async ({ personId }: Member) => (await db.person.findUniqueOrThrow({ where: { id: personId } })).email;

async function search(): Promise<string> {
  await seekPartners(editor, practice, null, sought());
  return (await db.partnerSearch.findFirstOrThrow({ where: { entryId: practice } })).id;
}

beforeEach(async () => {
  await resetDatabase();
  setClock(NOON);
  city = await aPartner('Testikunta');
  practice = (await aPractice(city)).id;
  editor = await aMember({ in: city, roles: ['editor'] });
  other = await aMember({ in: await aPartner('Toinen'), lang: 'sv', name: 'Aino Vastaaja' });
});
afterEach(() => setClock(undefined));

describe('a search', () => {
  it('is the editors’ of the organisation that answers for the entry', async () => {
    for (const stranger of [other, await aMember({ in: city, roles: ['representative'] }), await aCoordinator(), await aMember({ in: await aPartner(), roles: ['editor'] })]) {
      await expect(seekPartners(stranger, practice, null, sought())).rejects.toThrow(Forbidden);
      await expect(closeSearch(stranger, practice)).rejects.toThrow(Forbidden);
      await expect(offersTo(stranger, practice)).rejects.toThrow(NotFound);
    }
    await search();
    expect((await searchFor(practice, 'en'))?.lead?.name).toBe('Testikunta');
  });

  it('is for what is public', async () => {
    await db.entry.update({ where: { id: practice }, data: { isPublic: false } });
    await expect(seekPartners(editor, practice, null, sought())).rejects.toThrow(NotFound);
    await expect(seekPartners(editor, 'nothing', null, sought())).rejects.toThrow(NotFound);
  });

  it('is one at a time, and nobody writes over another in silence', async () => {
    const both = await Promise.allSettled([seekPartners(editor, practice, null, sought()), seekPartners(editor, practice, null, sought({ text: 'Toinen teksti.' }))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const now = await searchToEdit(practice);
    await seekPartners(editor, practice, now?.lock ?? null, sought({ text: 'Kolmas.' }));
    await seekPartners(editor, practice, 0, sought({ text: 'Kolmas.' }));
    await expect(seekPartners(editor, practice, 0, sought({ text: 'Neljäs.' }))).rejects.toBeInstanceOf(Conflict);
    expect(await db.partnerSearch.count()).toBe(1);
  });

  it.each([['2026-05-03', 'dayPassed'], ['2027-05-06', 'tooFarAhead']])('cannot close on %s: %s', async (until, code) => {
    await expect(seekPartners(editor, practice, null, sought({ until }))).rejects.toMatchObject({ issues: [{ field: 'until', code }] });
    await seekPartners(editor, practice, null, sought({ until: '2026-05-04' }));
  });

  it('closes by the clock after its last day in Finnish time', async () => {
    const id = await search();
    setClock(new Date('2026-06-01T20:59:00Z'));
    expect((await searchFor(practice, 'fi'))?.id).toBe(id);
    setClock(new Date('2026-06-01T21:01:00Z'));
    expect(await searchFor(practice, 'fi')).toBeNull();
    expect((await openSearches('fi', {})).all).toBe(0);
    expect(await codes(offerPartnership(other, id, offer()))).toEqual([':searchClosed']);
    await seekPartners(editor, practice, null, sought({ until: '2026-07-01' }));
    expect((await searchFor(practice, 'fi'))?.id).not.toBe(id);
  });

  it('closes when its organisation closes it', async () => {
    await search();
    await closeSearch(editor, practice);
    await closeSearch(editor, practice);
    expect(await searchFor(practice, 'fi')).toBeNull();
  });

  it('is found by kind of organisation; one open to any is found by all', async () => {
    await seekPartners(editor, practice, null, sought({ kinds: ['university', 'company'] }));
    const { id: open } = await aPractice(city, 'Avoin');
    await seekPartners(editor, open, null, sought());
    const found = async (wanted?: string) => (await openSearches('fi', { wanted })).all;
    expect([await found(), await found('university'), await found('ministry')]).toEqual([2, 2, 1]);
  });

  it.each([['text', 'required', { text: '' }], ['lang', 'choose', { lang: 'de' }], ['kinds.0', 'choose', { kinds: ['none'] }], ['until', 'date', { until: '2026-02-31' }]])('refuses at %s: %s', (field, code, more) => {
    const issue = searchSchema.safeParse({ ...sought(), ...more }).error?.issues[0];
    expect([issue?.path.join('.'), issue?.message]).toEqual([field, code]);
  });
});

describe('an answer', () => {
  it('reaches the editors by letter, with name and organisation and no address', async () => {
    const id = await search();
    await aMember({ in: city, roles: ['representative'] });
    await offerPartnership(other, id, offer({ organisation: other.memberships[0]?.partnerId }));
    const told = await letters('offered');
    expect(told.map(({ to }) => to)).toEqual([await addressOf(editor)]);
    expect(told[0]?.text).toContain('Aino Vastaaja, Toinen');
    expect(told[0]?.text).not.toContain(await addressOf(other));
  });

  it('is one per person, also when it is sent twice at once', async () => {
    const id = await search();
    await Promise.all([offerPartnership(other, id, offer()), offerPartnership(other, id, offer())]);
    await expect(offerPartnership(other, id, offer({ text: 'Uudelleen.' }))).rejects.toThrow(Invalid);
    expect(await db.partnerOffer.count()).toBe(1);
    expect(await letters('offered')).toHaveLength(1);
  });

  it('is limited by person and day', async () => {
    const searches = [];
    for (let n = 0; n <= OFFERS_A_DAY; n++) {
      const { id } = await aPractice(city, `Käytäntö ${n}`);
      await seekPartners(editor, id, null, sought());
      searches.push((await db.partnerSearch.findFirstOrThrow({ where: { entryId: id } })).id);
    }
    const sent = await Promise.allSettled(searches.map((id) => offerPartnership(other, id, offer())));
    expect(sent.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(await db.partnerOffer.count()).toBe(OFFERS_A_DAY);
  });

  it('is for one’s own organisation', async () => {
    await expect(offerPartnership(other, await search(), offer({ organisation: city }))).rejects.toThrow(Invalid);
  });

  it('is read and answered by the editors alone; its writer gets the reply without an address', async () => {
    await offerPartnership(other, await search(), offer());
    const { id } = await db.partnerOffer.findFirstOrThrow();
    for (const stranger of [other, await aMember({ in: city, roles: ['representative'] }), await aCoordinator()]) {
      await expect(openOffer(stranger, id)).rejects.toThrow(NotFound);
      await expect(replyToOffer(stranger, id, 'Kyllä')).rejects.toThrow(NotFound);
    }
    expect(JSON.stringify(await openOffer(editor, id))).not.toContain('@');
    const replies = await Promise.allSettled([replyToOffer(editor, id, 'Tervetuloa!'), replyToOffer(editor, id, 'Ei nyt.')]);
    expect(replies.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { reply } = await db.partnerOffer.findFirstOrThrow();
    await replyToOffer(editor, id, reply ?? '');
    const told = await letters('replied');
    expect(told.map(({ to, lang }) => [to, lang])).toEqual([[await addressOf(other), 'sv']]);
    expect(told[0]?.text).toContain(reply);
    expect(told[0]?.text).not.toContain(await addressOf(editor));
  });
});
