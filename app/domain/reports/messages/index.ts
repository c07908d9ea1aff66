import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** The words of reports. */
export const reportMessages = defineMessages({ fi, sv, en });
