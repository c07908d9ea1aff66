import { beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '#app/domain/people/sign-in.server';
import { TooMany } from '#app/platform/auth/limits.server';
import { personOfSession, sessionTokenIn } from '#app/platform/auth/sessions.server';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { aSession, codes, emailOf, PASSWORD, withPassword } from '../../factories/accounts';
import { aMember } from '../../factories/people';
import { resetDatabase } from '../../setup/database';

const from = { address: '192.0.2.1', browser: 'Firefox' };
beforeEach(() => resetDatabase());

async function someone() {
  const member = await aMember();
  await withPassword(member.personId);
  return { id: member.personId, email: await emailOf(member.personId) };
}

describe('signing in', () => {
  it('opens a session of which the database knows only a hash', async () => {
    const { id, email } = await someone();
    const [cookie = ''] = await signIn({ email: email.toUpperCase(), password: PASSWORD }, from);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const token = sessionTokenIn(cookie.split(';')[0] ?? '') ?? '';
    expect(await personOfSession(token)).toBe(id);
    const stored = await db.session.findFirstOrThrow();
    expect(stored.id).not.toBe(token);
    expect(stored.browser).toBe('Firefox');
    expect(await personOfSession(stored.id)).toBeNull();
  });

  it('answers alike for a wrong password, an unknown address, a closed account and one without a password', async () => {
    const { id, email } = await someone();
    const without = await emailOf((await aMember()).personId);
    expect(await codes(signIn({ email, password: 'something else' }, from))).toEqual([':signInWrong']);
    expect(await codes(signIn({ email: 'nobody@example.org', password: PASSWORD }, from))).toEqual([':signInWrong']);
    expect(await codes(signIn({ email: without, password: PASSWORD }, from))).toEqual([':signInWrong']);
    await db.person.update({ where: { id }, data: { deactivatedAt: new Date() } });
    expect(await codes(signIn({ email, password: PASSWORD }, from))).toEqual([':signInWrong']);
  });

  it('limits attempts per account, known or not, and forgets them after a success', async () => {
    const { email } = await someone();
    for (let i = 0; i < 7; i++) await codes(signIn({ email, password: 'wrong' }, from));
    await signIn({ email, password: PASSWORD }, from);
    for (let i = 0; i < 8; i++) await codes(signIn({ email, password: 'wrong' }, from));
    await expect(signIn({ email, password: PASSWORD }, { ...from, address: '192.0.2.2' })).rejects.toThrow(TooMany);
    for (let i = 0; i < 8; i++) await codes(signIn({ email: 'nobody@example.org', password: 'wrong' }, from));
    await expect(signIn({ email: 'nobody@example.org', password: 'wrong' }, from)).rejects.toThrow(TooMany);
  });

  it('limits attempts per address', async () => {
    const tries = Array.from({ length: 40 }, (_, i) => codes(signIn({ email: `nobody${i}@example.org`, password: 'wrong' }, from)));
    await Promise.all(tries);
    await expect(signIn({ email: 'another@example.org', password: 'wrong' }, from)).rejects.toThrow(TooMany);
  });
});

describe('a session', () => {
  it('ends after its longest time, however often it is used', async () => {
    const { id } = await someone();
    const { token } = await aSession(id);
    expect(await personOfSession(token)).toBe(id);
    setClock(new Date(Date.now() + 61 * 86_400_000));
    expect(await personOfSession(token)).toBeNull();
    setClock(undefined);
  });

  it('is extended by use and ends when it was left alone', async () => {
    const { id } = await someone();
    const { token } = await aSession(id);
    const soon = new Date(Date.now() + 86_400_000);
    await db.session.updateMany({ data: { expiresAt: soon } });
    expect(await personOfSession(token)).toBe(id);
    expect((await db.session.findFirstOrThrow()).expiresAt.getTime()).toBeGreaterThan(soon.getTime());
    await db.session.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await personOfSession(token)).toBeNull();
  });

  it('in a browser of the owner is not held up by what others try, there or at the same address', async () => {
    const { email } = await someone();
    const { email: other } = await someone();
    const markOf = async (whose: string) => (await signIn({ email: whose, password: PASSWORD }, from))[1]?.split(';')[0]?.split('=').slice(1).join('=') ?? '';
    const [mark, foreign] = [await markOf(email), await markOf(other)];
    await Promise.allSettled(Array.from({ length: 50 }, () => signIn({ email, password: 'wrong' }, from)));
    await expect(signIn({ email, password: PASSWORD }, { ...from, address: '192.0.2.2' })).rejects.toThrow(TooMany);
    for (const none of [foreign, `${mark}x`, mark.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')), 'x', '']) await expect(signIn({ email, password: PASSWORD }, { ...from, address: '192.0.2.3', mark: none })).rejects.toThrow(TooMany);
    await signIn({ email, password: PASSWORD }, { ...from, mark });
    // The mark opens nothing, and is no way to guess on without end.
    expect(await Promise.all(Array.from({ length: 8 }, () => codes(signIn({ email, password: 'wrong' }, { ...from, mark }))))).toEqual(Array(8).fill([':signInWrong']));
    await expect(signIn({ email, password: PASSWORD }, { ...from, mark })).rejects.toThrow(TooMany);
  });
});
