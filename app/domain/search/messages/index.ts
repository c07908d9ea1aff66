import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** What the search page says. */
export const searchMessages = defineMessages({ fi, sv, en });
