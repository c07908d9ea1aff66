import { db, type Prisma } from '#app/platform/db/db.server';

type Made = Partial<Prisma.FollowUpUncheckedCreateInput>;

/** A follow-up of a pilot that was asked about; with an `outcome` one that was answered. Returns its id. */
export async function aFollowUp(pilotId: string, more: Made = {}): Promise<string> {
  const { months = 12, askOn = new Date('2025-06-01T00:00:00Z'), askedAt = new Date('2025-06-01T06:00:00Z'), outcome = null } = more;
  const { leadId } = await db.entry.findUniqueOrThrow({ where: { id: pilotId }, select: { leadId: true } });
  const answer = outcome ? { reason: 'Kaupunki jatkaa omalla rahalla.', lang: 'fi', answererRole: 'editor', organisationId: leadId, answeredAt: new Date('2025-06-10T09:00:00Z'), lock: 1 } : {};
  return (await db.followUp.create({ data: { pilotId, months, askOn, askedAt, outcome, ...answer, ...more }, select: { id: true } })).id;
}
