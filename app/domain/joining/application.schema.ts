import { z } from 'zod';
import { isPartnerKind, PARTNER_KINDS } from '#app/domain/partners/partner.type';
import { choice, email, line, required, text } from '#app/domain/shared/fields';
import { THEMES } from '#app/domain/shared/themes';
import { MEMBER_ROLES, SIDES } from '#app/domain/shared/viewer';
import { LANGUAGES } from '#app/platform/i18n/languages';

/** The wording of the consent people now give; earlier ones stay in the messages under their own names. */
export const CONSENT_VERSION = '2026-11';

const id = z.union([z.literal(''), z.uuid('choose')], 'choose');

const organisation = {
  organisation: id,
  newOrganisationName: line(160),
  newOrganisationKind: z.union([z.literal(''), z.enum(PARTNER_KINDS)], 'choose'),
};

type Organisation = { organisation?: string; newOrganisationName?: string; newOrganisationKind?: string };

/** One from the list, or a name and a kind: never both, never neither. Said beside what is wrong elsewhere, not after it. */
const oneOrganisation = <T extends z.ZodType<Organisation>>(schema: T) => {
  const say = (field: keyof Organisation, error: string) => ({ path: [field], error, when: () => true });
  return schema
    .refine((o) => !(o.organisation && o.newOrganisationName), say('organisation', 'eitherOr'))
    .refine((o) => o.organisation || o.newOrganisationName, say('organisation', 'required'))
    .refine((o) => o.organisation || !o.newOrganisationName || isPartnerKind(o.newOrganisationKind), say('newOrganisationKind', 'choose'));
};

/** A request to join. Codes: those of the fields, eitherOr, atLeastOne, consent. */
export const applicationSchema = oneOrganisation(
  z.object({
    email: email(),
    name: required(line(120)),
    ...organisation,
    workTitle: required(line(120)),
    side: choice(SIDES),
    themes: z
      .array(choice(THEMES))
      .min(1, 'atLeastOne')
      .transform((themes) => THEMES.filter((theme) => themes.includes(theme))),
    why: required(text(2000)),
    lang: choice(LANGUAGES),
    consent: z.literal(CONSENT_VERSION, 'consent'),
  }),
);

export type NewApplication = z.output<typeof applicationSchema>;

/** The organisation a coordinator places an applicant in. */
export const placeSchema = oneOrganisation(z.object(organisation));
export type Place = z.output<typeof placeSchema>;

/** What the coordinator grants. */
export const approvalSchema = z.object({
  roles: z.array(choice(MEMBER_ROLES)).transform((roles) => MEMBER_ROLES.filter((role) => roles.includes(role))),
});

export const declineSchema = z.object({ reason: required(text(2000)) });

export const answerSchema = z.object({ answer: choice(['yes', 'no']) });
