import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Everything said about how far the programme is. */
export const progressMessages = defineMessages({ fi, sv, en });
