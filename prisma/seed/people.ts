import type { MemberRole, Side } from '#app/domain/shared/viewer';
import type { Listing } from '#app/domain/people/person.schema';
import { THEMES, type Theme } from '#app/domain/shared/themes';
import type { Lang } from '#app/platform/i18n/languages';

/** Someone invented for the list of people. Their headline is in their own language. */
export type InventedPerson = {
  name: string;
  lang: Lang;
  partner: string;
  roles: MemberRole[];
  side: Side;
  headline: string;
  themes: Theme[];
  listing: Listing;
  takesMessages: boolean;
};

const [L, S, H, C] = THEMES;
const P: MemberRole[] = ['practitioner'];
const E: MemberRole[] = ['practitioner', 'editor'];
const R: MemberRole[] = ['representative'];

type Row = [name: string, lang: Lang, partner: string, roles: MemberRole[], side: Side, headline: string, themes: Theme[]];

/** Seen by everyone */
const PUBLIC: Row[] = [
  ['Aino Rantavesi', 'fi', 'helsinki', P, 'administration', 'Hulevesi-insinööri, kerää talteen myös sen, mikä meni pieleen', [L, H]],
  ['Henrik Sundmark', 'sv', 'helsinki', R, 'politics', 'Stadsfullmäktigeledamot, frågar alltid vem som betalar driften', [L, C]],
  ['Oona Koivuharju', 'fi', 'espoo', E, 'administration', 'Avoimen datan asiantuntija kaupunkitekniikassa', [S]],
  ['Teemu Lähdesoja', 'fi', 'vantaa', P, 'administration', 'Lähiökoordinaattori, kahvinkeittäjä ja sillanrakentaja', [C, H]],
  ['Maarit Yläkivi', 'fi', 'tampere', R, 'politics', 'Kaupunginhallituksen jäsen, elinvoima ja ilmasto', [L]],
  ['Juhani Pellonperä', 'fi', 'tampere', P, 'administration', 'Liikennesuunnittelija, talvipyöräilyn puolesta', [L, H, S]],
  ['Karin Åvall', 'sv', 'turku', P, 'administration', 'Planerare som vill att gården ska bli kvarterets vardagsrum', [C, H]],
  ['Sakari Merituuli', 'fi', 'turku', E, 'administration', 'Energia-asiantuntija sataman ja kaupungin rajalla', [L]],
  ['Elli Pohjanoksa', 'fi', 'oulu', P, 'administration', 'Terveysvaikutusten arvioija kaavoituksessa', [H]],
  ['Anssi Kairavuo', 'fi', 'oulu', E, 'administration', 'Sensoreista päätöksiin: katujen kunnossapito', [S, L]],
  ['Riikka Harjumaa', 'fi', 'jyvaskyla', P, 'administration', 'Liikunnan ja kaupunkisuunnittelun välissä', [H, C]],
  ['Väinö Saarenketo', 'fi', 'kuopio', P, 'administration', 'Puurakentamisen hankkeet ja niiden hiililaskenta', [L]],
  ['Leena Ojanperä', 'fi', 'lahti', R, 'administration', 'Ympäristöjohtaja, kiertotalous ja järvet', [L, H]],
  ['Ilmari Kotasaari', 'fi', 'pori', P, 'business', 'Uusiokäyttöbetoni ja purkukartoitukset', [L]],
  ['Sanna Metsäkulma', 'fi', 'joensuu', P, 'association', 'Yhteisöpuutarhojen verkoston vetäjä', [C, H]],
  ['Björn Hedlund-Ås', 'sv', 'vaasa', R, 'administration', 'Energistaden i praktiken: fjärrvärme och flexibilitet', [L, S]],
  ['Malin Lillbacka', 'sv', 'vaasa', P, 'academia', 'Forskar om hur försök blir vardag i små städer', [C, S]],
  ['Fredrika Nystrand', 'sv', 'porvoo', E, 'administration', 'Skriver om stadens piloter på två språk', [L, C]],
  ['Otso Vaarala', 'fi', 'rovaniemi', P, 'administration', 'Arktisen kaupungin valaistus ja kävely', [S, H]],
  ['Inkeri Lahdenranta', 'fi', 'kotka', P, 'residents', 'Asukasraadin puheenjohtaja, ranta kuuluu kaikille', [C]],
  ['Örjan Backholm', 'sv', 'raasepori', P, 'administration', 'Äldreomsorg och gångavstånd i samma plan', [H, C]],
  ['Ingrid Ekwall', 'sv', 'stockholm', P, 'administration', 'Arbetar med värmepumpar i hela kvarter', [L]],
  ['Marta Kuusemets', 'en', 'tallinn', R, 'administration', 'City archivist turned data steward', [S, C]],
  ['Nora Whitcombe', 'en', 'eurocities', P, 'association', 'Carries good practice between city networks', [L, S, H, C]],
  ['Pekka Laaksovirta', 'fi', 'ymparistoministerio', P, 'administration', 'Kestävän rakentamisen ohjaus ja kokeilujen opit', [L]],
  ['Hilkka Tuomiranta', 'fi', 'sosiaali-ja-terveysministerio', P, 'administration', 'Hyvinvointi kaupunkien päätöksenteossa', [H, C]],
  ['Eero Salmenkallio', 'fi', 'demo-university', P, 'academia', 'Kaupunkitutkija: mitä kokeilusta jää', [S, C]],
  ['Yrsa Törnqvist', 'sv', 'demo-housing', P, 'association', 'Bostadsrådgivare i blandade kvarter', [C]],
  ['Daniel Osei-Lindqvist', 'en', 'demo-mobility', P, 'business', 'Runs a small fleet of shared cargo bikes', [L, S]],
  ['Ulla-Maija Kesonen', 'fi', 'demo-residents', R, 'residents', 'Kylätalon avainten haltija', [C]],
];

/** Seen by members alone */
const FOR_MEMBERS: Row[] = [
  ['Arttu Nevalammi', 'fi', 'lappeenranta', P, 'administration', 'Hankinta-asiantuntija, innovatiiviset hankinnat', [S]],
  ['Cecilia Strandvall', 'sv', 'kokkola', P, 'administration', 'Miljöskydd och badvatten', [H]],
  ['Ville Kankurinen', 'fi', 'demo-energy', P, 'business', 'Kysyntäjousto kerrostaloissa', [L, S]],
  ['Taina Hirvisalo', 'fi', 'seinajoki', R, 'administration', 'Kaupunginarkkitehti', [C, H]],
  ['Kaarlo Ylänne', 'fi', 'demo-sports', P, 'association', 'Lähiliikuntapaikat kaikenikäisille', [H]],
  ['Philippa Grant-Oja', 'en', 'demo-software', P, 'business', 'Open interfaces for city services', [S]],
  ['Tuulikki Rauma-Aho', 'fi', 'rauma', E, 'administration', 'Viestinnän suunnittelija', [C]],
  ['Stefan Wikvall', 'sv', 'pietarsaari', R, 'politics', 'Ordförande i tekniska nämnden', [L]],
];

const person = (listing: Listing) => ([name, lang, partner, roles, side, headline, themes]: Row, n: number): InventedPerson => ({
  // Every demonstration account says that it is one.
  name: `${name} (demo)`, lang, partner, roles, side, headline, themes, listing, takesMessages: n % 4 !== 3,
});

/** Those of the demonstration who chose to be listed. None of them exists. */
export const INVENTED_PEOPLE: InventedPerson[] = [...PUBLIC.map(person('everyone')), ...FOR_MEMBERS.map(person('members'))];
