import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Everything said about report rounds. */
export const roundMessages = defineMessages({ fi, sv, en });
