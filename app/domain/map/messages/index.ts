import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Everything said on and about the map. */
export const mapMessages = defineMessages({ fi, sv, en });
