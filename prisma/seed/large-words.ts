import type { Lang } from '#app/platform/i18n/languages';

/** The same thing said in each language. */
export type Said = Record<Lang, string>;

const said = (fi: string, sv: string, en: string): Said => ({ fi, sv, en });

/** Words that the synthetic pilots are put together from; they are for measuring, not for reading. */
export const SUBJECTS: Said[] = [
  said('Aurinkopaneelit koulujen katoille', 'Solpaneler på skolornas tak', 'Solar panels on school roofs'),
  said('Sähköbussien lataus varikolla', 'Laddning av elbussar i depån', 'Charging electric buses at the depot'),
  said('Lähimetsän polut kaikille', 'Stigar för alla i närskogen', 'Paths for everyone in the local forest'),
  said('Hukkalämpö uimahalliin', 'Spillvärme till simhallen', 'Waste heat for the swimming hall'),
  said('Pyöräpysäköinti asemalle', 'Cykelparkering vid stationen', 'Bicycle parking at the station'),
  said('Asukkaiden yhteinen verstas', 'Invånarnas gemensamma verkstad', 'A workshop shared by residents'),
  said('Hulevesien painanteet pihoilla', 'Svackdiken för dagvatten på gårdar', 'Rainwater swales in courtyards'),
  said('Kutsubussi iltavuoroihin', 'Anropsbuss för kvällsturer', 'On-demand bus for evening shifts'),
  said('Puurakenteinen päiväkoti', 'Daghem i trä', 'A day-care centre built of wood'),
  said('Ilmanlaadun mittaus kaduilla', 'Luftkvaliteten mäts på gatorna', 'Measuring air quality in streets'),
  said('Ruokahävikki puoliksi keittiöissä', 'Hälften av matsvinnet i köken', 'Halving food waste in kitchens'),
  said('Kirjasto auki yöhön', 'Biblioteket öppet till natten', 'A library open into the night'),
  said('Talvikunnossapito mittauksilla', 'Vinterunderhåll efter mätning', 'Winter maintenance by measurement'),
  said('Yhteiskäyttöautot taloyhtiöille', 'Bilpool för bostadsbolag', 'Shared cars for housing companies'),
  said('Lampaat laiduntavat puistossa', 'Får betar i parken', 'Sheep grazing in the park'),
  said('Kierrätystavarat rakennustyömaalta', 'Återbruk från byggplatsen', 'Reuse from building sites'),
  said('Digineuvonta kotiovella', 'Digital rådgivning vid dörren', 'Digital advice at the door'),
  said('Lämpökamera koteihin lainaksi', 'Värmekamera till låns för hemmen', 'Thermal cameras on loan to homes'),
  said('Valaistus liikkujan mukaan', 'Belysning som följer den som går', 'Lighting that follows people'),
  said('Liikuntatunti metsässä', 'Gymnastiklektion i skogen', 'Physical education in the forest'),
];

export const MANNERS: Said[] = [
  said('yhdessä asukkaiden kanssa', 'tillsammans med invånarna', 'together with residents'),
  said('talviolosuhteissa', 'under vinterförhållanden', 'in winter conditions'),
  said('kahdessa kaupunginosassa', 'i två stadsdelar', 'in two districts'),
  said('avoimella datalla', 'med öppna data', 'with open data'),
  said('nuorten ehdotuksesta', 'på förslag av unga', 'proposed by young people'),
  said('ikäihmisten arjessa', 'i äldres vardag', 'in the daily life of older people'),
  said('yrityksen kumppanina', 'med ett företag som partner', 'with a company as partner'),
  said('vanhassa rakennuskannassa', 'i äldre byggnader', 'in older buildings'),
  said('ilman uusia virkoja', 'utan nya tjänster', 'without new posts'),
  said('satama-alueella', 'i hamnområdet', 'in the harbour area'),
];

export const CHALLENGES: Said[] = [
  said('Nykyinen ratkaisu maksaa vuodessa liikaa, ja sen vaikutuksia on mitattu vain kerran.', 'Dagens lösning kostar för mycket per år, och effekterna har mätts bara en gång.', 'The present solution costs too much a year, and its effects have been measured only once.'),
  said('Asukkaat ovat pyytäneet muutosta usealla kyselykierroksella, mutta vastuu on jakautunut kolmelle yksikölle.', 'Invånarna har i flera enkäter bett om en förändring, men ansvaret är delat mellan tre enheter.', 'Residents have asked for change in several surveys, but responsibility is split among three units.'),
  said('Kulutus kasvaa, vaikka asukasluku pysyy ennallaan.', 'Förbrukningen ökar trots att invånarantalet är oförändrat.', 'Consumption grows although the number of residents stays the same.'),
  said('Tieto on olemassa, mutta se ei kulje niille, jotka tekevät päätökset.', 'Uppgifterna finns, men de når inte dem som fattar besluten.', 'The information exists but does not reach those who decide.'),
  said('Palvelu tavoittaa parhaiten ne, jotka tarvitsisivat sitä vähiten.', 'Tjänsten når bäst dem som behöver den minst.', 'The service best reaches those who need it least.'),
  said('Laitteet ovat käyttöikänsä lopussa, ja uusiminen samanlaisina lukitsisi päästöt vuosiksi.', 'Utrustningen är uttjänt, och att förnya den likadan skulle låsa utsläppen för flera år.', 'The equipment is at the end of its life, and replacing it like for like would lock in emissions for years.'),
];

export const APPROACHES: Said[] = [
  said('Ratkaisu rakennetaan ensin yhteen kohteeseen ja laajennetaan puolen vuoden mittausten jälkeen.', 'Lösningen byggs först på ett ställe och utvidgas efter ett halvt års mätningar.', 'The solution is first built at one site and extended after half a year of measurements.'),
  said('Työpajoissa sovitaan mittareista, ja tulokset luetaan joka kuukausi.', 'I verkstäder avtalas om mätare, och resultaten läses av varje månad.', 'Workshops agree on the measures, and results are read every month.'),
  said('Vertailuksi jätetään kaksi samanlaista kohdetta ennalleen.', 'Två liknande objekt lämnas orörda för jämförelse.', 'Two similar sites are left as they are for comparison.'),
  said('Kilpailutus tehdään kevyesti, ja sopimuksessa on lupa lopettaa kesken.', 'Upphandlingen görs lätt, och avtalet tillåter att försöket avbryts.', 'Procurement is kept light, and the contract allows stopping midway.'),
  said('Henkilöstö koulutetaan ennen käyttöönottoa ja haastatellaan sen jälkeen.', 'Personalen utbildas före ibruktagandet och intervjuas efteråt.', 'Staff are trained before the start and interviewed afterwards.'),
  said('Asukkaat valitsevat paikat kartalta, ja valinnat perustellaan julkisesti.', 'Invånarna väljer platserna på en karta, och valen motiveras offentligt.', 'Residents choose the places on a map, and choices are explained in public.'),
];

export const NOVELTIES: Said[] = [
  said('Uutta on yhdistää kaksi aiemmin erillistä palvelua samaan sopimukseen.', 'Det nya är att två tidigare skilda tjänster förenas i ett avtal.', 'What is new is that two formerly separate services share one contract.'),
  said('Uutta on mitata hyötyä sieltä, missä se syntyy, eikä vain siellä, missä se maksetaan.', 'Det nya är att nyttan mäts där den uppstår och inte bara där den betalas.', 'What is new is measuring the benefit where it arises and not only where it is paid for.'),
  said('Uutta on antaa käyttäjille valta pysäyttää kokeilu.', 'Det nya är att användarna kan stoppa försöket.', 'What is new is that users may halt the trial.'),
  said('Uutta on pitää mukana talvi alusta loppuun.', 'Det nya är att vintern ingår från början till slut.', 'What is new is that winter is part of it from start to end.'),
];

/** Evidence for an effect that is good, none or bad; {n} is a number. */
export const EVIDENCE: Record<'+' | '0' | '-', Said[]> = {
  '+': [
    said('Mittausten mukaan parannus on noin {n} prosenttia lähtötasosta.', 'Enligt mätningarna är förbättringen ungefär {n} procent från utgångsnivån.', 'Measurements show an improvement of about {n} per cent on the baseline.'),
    said('Tavoitteena on {n} prosentin muutos kahdessa vuodessa.', 'Målet är en förändring på {n} procent på två år.', 'The aim is a change of {n} per cent in two years.'),
  ],
  '0': [
    said('Vaikutusta ei ole odotettavissa, ja se tarkistetaan {n} kuukauden kuluttua.', 'Ingen effekt väntas, och saken kontrolleras efter {n} månader.', 'No effect is expected, and this is checked after {n} months.'),
    said('Ero vertailukohteeseen oli alle {n} prosenttia.', 'Skillnaden mot jämförelseobjektet var under {n} procent.', 'The difference from the comparison site was below {n} per cent.'),
  ],
  '-': [
    said('Haitta on arviolta {n} prosenttia, ja se hyväksytään kokeilun ajaksi.', 'Olägenheten är uppskattningsvis {n} procent och godtas under försöket.', 'The drawback is estimated at {n} per cent and accepted for the trial.'),
  ],
};

export const MILESTONES: Said[] = [
  said('Lähtötaso mitattu', 'Utgångsnivån uppmätt', 'Baseline measured'),
  said('Ensimmäinen kohde käytössä', 'Första objektet i bruk', 'First site in use'),
  said('Tulokset koottu', 'Resultaten sammanställda', 'Results gathered'),
];
