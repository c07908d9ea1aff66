import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Words of indicators: units, dimensions, the library, values and their acceptance. */
export const indicatorMessages = defineMessages({ fi, sv, en });
