import sharp from 'sharp';
import { chanceFor } from './chance';
import { draw, type Hue, type Scene } from './scenes';

/** Who is named beside each picture. */
export const PICTURE_CREDIT = 'Aukio, illustration';

/** The published pilots that have a picture, and what it shows. */
export const PICTURES: Record<string, [Scene, Hue]> = {
  'alykkaat-suojatiet': ['crossing', 'lake'],
  'asukasbudjetti-verkossa': ['table', 'heather'],
  'aurinkosahkon-yhteiso': ['energy', 'lake'],
  'avoin-liikennedata': ['street', 'lake'],
  'delad-gard-delad-vardag': ['garden', 'heather'],
  'digital-tvilling-for-dagvatten': ['network', 'lake'],
  'geoenergia-kouluihin': ['school', 'cloudberry'],
  'hukkalampo-kaukolampoon': ['energy', 'spruce'],
  'hulevesipuisto': ['park', 'lake'],
  'ikaystavallinen-keskusta': ['winter', 'heather'],
  'ilmanlaatu-katutasolla': ['street', 'cloudberry'],
  'jaahdytysverkko-keskustaan': ['shore', 'heather'],
  'kaupunkipuut-ja-helle': ['park', 'cloudberry'],
  'korjaa-ala-pura': ['building', 'cloudberry'],
  'kortteliolohuone': ['hall', 'cloudberry'],
  'koulupihat-vihreiksi': ['school', 'spruce'],
  'kouluruoan-havikki': ['table', 'spruce'],
  'kysyntajousto-kerrostaloissa': ['quarter', 'lake'],
  'liikkuva-varhaiskasvatus': ['forest', 'lake'],
  'micro-hubs-for-parcels': ['quarter', 'cloudberry'],
  'monikielinen-neuvonta': ['table', 'lake'],
  'naapurustotalo': ['hall', 'heather'],
  'puukerrostalokortteli': ['building', 'spruce'],
  'ranta-kaikille': ['shore', 'lake'],
  'sahkobussit-lahioon': ['street', 'spruce'],
  'school-streets': ['crossing', 'heather'],
  'skogen-som-granne': ['forest', 'spruce'],
  'stadens-varmepumpar': ['energy', 'heather'],
  'talvipyoraily': ['winter', 'lake'],
  'turvallinen-reitti-kotiin': ['night', 'lake'],
  'tyhjat-tilat-kayttoon': ['hall', 'lake'],
  'yhteiskayttoautot-taloyhtioihin': ['quarter', 'spruce'],
  'yhteisopuutarha-ja-kotoutuminen': ['garden', 'cloudberry'],
  'youth-night-lab': ['night', 'cloudberry'],
};

/** A pilot's illustration as a PNG to be stored like any upload; the same each time. Null when it has none. */
export async function illustrationOf(slug: string): Promise<Buffer | null> {
  const chosen = PICTURES[slug];
  if (!chosen) return null;
  const svg = Buffer.from(draw(...chosen, chanceFor(slug)));
  // The file store keeps SVG out of the process; our own drawings pass for this one moment.
  sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });
  try {
    return await sharp(svg).png({ compressionLevel: 1 }).toBuffer();
  } finally {
    sharp.block({ operation: ['VipsForeignLoadSvgBuffer'] });
  }
}
