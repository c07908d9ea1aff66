import { beforeEach, describe, expect, it } from 'vitest';
import { contactSchema } from '#app/domain/contact/contact.schema';
import { sendContact } from '#app/domain/contact/contact.server';
import { NotFound } from '#app/domain/shared/outcome';
import { TooMany } from '#app/platform/auth/limits.server';
import { db } from '#app/platform/db/db.server';
import { render } from '#app/platform/mail/letters.server';
import { aMember, aPartner } from '../../factories/people';
import { completePilot } from '../../factories/pilots';
import { aPublishedPilot } from '../../factories/published-pilot';
import { resetDatabase } from '../../setup/database';

const message = { name: 'Vieras', email: 'vieras@example.org', message: 'Hei!\nMiten tämä toimii?' };
const letters = () => db.letter.findMany({ orderBy: { to: 'asc' } });
const textIn = async (lang: string) => render(await db.letter.findFirstOrThrow({ where: { lang } })).text;

beforeEach(() => resetDatabase());

describe('a message to the programme', () => {
  it('goes to each coordinator in their own language', async () => {
    await aMember({ platform: ['coordinator'], lang: 'fi' });
    await aMember({ platform: ['coordinator', 'administrator'], lang: 'sv' });
    await aMember({ platform: ['administrator'] });
    await sendContact({ kind: 'programme' }, message, '192.0.2.1');
    const owed = await letters();
    expect(owed.map(({ lang }) => lang).sort()).toEqual(['fi', 'sv']);
    for (const letter of owed) expect(render(letter).text).toContain('> Miten tämä toimii?');
    expect(await textIn('sv')).toContain('Svara direkt till vieras@example.org');
  });

  it('is limited by address', async () => {
    await aMember({ platform: ['coordinator'] });
    for (let i = 0; i < 5; i++) await sendContact({ kind: 'programme' }, message, '192.0.2.2');
    await expect(sendContact({ kind: 'programme' }, message, '192.0.2.2')).rejects.toThrow(TooMany);
    await sendContact({ kind: 'programme' }, message, '192.0.2.3');
    expect(await letters()).toHaveLength(6);
  });
});

describe('a message about an entry', () => {
  it('goes to the lead’s editors and representatives, with a link to the page', async () => {
    const city = await aPartner();
    const editor = await aMember({ in: city, roles: ['editor'] });
    const representative = await aMember({ in: city, roles: ['representative'], lang: 'en' });
    await aMember({ in: city, roles: ['practitioner'] });
    const pilot = await aPublishedPilot(city, completePilot());
    await sendContact({ kind: 'entry', entryId: pilot.id }, message, '192.0.2.4');
    const owed = await letters();
    const people = await db.person.findMany({ where: { id: { in: [editor.personId, representative.personId] } } });
    expect(owed.map(({ to }) => to)).toEqual(people.map(({ email }) => email).sort());
    expect(await textIn('en')).toContain(`http://localhost:3000/en/pilots/${pilot.slug}`);
  });

  it('goes to the coordinators where nobody answers for the organisation', async () => {
    const coordinator = await aMember({ platform: ['coordinator'] });
    const pilot = await aPublishedPilot(await aPartner(), completePilot());
    await sendContact({ kind: 'entry', entryId: pilot.id }, message, '192.0.2.5');
    const person = await db.person.findUniqueOrThrow({ where: { id: coordinator.personId } });
    expect((await letters()).map(({ to }) => to)).toEqual([person.email]);
  });

  it('does not know what is not public', async () => {
    const city = await aPartner();
    const id = crypto.randomUUID();
    await db.entry.create({ data: { id, kind: 'pilots', slug: `draft-${id}`, state: 'draft', originalLang: 'fi', leadId: city } });
    await expect(sendContact({ kind: 'entry', entryId: id }, message, '192.0.2.6')).rejects.toThrow(NotFound);
    expect(await letters()).toHaveLength(0);
  });
});

describe('what one may write', () => {
  it.each([
    ['name', 'required', { ...message, name: ' ' }],
    ['email', 'email', { ...message, email: 'nobody' }],
    ['email', 'badCharacters', { ...message, email: 'a@b.fi\nBcc: c@d.fi' }],
    ['message', 'tooLong', { ...message, message: 'x'.repeat(5001) }],
    ['message', 'badCharacters', { ...message, message: 'a\u0000b' }],
  ])('refuses at %s: %s', (field, code, sent) => {
    const issue = contactSchema.safeParse(sent).error?.issues[0];
    expect([issue?.path.join('.'), issue?.message]).toEqual([field, code]);
  });
});
