import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Words of the contact forms and their letters. */
export const contactMessages = defineMessages({ fi, sv, en });
