import { CONSENT_VERSION } from '#app/domain/joining/application.schema';
import type { MemberRole, PlatformRole, Side } from '#app/domain/shared/viewer';
import { LISTING_VERSION, type Listing } from '#app/domain/people/person.schema';
import { slugify } from '#app/domain/shared/slug';
import type { Theme } from '#app/domain/shared/themes';
import { hashPassword } from '#app/platform/auth/secrets.server';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { INVENTED_PEOPLE } from './people';

/** The one password of all demonstration accounts. */
export const DEMO_PASSWORD = 'aukio-demo-2026';
const DOMAIN = 'demo.aukio.example';
const DAY = 86_400_000;

type Place = { partner: string; roles: MemberRole[]; side: Side };

type Account = {
  name: string;
  /** Before the @ */
  at: string;
  lang: Lang;
  roles?: PlatformRole[];
  /** Keys of partners and what the person does there */
  places?: Place[];
  headline?: string;
  about?: string;
  themes?: Theme[];
  listing?: Listing;
  takesMessages?: boolean;
};

const editor = (partner: string): Place[] => [{ partner, roles: ['editor'], side: 'administration' }];

const HEADLINES: Record<Lang, string> = {
  fi: 'Kestävän kehityksen suunnittelija kaupunkikehityksessä',
  sv: 'Planerare för hållbar utveckling vid stadsutvecklingen',
  en: 'Sustainability planner in city development',
};

/** The accounts that the demonstration names; each is known by its role. */
export const NAMED_ACCOUNTS: Account[] = [
  { name: 'Coordinator (demo)', at: 'coordinator', lang: 'fi', roles: ['coordinator'], places: [{ partner: 'ymparistoministerio', roles: ['practitioner'], side: 'administration' }], headline: 'Koordinoi ohjelmaa ja lukee pilottihakemukset', listing: 'everyone', takesMessages: true },
  { name: 'Second coordinator (demo)', at: 'coordinator2', lang: 'sv', roles: ['coordinator'], places: [{ partner: 'ymparistoministerio', roles: ['practitioner'], side: 'administration' }], headline: 'Granskar piloter och svarar på frågor på svenska' },
  { name: 'Administrator (demo)', at: 'admin', lang: 'en', roles: ['administrator'], headline: 'Looks after accounts and settings' },
  { name: 'Editor, Tampere (demo)', at: 'editor', lang: 'fi', places: editor('tampere'), headline: 'Kirjoittaa Tampereen piloteista', themes: ['low-carbon', 'smart'], listing: 'members' },
  { name: 'Second editor, Tampere (demo)', at: 'editor2', lang: 'fi', places: editor('tampere'), headline: 'Työskentelee hyvinvoinnin ja lähiöiden parissa', themes: ['healthy'] },
  { name: 'Editor, Turku (demo)', at: 'editor.turku', lang: 'fi', places: editor('turku'), headline: 'Vastaa Turun kokeilujen viestinnästä', themes: ['socially-sustainable'], listing: 'members' },
  { name: 'Representative, Tampere (demo)', at: 'representative', lang: 'fi', places: [{ partner: 'tampere', roles: ['editor', 'representative'], side: 'administration' }], headline: 'Edustaa Tamperetta ohjelmassa' },
  { name: 'Practitioner (demo)', at: 'practitioner', lang: 'fi', places: [{ partner: 'demo-university', roles: ['practitioner'], side: 'academia' }, { partner: 'ii', roles: ['practitioner'], side: 'administration' }], headline: 'Tutkii, miten kokeilut jäävät kaupunkien käyttöön', about: 'Arvioin pilottien vaikutuksia yhdessä kaupunkien kanssa. Minulta voi kysyä seurannan suunnittelusta ja vertailualueista.', themes: ['healthy', 'socially-sustainable'], listing: 'members' },
];

const REPRESENTS: Record<Lang, string> = {
  fi: 'Edustaa kuntaansa ja vahvistaa, mitä on annettu ja otettu käyttöön',
  sv: 'Företräder sin kommun och bekräftar vad den gett vidare och tagit i bruk',
  en: 'Represents the city and confirms what it gave and took up',
};

const NAMES: Record<string, string> = { jyvaskyla: 'Jyväskylä', hyvinkaa: 'Hyvinkää', hameenlinna: 'Hämeenlinna', seinajoki: 'Seinäjoki', riihimaki: 'Riihimäki', jarvenpaa: 'Järvenpää' };
const LANGS: Record<string, Lang> = { vaasa: 'sv', porvoo: 'sv', kokkola: 'sv', raasepori: 'sv', pietarsaari: 'sv', inkoo: 'sv', stockholm: 'sv', tallinn: 'en' };

const langOf = (partner: string): Lang => LANGS[partner] ?? 'fi';
const nameOf = (partner: string): string => NAMES[partner] ?? partner.charAt(0).toUpperCase() + partner.slice(1);

/** One editor for each further city that leads a pilot. */
const editorFor = (partner: string): Account => {
  const lang = langOf(partner);
  return { name: `Editor, ${nameOf(partner)} (demo)`, at: `editor.${partner}`, lang, places: editor(partner), headline: HEADLINES[lang] };
};

/** One representative for each further place that gives a practice on or takes one up, so that both sides can be tried. */
const representativeFor = (partner: string): Account => {
  const lang = langOf(partner);
  return { name: `Representative, ${nameOf(partner)} (demo)`, at: `representative.${partner}`, lang, places: [{ partner, roles: ['representative'], side: 'administration' }], headline: REPRESENTS[lang] };
};

/** Those invented for the list of people. They act in no timeline. */
const inventedAccounts = (): Account[] =>
  INVENTED_PEOPLE.map(({ partner, roles, side, ...person }) => ({ ...person, at: slugify(person.name.replace(' (demo)', '')), places: [{ partner, roles, side }] }));

/** Ids of those who act in seeded timelines. */
export type Accounts = { coordinators: [string, string]; editorOf: Map<string, string> };

/** Whom of `partners` nobody serves in a role yet, each once. */
function without(role: MemberRole, accounts: Account[], partners: string[]): string[] {
  const served = new Set(accounts.flatMap(({ places = [] }) => places.flatMap(({ partner, roles }) => (roles.includes(role) ? [partner] : []))));
  return [...new Set(partners)].sort().filter((key) => !served.has(key));
}

/**
 * Makes the demonstration accounts, all with one password, and three applications.
 * @param partners ids by key
 * @param leads keys of the partners that lead a pilot; each gets an editor
 * @param travel keys of the partners that give a practice on or take one up; each gets a representative
 */
export async function seedAccounts(now: Date, partners: Map<string, string>, { leads, travel }: { leads: string[]; travel: string[] }): Promise<Accounts> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const known = [...NAMED_ACCOUNTS, ...inventedAccounts()];
  const accounts = [...NAMED_ACCOUNTS, ...without('editor', NAMED_ACCOUNTS, leads).map(editorFor), ...inventedAccounts(), ...without('representative', known, travel).map(representativeFor)];
  // The network came together in the spring before the programme's first year.
  const since = new Date(Date.UTC(now.getUTCFullYear() - 4, 2, 2, 9));
  const people = accounts.map((account) => ({ account, id: crypto.randomUUID() }));
  await db.person.createMany({
    data: people.map(({ id, account: { name, at, lang, roles = [], headline = '', about = '', themes = [], listing = 'nobody', takesMessages = false } }) => ({
      id, name, email: `${at}@${DOMAIN}`, passwordHash, lang, roles, headline, about, themes,
      listing, takesMessages, ...(listing === 'nobody' ? {} : { listingText: LISTING_VERSION, listedAt: since }),
      createdAt: since, consentText: CONSENT_VERSION, consentedAt: since,
    })),
  });
  await db.membership.createMany({
    data: people.flatMap(({ id, account: { places = [] } }) => places.map(({ partner, roles, side }) => ({ personId: id, partnerId: idOf(partners, partner), roles, side, since }))),
  });
  await seedApplications(now, partners);
  const named = (at: string) => people.find(({ account }) => account.at === at)?.id ?? '';
  const editorOf = new Map<string, string>();
  for (const { id, account } of people) {
    for (const { partner, roles } of account.places ?? []) if (roles.includes('editor') && !editorOf.has(partner)) editorOf.set(partner, id);
  }
  return { coordinators: [named('coordinator'), named('coordinator2')], editorOf };
}

async function seedApplications(now: Date, partners: Map<string, string>): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  const common = { consentText: CONSENT_VERSION, grantedRoles: [] };
  await db.application.createMany({
    data: [
      {
        ...common, state: 'pending', email: `applicant@${DOMAIN}`, name: 'Applicant, Tampere (demo)', lang: 'fi', partnerId: idOf(partners, 'tampere'),
        workTitle: 'Liikennesuunnittelija', side: 'administration', themes: ['low-carbon', 'healthy'],
        why: 'Valmistelen kaupungin pyöräliikenteen hankkeita ja haluan kirjoittaa niistä itse. Muiden kaupunkien talvikokemukset kiinnostavat erityisesti.',
        createdAt: before(6.2), verifiedAt: before(6.1),
      },
      {
        ...common, state: 'pending', email: `sokande@${DOMAIN}`, name: 'Applicant, residents’ association (demo)', lang: 'sv',
        newOrganisationName: 'Norrstrandens invånarförening (demo)', newOrganisationKind: 'residents',
        workTitle: 'Sekreterare', side: 'residents', themes: ['socially-sustainable'],
        why: 'Vår förening sköter ett gemensamt gårdshus och en verkstad. Vi vill visa hur det går till och höra vad andra har lärt sig.',
        createdAt: before(11.4), verifiedAt: before(11.3),
      },
      {
        ...common, state: 'unverified', email: `newcomer@${DOMAIN}`, name: 'Applicant, energy company (demo)', lang: 'en', partnerId: idOf(partners, 'demo-energy'),
        workTitle: 'Development engineer', side: 'business', themes: ['low-carbon', 'smart'],
        why: 'I work with waste heat and would like to take part in the pilots on demand response.',
        createdAt: before(0.1),
      },
    ],
  });
}

/** A partner's id. @throws Error when the demonstration knows no such partner */
export function idOf(partners: Map<string, string>, key: string): string {
  const id = partners.get(key);
  if (!id) throw new Error(`The demonstration data names a partner that it lacks: ${key}`);
  return id;
}

/** Whether a person is one of the demonstration's own. */
export const isDemoAddress = (email: string): boolean => email.endsWith(`@${DOMAIN}`);
