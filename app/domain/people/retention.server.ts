import { db } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';

const DAY = 86_400_000;
const before = (days: number) => new Date(now().getTime() - days * DAY);

/**
 * How long each thing is kept, in days; docs/privacy.md says why. No backup may be restored that is older than the list of erasures reaches back.
 */
export const KEPT_DAYS = { unverified: 7, decided: 365, letters: 90, links: 30, invitations: 90, offers: 365, erasures: 400 } as const;

/** Forgets what is past its time; the daily retention job. Returns how many rows of each went. */
export async function forgetWhatIsPast() {
  const [unverified, decided, letters, links, invitations, limits, sheets, offers] = await Promise.all([
    db.application.deleteMany({ where: { state: { in: ['unverified', 'expired'] }, createdAt: { lt: before(KEPT_DAYS.unverified) } } }),
    db.application.deleteMany({ where: { state: { in: ['approved', 'declined'] }, decidedAt: { lt: before(KEPT_DAYS.decided) } } }),
    db.letter.deleteMany({ where: { createdAt: { lt: before(KEPT_DAYS.letters) } } }),
    db.oneTimeToken.deleteMany({ where: { expiresAt: { lt: before(KEPT_DAYS.links) } } }),
    db.invitation.deleteMany({ where: { expiresAt: { lt: before(KEPT_DAYS.invitations) } } }),
    db.rateLimit.deleteMany({ where: { expire: { lt: now().getTime() } } }),
    db.sheetImport.deleteMany({ where: { expiresAt: { lt: now() } } }),
    db.partnerOffer.deleteMany({ where: { search: { OR: [{ closedAt: { lt: before(KEPT_DAYS.offers) } }, { closedAt: null, until: { lt: before(KEPT_DAYS.offers) } }] } } }),
  ]);
  return {
    unverified: unverified.count,
    decided: decided.count,
    letters: letters.count,
    links: links.count,
    invitations: invitations.count,
    limits: limits.count,
    sheets: sheets.count,
    offers: offers.count,
  };
}
