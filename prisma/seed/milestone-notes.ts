import type { Lang } from '#app/platform/i18n/languages';

type Notes = Record<Lang, string[]>;

/** Why something was reached after its day. */
export const LATE_NOTES: Notes = {
  fi: [
    'Laitetoimitus viivästyi komponenttipulan vuoksi. Asennus tehtiin heti, kun laitteet tulivat.',
    'Hankintapäätöksestä valitettiin markkinaoikeuteen, ja ratkaisua odotettiin.',
    'Routa venytti kaivutöitä kevääseen. Muu työ eteni suunnitellusti.',
    'Ensimmäisellä kierroksella vastauksia tuli liian vähän, joten kysely toistettiin paikan päällä.',
    'Vastuuhenkilö vaihtui kesken kauden, ja perehdytys vei aikansa.',
  ],
  sv: [
    'Leveransen drog ut på tiden på grund av komponentbrist. Installationen gjordes så snart utrustningen kom.',
    'Upphandlingsbeslutet överklagades, och vi väntade på avgörandet.',
    'Tjälen sköt upp grävarbetet till våren. Resten gick enligt planen.',
  ],
  en: [
    'The delivery was held up by a shortage of components. Installation followed as soon as the equipment arrived.',
    'The permit took longer than expected because two neighbours asked for a second hearing.',
    'Too few people answered the first round, so the survey was repeated on site.',
  ],
};

/** Why something took less time than was thought. */
export const EARLY_NOTES: Notes = {
  fi: ['Lupa saatiin odotettua nopeammin, ja työ alkoi jo ennen lomia.', 'Kumppanilla oli valmiina kalusto, joten hankintaa ei tarvittu.'],
  sv: ['Tillståndet kom snabbare än väntat, och arbetet började redan före semestrarna.'],
  en: ['A partner lent the equipment, so nothing had to be procured.'],
};

/** What is going on with something that has not been reached yet. */
export const UNDERWAY_NOTES: Notes = {
  fi: [
    'Työ on käynnissä. Kilpailutus jouduttiin uusimaan, koska tarjouksia tuli vain yksi.',
    'Mittaukset jatkuvat vielä, sillä leuto talvi ei antanut vertailukelpoista aineistoa.',
    'Asukastilaisuuksia järjestetään kaksi lisää, koska toiveet menivät ristiin.',
    'Urakoitsija on aloittanut. Uusi arvio valmistumisesta on kolmen kuukauden päässä.',
  ],
  sv: [
    'Arbetet pågår. Upphandlingen fick göras om, eftersom bara ett anbud kom in.',
    'Mätningarna fortsätter, för den milda vintern gav inget jämförbart underlag.',
  ],
  en: ['Work has begun. The tender had to be repeated because only one offer came in.', 'Two more meetings with residents are being held, as their wishes differed.'],
};

/** Why something is not aimed at any more. */
export const DROPPED_NOTES: Notes = {
  fi: [
    'Luovuttiin: toimittaja lopetti tuotteen, eikä korvaavaa ollut saatavilla kohtuulliseen hintaan.',
    'Yhdistettiin seuraavaan vaiheeseen, koska erillinen väliraportti ei olisi tuonut uutta.',
  ],
  sv: ['Slopad: leverantören slutade tillverka produkten, och ingen ersättare fanns till rimligt pris.'],
  en: ['Dropped: the supplier withdrew the product, and nothing comparable was to be had at a reasonable price.', 'Merged with the next step, since a separate report would have told nothing new.'],
};

/** Why the rest of a pilot that was stopped is not done. */
export const STOPPED_NOTES: Notes = {
  fi: ['Tätä vaihetta ei tehdä, koska pilotti päätettiin lopettaa ennen sitä.'],
  sv: ['Det här steget görs inte, eftersom piloten avslutades före det.'],
  en: ['This step will not be taken, as the pilot was stopped before it.'],
};
