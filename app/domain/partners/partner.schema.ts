import { z } from 'zod';
import { type Content, TRANSLATION_STATES } from '#app/domain/shared/content';
import { choice, email, line, required, text, webAddress } from '#app/domain/shared/fields';
import type { Issue } from '#app/domain/shared/outcome';
import { MEMBER_ROLES, SIDES } from '#app/domain/shared/viewer';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';
import { COUNTRIES } from './countries';
import { PARTNER_KINDS } from './partner.type';

const writtenText = z.object({ state: z.enum(TRANSLATION_STATES), fields: z.record(z.string(), z.string()) });

/** A partner as it is stored. Contacts are functions such as a registry office, not persons. */
export const partnerContent = z.object({
  originalLang: z.enum(LANGUAGES),
  texts: z.partialRecord(z.enum(LANGUAGES), writtenText),
  kind: z.enum(PARTNER_KINDS),
  /** Statistics Finland's three-digit code */
  municipalityCode: z.string().nullable(),
  /** ISO 3166-1 alpha-2 */
  country: z.string(),
  population: z.number().int().nullable(),
  /** WGS 84, degrees */
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  website: z.string().nullable(),
  contacts: z.array(z.object({ role: z.string(), email: z.string(), phone: z.string() })),
});

export type PartnerContent = z.infer<typeof partnerContent> & Content;
export type Contact = PartnerContent['contacts'][number];

/** How many contacts a profile has room for. */
export const MAX_CONTACTS = 8;

/** A partner nobody has written anything about yet. */
export const emptyPartner = (lang: Lang): PartnerContent => ({
  originalLang: lang,
  texts: { [lang]: { state: 'original', fields: {} } },
  kind: 'association',
  municipalityCode: null,
  country: 'FI',
  population: null,
  latitude: null,
  longitude: null,
  website: null,
  contacts: [],
});

/** What keeps a partner from being public: it must have a name. */
export const partnerIssues = (content: PartnerContent): Issue[] =>
  content.texts[content.originalLang]?.fields.title?.trim() ? [] : [{ field: 'title', code: 'required' }];

const numeral = (code: string, min: number, max: number, whole: boolean) =>
  line(20).transform((value, context) => {
    if (value === '') return null;
    const n = Number(value.replace(/[\s\u00a0]/g, '').replace(',', '.').replace('\u2212', '-'));
    if (Number.isFinite(n) && n >= min && n <= max && (!whole || Number.isInteger(n))) return n;
    context.addIssue({ code: 'custom', message: code });
    return z.NEVER;
  });

const orNull = (value: string) => value || null;

const contactRow = z
  .object({ role: line(100), email: line(254), phone: line(40) })
  .superRefine((row, context) => {
    const fault = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (!row.role && !row.email && !row.phone) return;
    if (!row.role) fault('role', 'required');
    if (!row.email && !row.phone) fault('email', 'emailOrPhone');
    if (row.email && !z.email().safeParse(row.email).success) fault('email', 'email');
    if (row.phone && !/^\+?[0-9 ()-]{5,}$/.test(row.phone)) fault('phone', 'phone');
  });

/** The texts of one language as a form sends them. */
export const partnerTexts = z.object({ title: required(line(160)), summary: text(400), description: text(6000) });

/** A translation: all may be empty, which takes it away; a name alone is enough. */
export const partnerTranslation = z
  .object({ title: line(160), summary: text(400), description: text(6000) })
  .refine((fields) => fields.title !== '' || (fields.summary === '' && fields.description === ''), { path: ['title'], message: 'required' });

/** The structured part of a profile as its form sends it. */
export const partnerFacts = z
  .object({
    kind: choice(PARTNER_KINDS),
    municipalityCode: line(3)
      .refine((value) => value === '' || /^\d{3}$/.test(value), 'municipalityCode')
      .transform(orNull),
    country: z.string().refine((value) => COUNTRIES.includes(value), 'choose'),
    population: numeral('wholeNumber', 0, 100_000_000, true),
    latitude: numeral('latitude', -90, 90, false),
    longitude: numeral('longitude', -180, 180, false),
    website: webAddress().transform(orNull),
    contacts: z
      .array(contactRow)
      .max(MAX_CONTACTS, 'tooLong')
      .transform((rows) => rows.filter((row) => row.role)),
  })
  .superRefine(({ latitude, longitude }, context) => {
    if (latitude === null && longitude !== null) context.addIssue({ code: 'custom', path: ['latitude'], message: 'required' });
    if (longitude === null && latitude !== null) context.addIssue({ code: 'custom', path: ['longitude'], message: 'required' });
  });

export type PartnerFacts = z.output<typeof partnerFacts>;

/** A new partner as a coordinator enters it. */
export const newPartner = z.object({ name: required(line(160)), lang: choice(LANGUAGES), kind: choice(PARTNER_KINDS) });

const roles = z.array(z.enum(MEMBER_ROLES, 'choose')).min(1, 'atLeastOne').max(MEMBER_ROLES.length, 'choose');

/** What a member is to be in an organisation. */
export const membershipForm = z.object({ roles, side: choice(SIDES) });

/** Someone to be invited. */
export const invitationForm = z.object({ email: email(), name: line(120), roles, side: choice(SIDES), lang: choice(LANGUAGES) });

/** What an invited newcomer gives. */
export const newcomerForm = z.object({ name: required(line(120)), consent: z.string().refine((value) => value === 'yes', 'consent') });
