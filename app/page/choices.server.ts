import { partnerMessages } from '#app/domain/partners/messages';
import { PARTNER_KINDS } from '#app/domain/partners/partner.type';
import { partnerOptions } from '#app/domain/partners/partners.server';
import { peopleMessages } from '#app/domain/people/messages';
import { SIDES, type Side } from '#app/domain/shared/viewer';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';

type Option = { value: string; label: string };

/** What a form that asks for an organisation offers: those that exist, kinds for a new one, and the sides of society. */
export async function organisationChoices(lang: Lang): Promise<{ organisations: Option[]; kinds: Option[]; sides: Record<Side, string> }> {
  const kindName = translator(partnerMessages, lang);
  const person = translator(peopleMessages, lang);
  const organisations = await partnerOptions(lang);
  return {
    organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
    kinds: PARTNER_KINDS.map((kind) => ({ value: kind, label: kindName.at(`kind.${kind}`) })),
    sides: Object.fromEntries(SIDES.map((side) => [side, person(`side.${side}`)])) as Record<Side, string>,
  };
}
