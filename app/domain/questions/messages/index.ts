import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Everything said about questions and answers under an entry. */
export const questionMessages = defineMessages({ fi, sv, en });
