import { countTravelTo } from '#app/domain/replications/count.server';
import type { ContentType, EntryRow } from '#app/domain/shared/content-type';
import type { Tx } from '#app/platform/db/db.server';
import { partnerMessages } from './messages';
import { partnerApi } from './partner-api.server';
import { emptyPartner, type PartnerContent, partnerContent, partnerIssues } from './partner.schema';
import { partnerType } from './partner.type';

/** Writes what readers filter partners by. A partner answers for itself. */
async function project(tx: Tx, entry: EntryRow, content: PartnerContent): Promise<void> {
  const { kind, municipalityCode, country, population, latitude, longitude, website } = content;
  const row = { kind, municipalityCode, country, population, latitude, longitude, website };
  await tx.partner.upsert({ where: { id: entry.id }, create: { id: entry.id, ...row }, update: row });
  await countTravelTo(tx, entry.id);
  if (entry.leadId !== entry.id) await tx.entry.update({ where: { id: entry.id }, data: { leadId: entry.id } });
}

/** Partners, as the shared commands and the registry know them. */
export const partners: ContentType<PartnerContent> = {
  ...partnerType,
  messages: partnerMessages,
  empty: emptyPartner,
  parse: (stored) => partnerContent.parse(stored) as PartnerContent,
  issues: partnerIssues,
  isMaterial: () => false,
  api: partnerApi,
  project,
};
