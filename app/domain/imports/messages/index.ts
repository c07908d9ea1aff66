import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** The words of spreadsheets that come back. */
export const importMessages = defineMessages({ fi, sv, en });
