import { addressee, addresseesOf } from '#app/domain/shared/addressees.server';
import { isId } from '#app/domain/shared/fields';
import { Conflict, Forbidden, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { titleOf } from '#app/domain/shared/revision.server';
import type { Member } from '#app/domain/shared/viewer';
import { db, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { oweAll } from '#app/platform/mail/letters.server';
import { maySearch } from './partner-search.policy';
import { type Offered, OFFERS_A_DAY } from './partner-search.schema';
import { isOpen } from './searching.server';

const DAY = 86_400_000;

const include = {
  search: { select: { id: true, text: true, lang: true, entryId: true, entry: { select: { kind: true, slug: true, leadId: true, isPublic: true } } } },
  person: { select: { name: true } },
} as const;
const readRow = (client: Tx, id: string) => client.partnerOffer.findUnique({ where: { id }, include });

/** An answer to a search with the search it answers; holds no address. */
export type OpenOffer = NonNullable<Awaited<ReturnType<typeof readRow>>>;

/** One answer, for the editors of the organisation that searches. @throws NotFound for everybody else */
export async function openOffer(viewer: Member, id: string, client: Tx = db): Promise<OpenOffer> {
  const offer = isId(id) ? await readRow(client, id) : null;
  if (!offer || !maySearch(viewer, offer.search.entry)) throw new NotFound();
  return offer;
}

/** What the member has written to a search, or null. */
export const ownOffer = (viewer: Member, searchId: string) =>
  db.partnerOffer.findUnique({ where: { searchId_personId: { searchId, personId: viewer.personId } }, select: { text: true, lang: true, sentAt: true, reply: true, repliedAt: true } });

/**
 * Answers a search for partners; the organisation's editors are told by letter. One answer per person and search: the same form sent
 * twice gives one.
 * @throws NotFound; Invalid (`searchClosed`, `dailyLimit`, `offeredAlready`; `choose` at `organisation`)
 */
export async function offerPartnership(viewer: Member, searchId: string, { organisation, text, lang }: Offered): Promise<void> {
  refuseIf(organisation && !viewer.memberships.some(({ partnerId }) => partnerId === organisation) ? [{ field: 'organisation', code: 'choose' }] : []);
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Person" WHERE id = ${viewer.personId}::uuid FOR NO KEY UPDATE`;
    const search = isId(searchId) ? await tx.partnerSearch.findFirst({ where: { id: searchId, entry: { isPublic: true } }, select: { entryId: true, closedAt: true, until: true, entry: { select: { leadId: true } } } }) : null;
    if (!search) throw new NotFound();
    refuseIf(isOpen(search) ? [] : [{ field: '', code: 'searchClosed' }]);
    const mine = await tx.partnerOffer.findMany({ where: { personId: viewer.personId, OR: [{ searchId }, { sentAt: { gt: new Date(now().getTime() - DAY) } }] }, select: { searchId: true, text: true } });
    const before = mine.find((offer) => offer.searchId === searchId);
    if (before?.text === text) return;
    refuseIf(before ? [{ field: '', code: 'offeredAlready' }] : mine.length >= OFFERS_A_DAY ? [{ field: '', code: 'dailyLimit', values: { max: OFFERS_A_DAY } }] : []);
    const { id } = await tx.partnerOffer.create({ data: { searchId, personId: viewer.personId, organisationId: organisation || null, lang, text, sentAt: now() }, select: { id: true } });
    const letters = [];
    for (const to of await addresseesOf(tx, search.entry.leadId, ['editor'])) {
      const params = { name: to.name, from: viewer.name, personId: viewer.personId, organisation: await titleOf(tx, organisation || null, to.lang), text, id, title: await titleOf(tx, search.entryId, to.lang) };
      letters.push({ to: to.email, lang: to.lang, template: 'partner-search/offered', params });
    }
    await oweAll(tx, letters);
  });
}

/**
 * Writes back to whoever answered a search; they are told by letter. Once.
 * @throws NotFound, Forbidden; Conflict when somebody else has written back
 */
export async function replyToOffer(viewer: Member, id: string, reply: string): Promise<void> {
  await transaction(async (tx) => {
    if (isId(id)) await tx.$queryRaw`SELECT 1 FROM "PartnerOffer" WHERE id = ${id}::uuid FOR UPDATE`;
    const offer = await openOffer(viewer, id, tx);
    if (offer.reply === reply) return;
    if (offer.reply !== null) throw new Conflict(offer.reply);
    if (!offer.personId) throw new Forbidden();
    await tx.partnerOffer.update({ where: { id }, data: { reply, repliedById: viewer.personId, repliedAt: now() } });
    const letters = [];
    for (const to of await addressee(tx, offer.personId)) {
      const { entryId, entry } = offer.search;
      const params = { name: to.name, reply, text: offer.text, id: offer.searchId, title: await titleOf(tx, entryId, to.lang), organisation: await titleOf(tx, entry.leadId, to.lang) };
      letters.push({ to: to.email, lang: to.lang, template: 'partner-search/replied', params });
    }
    await oweAll(tx, letters);
  });
}

/** All answers to an entry's searches, the newest first, for its desk. @throws NotFound unless the viewer may search for it */
export async function offersTo(viewer: Member, entryId: string) {
  const entry = isId(entryId) ? await db.entry.findUnique({ where: { id: entryId }, select: { leadId: true } }) : null;
  if (!entry || !maySearch(viewer, entry)) throw new NotFound();
  return db.partnerOffer.findMany({ where: { search: { entryId } }, orderBy: [{ sentAt: 'desc' }, { id: 'asc' }], take: 100, select: { id: true, text: true, lang: true, sentAt: true, repliedAt: true, organisationId: true, person: { select: { name: true } } } });
}
