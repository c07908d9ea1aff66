import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Everything said about practices. */
export const practiceMessages = defineMessages({ fi, sv, en });
