import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Everything said about what suits a place, and why. */
export const suitabilityMessages = defineMessages({ fi, sv, en });
