import { partnerMessages } from '#app/domain/partners/messages';
import { MAX_CONTACTS } from '#app/domain/partners/partner.schema';
import type { ConflictView } from '#app/domain/shared/conflict-notice';
import { fingerprint, type OtherSave } from '#app/domain/shared/revision.server';
import { formatMoment } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { one, type Sent } from './form.server';

/** Names of the fields of a profile, for error summaries and conflicts. */
export function profileLabels(lang: Lang): Record<string, string> {
  const t = translator(partnerMessages, lang);
  const fields = ['title', 'summary', 'description', 'kind', 'municipalityCode', 'country', 'population', 'latitude', 'longitude', 'website'];
  const columns = { role: t('field.contactRole'), email: t('field.contactEmail'), phone: t('field.contactPhone') };
  const contacts = Array.from({ length: MAX_CONTACTS }, (_, i) => i).flatMap((i) =>
    Object.entries(columns).map(([column, label]) => [`contacts.${i}.${column}`, `${t('edit.contact', { n: i + 1 })}, ${label.toLowerCase()}`] as const),
  );
  return { ...Object.fromEntries(fields.map((field) => [field, t.at(`field.${field}`)])), ...Object.fromEntries(contacts) };
}

/** What a second editor is shown: where what now stands differs from what they sent. Null when there is no conflict. */
export function conflictView(lang: Lang, theirs: unknown, sent: Sent, labels: Record<string, string>): (ConflictView & { base: string }) | null {
  if (!theirs) return null;
  const { part, by, at } = theirs as OtherSave;
  const stands = part as Sent;
  const differences = Object.entries(labels)
    .map(([name, label]) => ({ name, label, theirs: one(stands, name), mine: one(sent, name) }))
    .filter((pair) => pair.theirs.trim() !== pair.mine.trim());
  return { by, at: formatMoment(lang, at), base: fingerprint(part), differences };
}
