import { Invalid } from '#app/domain/shared/outcome';
import { titleOf } from '#app/domain/shared/revision.server';
import { inEvenTime } from '#app/platform/auth/even-time.server';
import { countAttempt } from '#app/platform/auth/limits.server';
import { makeToken, spendToken, standingToken } from '#app/platform/auth/one-time.server';
import { db, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { owe } from '#app/platform/mail/letters.server';
import type { NewApplication } from './application.schema';
import { canBeJoined, representativesOf } from './organisations.server';

const CONFIRM_MINUTES = 3 * 24 * 60;

/** Lets one request per address through at a time, until the transaction ends. */
const oneAtATime = (tx: Tx, email: string) =>
  tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext(lower(${email})))) AS held`;

/**
 * Asks to join. The address gets a letter: to confirm it, or saying that it has an account or an application already.
 * Whoever asks learns nothing of that. The same request twice makes one application.
 * @throws Invalid when the organisation cannot be joined
 * @throws TooMany per address written to and per address asking
 */
export async function requestToJoin(sent: NewApplication, from: { address: string }): Promise<void> {
  await countAttempt('letter-address', from.address);
  await countAttempt('letter', sent.email);
  await inEvenTime(() =>
    transaction(async (tx) => {
      await oneAtATime(tx, sent.email);
      if (sent.organisation && !(await canBeJoined(tx, sent.organisation))) throw new Invalid([{ field: 'organisation', code: 'choose' }]);
      const member = await tx.person.findUnique({ where: { email: sent.email }, select: { email: true, name: true, lang: true } });
      if (member) {
        await owe(tx, { to: member.email, lang: member.lang, template: 'joining/have-account', params: { name: member.name } });
        return;
      }
      const waiting = await tx.application.findFirst({ where: { email: sent.email, state: 'pending' }, select: { id: true, name: true, lang: true } });
      if (waiting) {
        const params = { name: waiting.name, applicationId: waiting.id };
        await owe(tx, { to: sent.email, lang: waiting.lang, template: 'joining/have-applied', params });
        return;
      }
      const applicationId = await unverified(tx, sent);
      const tokenId = await makeToken(tx, 'confirm-application', CONFIRM_MINUTES, { subjectId: applicationId });
      const params = { name: sent.name, tokenId, applicationId };
      await owe(tx, { to: sent.email, lang: sent.lang, template: 'joining/confirm', params });
    }),
  );
}

async function unverified(tx: Tx, sent: NewApplication): Promise<string> {
  const { organisation, newOrganisationName, newOrganisationKind, consent, themes, ...rest } = sent;
  const data = {
    ...rest,
    partnerId: organisation || null,
    newOrganisationName: organisation ? null : newOrganisationName,
    newOrganisationKind: organisation ? null : newOrganisationKind,
    consentText: consent,
    state: 'unverified',
  };
  const same = await tx.application.findFirst({ where: { ...data, themes: { equals: themes } }, select: { id: true } });
  return (same ?? (await tx.application.create({ data: { ...data, themes, createdAt: now() }, select: { id: true } }))).id;
}

/** What a link that confirms an application is about, for its page; null when it does not work any longer. */
export async function applicationToConfirm(token: string): Promise<{ name: string } | null> {
  const standing = await standingToken(['confirm-application'], token);
  if (!standing?.subjectId) return null;
  return db.application.findFirst({ where: { id: standing.subjectId, state: 'unverified' }, select: { name: true } });
}

/**
 * Confirms the address of an application: now it waits for the coordinators, and for the organisation's representatives.
 * @throws Invalid linkOld when the link is unknown, too old or was used before
 */
export async function confirmApplication(token: string): Promise<void> {
  await transaction(async (tx) => {
    const spent = await spendToken(tx, ['confirm-application'], token);
    const id = spent?.subjectId ?? '';
    const asked = spent ? await tx.application.findFirst({ where: { id, state: 'unverified' } }) : null;
    if (!asked) throw new Invalid([{ field: '', code: 'linkOld' }]);
    await oneAtATime(tx, asked.email);
    const already =
      (await tx.application.count({ where: { email: asked.email, state: 'pending' } })) +
      (await tx.person.count({ where: { email: asked.email } }));
    const state = already > 0 ? 'expired' : 'pending';
    const { count } = await tx.application.updateMany({ where: { id, state: 'unverified' }, data: { state, verifiedAt: now() } });
    if (count !== 1) throw new Invalid([{ field: '', code: 'linkOld' }]);
    if (state === 'expired') return;
    await owe(tx, { to: asked.email, lang: asked.lang, template: 'joining/received', params: { name: asked.name, applicationId: id } });
    await askRepresentatives(tx, { id, name: asked.name, partnerId: asked.partnerId });
  });
}

/** Writes to the organisation's representatives, where it has any, that someone asks to join it. */
export async function askRepresentatives(tx: Tx, asked: { id: string; name: string; partnerId: string | null }): Promise<void> {
  if (!asked.partnerId) return;
  for (const person of await representativesOf(tx, asked.partnerId)) {
    const organisation = await titleOf(tx, asked.partnerId, person.lang);
    const params = { name: person.name, applicant: asked.name, organisation, applicationId: asked.id };
    await owe(tx, { to: person.email, lang: person.lang, template: 'joining/asks-representative', params });
  }
}
