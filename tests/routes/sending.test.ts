import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { pilots } from '#app/domain/pilots/pilots.server';
import { startEntry } from '#app/domain/shared/revision.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { action as begin } from '#app/routes/$lang+/desk+/$kind.new';
import { action as measure } from '#app/routes/$lang+/desk+/pilots.$id.indicators.new';
import { action as write } from '#app/routes/$lang+/people+/$id.contact';
import { aSession } from '#tests/factories/accounts';
import { aMember, aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { type Caller, call } from '#tests/setup/call';
import { resetDatabase } from '#tests/setup/database';

let city: string;
let editor: Member;
let other: Member;

beforeEach(async () => {
  await resetDatabase();
  city = await aPartner();
  [editor, other] = [await aMember({ in: city, roles: ['editor'] }), await aMember({ in: city, roles: ['editor'] })];
});

type Way = { action: Caller; path: string; params: Record<string, string>; form: Record<string, string>; changed: Record<string, string>; made: () => Promise<number> };

/** Three forms that make something and stay as they were, each with words and with others. */
const WAYS: Record<string, () => Promise<Way>> = {
  'a draft': async () => ({
    action: begin as Caller, path: '/fi/desk/pilots/new', params: { kind: 'pilots' },
    form: { lead: city, originalLang: 'fi' }, changed: { lead: city, originalLang: 'sv' }, made: () => db.revision.count(),
  }),
  'an indicator': async () => {
    const { id } = await startEntry(editor, pilots, city, completePilot());
    return {
      action: measure as Caller, path: `/fi/desk/pilots/${id}/indicators/new?own=quantitative`, params: { id },
      form: { 'fi.name': 'Melu', unit: 'dB', direction: 'down' }, changed: { 'fi.name': 'Pöly', unit: 'dB', direction: 'down' }, made: () => db.indicator.count(),
    };
  },
  'a message': async () => {
    const { personId: id } = await aMember({ in: city });
    await db.person.update({ where: { id }, data: { listing: 'members', takesMessages: true } });
    return { action: write as Caller, path: `/fi/people/${id}/contact`, params: { id }, form: { message: 'Hei' }, changed: { message: 'Hei taas' }, made: () => db.letter.count() };
  },
};

describe.each(Object.entries(WAYS))('%s', (_, way) => {
  async function sending() {
    const { action, path, params, form, changed, made } = await way();
    const before = await made();
    const send = async (who: Member, fields: Record<string, string>) => call(action, path, { params: { lang: 'fi', ...params }, cookie: (await aSession(who.personId)).cookie, form: fields });
    return { form, changed, send, added: async () => (await made()) - before };
  }

  it('is made once from one form, however often and whenever it is sent', async () => {
    const { form, send, added } = await sending();
    const marked = { ...form, sending: randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => send(editor, marked)));
    answers.push(await send(editor, marked));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    expect(await added()).toBe(1);
  });

  it('is made again from another form, with other words, and by somebody else with the same mark', async () => {
    const { form, changed, send, added } = await sending();
    const mark = randomUUID();
    const answers = [await send(editor, { ...form, sending: mark }), await send(editor, { ...form, sending: randomUUID() }), await send(editor, { ...changed, sending: mark }), await send(other, { ...form, sending: mark })];
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect(await added()).toBe(4);
  });

  it('takes any mark, or none, as it comes', async () => {
    const { form, send, added } = await sending();
    const answers = [await send(editor, form), await send(editor, form), await send(editor, { ...form, sending: "' OR 1=1 --" }), await send(editor, { ...form, sending: 'x'.repeat(5000) })];
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect(await added()).toBe(4);
  });
});
