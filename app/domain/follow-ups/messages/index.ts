import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Everything said about what became of pilots after their end. */
export const followUpMessages = defineMessages({ fi, sv, en });
